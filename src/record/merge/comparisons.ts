import type { FindingKind } from '../../ontology/finding.ts'
import { daysBetween } from '../day.ts'
import { placeKey } from '../filter.ts'
import { nameParts } from '../person-name.ts'
import { wordsOf } from '../words.ts'
import type { Claim } from './claim.ts'
import { type Comparison, type Said, shared, type Weights } from './comparison.ts'
import { dates, gap } from './dates.ts'
import { askRole, otherCompany, parties } from './persons.ts'
import { WEIGHTS } from './weights.ts'

/** Settings that say no more than that people talked. */
const PLAIN =
  /^(talks?|meeting|dialogue|discussions?|conversation|call|phone call|bilateral( talks| meeting)?|summit talks|meet)$/
const MEAL = /\b(lunch|luncheon|dinner|banquet|breakfast|reception|tea)\b/

/** The words of a conference's name that tell it from others. */
const ownWords = (name: string): string[] =>
  wordsOf(name).filter(
    (w) => !/^(summit|conference|meeting|forum|leader|gathering|session|annual|\d{4})$/.test(w),
  )

const place: Comparison = {
  name: 'place',
  sentence: 'Is the place the same, as exactly as the texts name it?',
  ask(a, b) {
    if (a.marks.format === 'call' || a.marks.format === 'video' || a.place === null || b.place === null)
      return null
    if (a.place.state !== null && b.place.state !== null && a.place.state !== b.place.state)
      return { answers: 'apart', because: `one in ${a.place.name}, the other in ${b.place.name}` }
    if (placeKey(a.place.name) === placeKey(b.place.name))
      return {
        answers: [a.place.precision === 'country' ? 'one country' : 'one place'],
        because: `both in ${a.place.name}`,
      }
    const city = (c: Claim) => c.place!.precision === 'city'
    if (city(a) && city(b))
      return { answers: ['other city'], because: `one in ${a.place.name}, the other in ${b.place.name}` }
    return null
  },
}

const format: Comparison = {
  name: 'format',
  sentence: 'Did they meet in the same way: in person, by telephone, by video, by letter?',
  ask(a, b) {
    const [fa, fb] = [a.marks.format, b.marks.format]
    if (fa === fb) return fa === 'in-person' ? null : { answers: ['one way'], because: `both by ${fa}` }
    if (fa === 'letter' || fb === 'letter') return { answers: 'apart', because: 'one is a letter' }
    const inPerson = fa === 'in-person' ? a : fb === 'in-person' ? b : null
    if (inPerson !== null) {
      const sure =
        inPerson.place !== null ||
        (inPerson.marks.setting !== null && !PLAIN.test(String(inPerson.marks.setting)))
      return { answers: sure ? 'apart' : ['one in person'], because: 'one in person, the other not' }
    }
    return { answers: ['telephone and video'], because: 'one by telephone, the other by video' }
  },
}

const setting: Comparison = {
  name: 'setting',
  sentence: 'Is the occasion the same: summit, luncheon, the sidelines of a conference?',
  ask(a, b) {
    const [sa, sb] = [a.marks.setting, b.marks.setting].map((s) =>
      s === null ? null : String(s).toLowerCase(),
    )
    if (sa == null || sb == null || PLAIN.test(sa) || PLAIN.test(sb)) return null
    if (sa === sb) return { answers: ['one word'], because: `both call it ${sa}` }
    const [ma, mb] = [MEAL.test(sa), MEAL.test(sb)]
    if (ma && mb) return { answers: ['two meals'], because: `one a ${sa}, the other a ${sb}` }
    if (ma || mb) return { answers: ['one meal'], because: `one a ${sa}, the other a ${sb}` }
    const [aside, bside] = [/sidelines? of (.+)/.exec(sa)?.[1], /sidelines? of (.+)/.exec(sb)?.[1]]
    if (aside === undefined || bside === undefined) return null
    return shared(ownWords(aside), ownWords(bside)).ofFewer >= 0.5
      ? { answers: ['one conference'], because: `both on the sidelines of ${aside}` }
      : {
          answers: ['other conference'],
          because: `one on the sidelines of ${aside}, the other of ${bside}`,
        }
  },
}

const ordinal: Comparison = {
  name: 'ordinal',
  sentence: 'Do both count it as the same meeting of a series?',
  ask(a, b) {
    const [oa, ob] = [a.marks.ordinal, b.marks.ordinal]
    if (oa == null || ob == null) return null
    return oa === ob
      ? { answers: ['one number'], because: `both count it as number ${oa}` }
      : { answers: ['other number'], because: `one counts ${oa}, the other ${ob}` }
  },
}

const standing: Comparison = {
  name: 'standing',
  sentence: 'Can what one announces be what the other tells of?',
  ask(a, b) {
    if (a.standing === b.standing) return null
    const both = [a.standing, b.standing]
    const has = (...standings: string[]) => standings.every((s) => both.includes(s as never))
    if (both.includes('hypothetical')) return { answers: 'apart', because: 'one is only imagined' }
    if (both.includes('denied'))
      return has('denied', 'cancelled') ? null : { answers: 'apart', because: 'one is denied' }
    if (has('held', 'cancelled')) return { answers: 'apart', because: 'one is cancelled' }
    if (has('held', 'announced') || has('announced', 'cancelled')) return null
    return { answers: ['other standing'], because: `one is ${a.standing}, the other ${b.standing}` }
  },
}

const travel: Comparison = {
  name: 'travellers',
  sentence: 'Does the same person travel to the same state?',
  ask(a, b) {
    const visitors = askRole(a, b, 'visitor')
    if (visitors === null) return { answers: 'apart', because: 'one names no visitor' }
    if (visitors.answers === 'apart' || visitors.answers.includes('other office'))
      return { answers: 'apart', because: visitors.because }
    const hosts = (c: Claim) => [
      ...new Set(c.sides.flatMap((s) => (s.role === 'host' && s.of !== null ? [s.of] : []))),
    ]
    const [ha, hb] = [hosts(a), hosts(b)]
    const host = ha.find((h) => hb.includes(h))
    if (ha.length > 0 && hb.length > 0 && host === undefined)
      return { answers: 'apart', because: `one to ${ha[0]}, the other to ${hb[0]}` }
    return {
      answers: [...visitors.answers, host === undefined ? 'host unknown' : 'one host'],
      because: visitors.because + (host === undefined ? '' : `; both to ${host}`),
    }
  },
}

/** A visit lasts: its dates meet when one report counts from the arrival and another to the departure, and it is told of while it lasts. */
const stay: Comparison = {
  name: 'stay',
  sentence: 'Do the days of the visits meet?',
  ask(a, b) {
    const apart = gap(a, b)
    if (apart === null) return null
    const [x, y] = [a, b].map((c) => c.dated && daysBetween(c.first!, c.last!) === 0)
    if (a.dated && b.dated) {
      if (apart > 2) return { answers: 'apart', because: `${apart} days between` }
      if (apart > 0)
        return { answers: x && y ? ['two days, near'] : 'apart', because: `${apart} days between` }
      if (x && y) return { answers: ['one day'], because: `both from ${a.first}` }
      const vague = Math.max(daysBetween(a.first!, a.last!), daysBetween(b.first!, b.last!)) > 31
      return { answers: [vague ? 'one season' : 'days that meet'], because: 'the days meet' }
    }
    if (apart > 7) return { answers: 'apart', because: 'reported more than a week apart' }
    const undated = a.dated ? b : a
    const told = a.dated || b.dated ? 'one undated' : 'both undated'
    const coming = undated.standing === 'held' ? '' : ', to come'
    const near = apart === 0 ? 'on the day' : apart <= 3 ? 'within three days' : 'within a week'
    return { answers: [`${told}${coming}, ${near}`], because: 'reported within the week' }
  },
}

const visitType: Comparison = {
  name: 'rank of visit',
  sentence: 'Is it a state, official, working or private visit?',
  ask(a, b) {
    const [ta, tb] = [a.marks.visitType, b.marks.visitType]
    if (ta == null || tb == null) return null
    return ta === tb
      ? { answers: ['one rank'], because: `both a ${ta} visit` }
      : { answers: ['other rank'], because: `one a ${ta} visit, the other ${tb}` }
  },
}

/** Who speaks or undertakes; `open` lets a state stand for a person of it. */
const role = (name: 'speaker' | 'by' | 'source' | 'target', sentence: string, open: boolean): Comparison => ({
  name,
  sentence,
  ask(a, b): Said {
    const said = askRole(a, b, name)
    if (said === null) return { answers: 'apart', because: `one names no ${name}` }
    const [best, ...more] = said.answers
    const sure =
      ['name', 'part of a name', 'office'].includes(best!) || (best === 'state' && more.length === 0)
    const state = ['person and state', 'state'].includes(best!) && !more.includes('named by each')
    return sure || (open && state) ? said : { answers: 'apart', because: said.because }
  },
})

const closeDays: Comparison = {
  name: 'day',
  sentence: 'Is it the same day?',
  ask(a, b) {
    const apart = gap(a, b)
    if (apart === null) return { answers: 'apart', because: 'one has no day' }
    if (apart === 0) return { answers: ['one day'], because: `both on ${a.first}` }
    // What is announced is done later.
    const [first, second] = a.first! < b.first! ? [a, b] : [b, a]
    const ahead = first.standing !== 'held' && second.standing === 'held'
    if (apart > (ahead ? 31 : 1)) return { answers: 'apart', because: `${apart} days between` }
    if (apart > 1) return { answers: ['announced before'], because: 'announced before' }
    return { answers: [a.dated && b.dated ? 'next day' : 'told next day'], because: 'a day between' }
  },
}

/** Those who are there when something is said or undertaken, as far as the text tells. */
const present = ({ company, sides }: Claim): Claim['sides'] =>
  company.length > 0 || sides.some((s) => s.role === 'addressee' || s.role === 'to')
    ? [...company, ...sides]
    : []

/** The same words to another audience are said again, not once. */
const company: Comparison = {
  name: 'company',
  sentence: 'Is it said or undertaken in the same company?',
  ask(a, b) {
    const [x, y] = [present(a), present(b)]
    if (x.length === 0 || y.length === 0) return { answers: ['unknown'], because: 'the company is not known' }
    const other = otherCompany(x, y)
    return other === null
      ? { answers: ['one company'], because: 'said in one company' }
      : { answers: 'apart', because: other }
  },
}

/** What is signed is told by the name of the document alone. */
const signed = (claim: Claim): boolean => claim.marks.type === 'signing'

const content = (enough: number, what: string): Comparison => ({
  name: 'content',
  sentence: `Are the words of what was ${what} nearly the same?`,
  ask(a, b) {
    const like = shared(a.words, b.words)
    const long = like.fewer >= 8 ? 'long, ' : ''
    if (like.ofAll >= 0.6) return { answers: [`${long}the same`], because: `what was ${what} is the same` }
    if (like.ofAll >= enough && like.fewer >= 3)
      return { answers: [`${long}nearly the same`], because: `what was ${what} is nearly the same` }
    if (like.ofFewer >= 0.8 && like.fewer >= (signed(a) && signed(b) ? 2 : 5))
      return { answers: [`${long}part of the other`], because: `what was ${what} is part of the other` }
    return { answers: 'apart', because: `what was ${what} differs` }
  },
})

const KINDS_OF_PROMISE: readonly (readonly string[])[] = [
  ['agreement', 'signing', 'pledge'],
  ['offer', 'proposal', 'pledge'],
  ['request', 'demand', 'proposal'],
]

const undertakingType: Comparison = {
  name: 'type',
  sentence: 'Is it the same sort of undertaking?',
  ask(a, b) {
    const [ta, tb] = [String(a.marks.type), String(b.marks.type)]
    if (ta === tb) return { answers: ['one sort'], because: `both a ${ta}` }
    return KINDS_OF_PROMISE.some((near) => near.includes(ta) && near.includes(tb))
      ? { answers: ['near sort'], because: `one a ${ta}, the other a ${tb}` }
      : { answers: 'apart', because: `one a ${ta}, the other a ${tb}` }
  },
}

const holder: Comparison = {
  name: 'holder',
  sentence: 'Does the same person hold it?',
  ask(a, b) {
    const [x, y] = [a.sides.find((s) => s.role === 'holder'), b.sides.find((s) => s.role === 'holder')]
    if (!x?.name || !y?.name) return { answers: 'apart', because: 'one names no holder' }
    const said = askRole(a, b, 'holder')
    if (
      said === null ||
      said.answers === 'apart' ||
      !['name', 'part of a name', 'office'].includes(said.answers[0]!)
    )
      return { answers: 'apart', because: said?.because ?? 'one names no holder' }
    const full = nameParts(x.name).length > 1 && nameParts(y.name).length > 1
    return { answers: [full ? 'full name' : 'surname'], because: said.because }
  },
}

const office: Comparison = {
  name: 'office',
  sentence: 'Is it the same office of the same state?',
  ask(a, b) {
    if (a.marks.of !== b.marks.of) return { answers: 'apart', because: 'other states' }
    const [x, y] = [wordsOf(String(a.marks.office)).sort(), wordsOf(String(b.marks.office)).sort()]
    return x.join(' ') === y.join(' ')
      ? { answers: ['one office'], because: `both name the office ${a.marks.office}` }
      : { answers: 'apart', because: `one ${a.marks.office}, the other ${b.marks.office}` }
  },
}

const term: Comparison = {
  name: 'term',
  sentence: 'Do the stated beginnings and ends agree?',
  ask(a, b) {
    for (const mark of ['from', 'to'] as const) {
      const [x, y] = [a.marks[mark], b.marks[mark]]
      if (x != null && y != null && !String(x).startsWith(String(y)) && !String(y).startsWith(String(x)))
        return { answers: 'apart', because: `one ${mark} ${x}, the other ${mark} ${y}` }
    }
    return null
  },
}

const base: Comparison = {
  name: 'base year',
  sentence: 'Is it counted from the same year?',
  ask(a, b) {
    if (a.marks.base != null && b.marks.base != null)
      return a.marks.base === b.marks.base
        ? { answers: ['one year'], because: `both count from ${a.marks.base}` }
        : { answers: 'apart', because: `one counts from ${a.marks.base}, the other from ${b.marks.base}` }
    return a.marks.years === b.marks.years
      ? { answers: ['one number'], because: `both the ${a.marks.years}th` }
      : { answers: 'apart', because: 'other numbers of years' }
  },
}

const remembered: Comparison = {
  name: 'what is remembered',
  sentence: 'Is it the same thing that is remembered?',
  ask(a, b) {
    const like = shared(a.words, b.words)
    if (like.ofAll >= 0.5 || (like.ofFewer >= 0.75 && like.fewer >= 2))
      return { answers: ['the same'], because: 'what is remembered is the same' }
    if (like.ofFewer >= 0.5)
      return { answers: ['much the same'], because: 'what is remembered is much the same' }
    return { answers: 'apart', because: 'what is remembered differs' }
  },
}

const phrase: Comparison = {
  name: 'phrase',
  sentence: 'Is it the same phrase for the same states?',
  ask: (a, b) =>
    a.marks.phrase === b.marks.phrase && a.marks.dyad === b.marks.dyad
      ? { answers: ['one phrase'], because: `both say "${a.marks.phrase}"` }
      : { answers: 'apart', because: 'other phrases' },
}

const actCode: Comparison = {
  name: 'code',
  sentence: 'Is it coded as the same act?',
  ask(a, b) {
    const [x, y] = [String(a.marks.cameo), String(b.marks.cameo)]
    if (a.marks.type !== b.marks.type)
      return { answers: 'apart', because: `one ${a.marks.type}, the other ${b.marks.type}` }
    if (x === y) return { answers: ['one code'], because: `both CAMEO ${x}` }
    if (a.marks.mode !== null && b.marks.mode !== null && a.marks.mode !== b.marks.mode)
      return { answers: 'apart', because: `one ${a.marks.mode}, the other ${b.marks.mode}` }
    return x.startsWith(y) || y.startsWith(x)
      ? { answers: ['one within the other'], because: `one CAMEO ${x}, the other ${y}` }
      : { answers: ['other code'], because: `one CAMEO ${x}, the other ${y}` }
  },
}

/** An act may have no target; one report may name it where the other does not, never another one. */
const target: Comparison = {
  name: 'target',
  sentence: 'Is it done to the same?',
  ask(a, b) {
    const none = (c: Claim) => !c.sides.some((s) => s.role === 'target')
    if (none(a) && none(b)) return null
    if (none(a) || none(b)) return { answers: ['named by one'], because: 'one names no target' }
    return role('target', '', true).ask(a, b)
  },
}

/** The questions put to two claims of each kind, in order; what their answers weigh, and the sum at which they are taken for one. */
export const COMPARISONS: Readonly<
  Record<
    FindingKind,
    { readonly least: number; readonly list: readonly Comparison[]; readonly weights: Weights }
  >
> = {
  meeting: {
    ...WEIGHTS.meeting,
    list: [standing, parties, dates, place, format, setting, ordinal],
  },
  visit: { ...WEIGHTS.visit, list: [standing, travel, stay, visitType] },
  statement: {
    ...WEIGHTS.statement,
    list: [role('speaker', 'Does the same person speak?', false), company, closeDays, content(0.4, 'said')],
  },
  undertaking: {
    ...WEIGHTS.undertaking,
    list: [
      standing,
      undertakingType,
      role('by', 'Is it undertaken by the same?', true),
      company,
      closeDays,
      content(0.35, 'undertaken'),
    ],
  },
  tenure: { ...WEIGHTS.tenure, list: [holder, office, term] },
  commemoration: { ...WEIGHTS.commemoration, list: [base, remembered] },
  formulation: { ...WEIGHTS.formulation, list: [phrase] },
  act: {
    ...WEIGHTS.act,
    list: [
      standing,
      actCode,
      role('source', 'Is it done by the same?', true),
      target,
      closeDays,
      place,
      content(0.35, 'done'),
    ],
  },
}
