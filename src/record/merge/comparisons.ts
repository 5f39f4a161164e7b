import type { FindingKind } from '../../ontology/finding.ts'
import { placeKey } from '../filter.ts'
import { nameParts } from '../person-name.ts'
import { wordsOf } from '../words.ts'
import type { Claim } from './claim.ts'
import { type Comparison, shared, type Weighed } from './comparison.ts'
import { dates, gap } from './dates.ts'
import { parties, weighRole } from './persons.ts'

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
  weigh(a, b) {
    if (a.marks.format === 'call' || a.marks.format === 'video' || a.place === null || b.place === null)
      return null
    if (a.place.state !== null && b.place.state !== null && a.place.state !== b.place.state)
      return { weight: 'apart', because: `one in ${a.place.name}, the other in ${b.place.name}` }
    if (placeKey(a.place.name) === placeKey(b.place.name))
      return { weight: a.place.precision === 'country' ? 0.5 : 2, because: `both in ${a.place.name}` }
    const city = (c: Claim) => c.place!.precision === 'city'
    if (city(a) && city(b))
      return { weight: -4, because: `one in ${a.place.name}, the other in ${b.place.name}` }
    return null
  },
}

const format: Comparison = {
  name: 'format',
  sentence: 'Did they meet in the same way: in person, by telephone, by video, by letter?',
  weigh(a, b) {
    const [fa, fb] = [a.marks.format, b.marks.format]
    if (fa === fb) return fa === 'in-person' ? null : { weight: 1, because: `both by ${fa}` }
    if (fa === 'letter' || fb === 'letter') return { weight: 'apart', because: 'one is a letter' }
    const inPerson = fa === 'in-person' ? a : fb === 'in-person' ? b : null
    if (inPerson !== null) {
      const sure =
        inPerson.place !== null ||
        (inPerson.marks.setting !== null && !PLAIN.test(String(inPerson.marks.setting)))
      return { weight: sure ? 'apart' : -3.5, because: 'one in person, the other not' }
    }
    return { weight: -0.5, because: 'one by telephone, the other by video' }
  },
}

const setting: Comparison = {
  name: 'setting',
  sentence: 'Is the occasion the same: summit, luncheon, the sidelines of a conference?',
  weigh(a, b) {
    const [sa, sb] = [a.marks.setting, b.marks.setting].map((s) =>
      s === null ? null : String(s).toLowerCase(),
    )
    if (sa == null || sb == null || PLAIN.test(sa) || PLAIN.test(sb)) return null
    if (sa === sb) return { weight: 1, because: `both call it ${sa}` }
    const [ma, mb] = [MEAL.test(sa), MEAL.test(sb)]
    if (ma && mb) return { weight: -1, because: `one a ${sa}, the other a ${sb}` }
    if (ma || mb) return { weight: -1.5, because: `one a ${sa}, the other a ${sb}` }
    const [aside, bside] = [/sidelines? of (.+)/.exec(sa)?.[1], /sidelines? of (.+)/.exec(sb)?.[1]]
    if (aside === undefined || bside === undefined) return null
    return shared(ownWords(aside), ownWords(bside)).ofFewer >= 0.5
      ? { weight: 1.5, because: `both on the sidelines of ${aside}` }
      : { weight: -4, because: `one on the sidelines of ${aside}, the other of ${bside}` }
  },
}

const ordinal: Comparison = {
  name: 'ordinal',
  sentence: 'Do both count it as the same meeting of a series?',
  weigh(a, b) {
    const [oa, ob] = [a.marks.ordinal, b.marks.ordinal]
    if (oa == null || ob == null) return null
    return oa === ob
      ? { weight: 2, because: `both count it as number ${oa}` }
      : { weight: -4, because: `one counts ${oa}, the other ${ob}` }
  },
}

const standing: Comparison = {
  name: 'standing',
  sentence: 'Can what one announces be what the other tells of?',
  weigh(a, b) {
    if (a.standing === b.standing) return null
    const both = [a.standing, b.standing]
    const has = (...standings: string[]) => standings.every((s) => both.includes(s as never))
    if (both.includes('hypothetical')) return { weight: 'apart', because: 'one is only imagined' }
    if (both.includes('denied'))
      return { weight: has('denied', 'cancelled') ? 0 : 'apart', because: 'one is denied' }
    if (has('held', 'cancelled')) return { weight: 'apart', because: 'one is cancelled' }
    if (has('held', 'announced') || has('announced', 'cancelled')) return null
    return { weight: -1, because: `one is ${a.standing}, the other ${b.standing}` }
  },
}

const travel: Comparison = {
  name: 'travellers',
  sentence: 'Does the same person travel to the same state?',
  weigh(a, b) {
    const visitors = weighRole(a, b, 'visitor')
    if (visitors === null) return { weight: 'apart', because: 'one names no visitor' }
    if (visitors.weight === 'apart' || visitors.weight <= -4)
      return { weight: 'apart', because: visitors.because }
    const hosts = (c: Claim) => [
      ...new Set(c.sides.flatMap((s) => (s.role === 'host' && s.of !== null ? [s.of] : []))),
    ]
    const [ha, hb] = [hosts(a), hosts(b)]
    if (ha.length > 0 && hb.length > 0 && !ha.some((h) => hb.includes(h)))
      return { weight: 'apart', because: `one to ${ha[0]}, the other to ${hb[0]}` }
    const known = ha.length > 0 && hb.length > 0
    return {
      weight: visitors.weight + (known ? 1 : -1),
      because: visitors.because + (known ? `; both to ${ha.find((h) => hb.includes(h))}` : ''),
    }
  },
}

/** A visit lasts: its dates meet when one report counts from the arrival and another to the departure. */
const stay: Comparison = {
  name: 'stay',
  sentence: 'Do the days of the visits meet?',
  weigh(a, b) {
    const apart = gap(a, b)
    if (apart === null) return null
    if (apart === 0) {
      const exact = a.dated && b.dated && a.first === b.first
      return {
        weight: exact ? 2 : a.dated && b.dated ? 1.5 : 1,
        because: exact ? `both from ${a.first}` : 'the days meet',
      }
    }
    if (a.dated && b.dated)
      return apart <= 2
        ? { weight: -1, because: `${apart} days between` }
        : { weight: 'apart', because: `${apart} days between` }
    return apart <= 7
      ? { weight: apart <= 3 ? 0.5 : -0.5, because: 'reported within the week' }
      : { weight: 'apart', because: 'reported more than a week apart' }
  },
}

const visitType: Comparison = {
  name: 'rank of visit',
  sentence: 'Is it a state, official, working or private visit?',
  weigh(a, b) {
    const [ta, tb] = [a.marks.visitType, b.marks.visitType]
    if (ta == null || tb == null) return null
    return ta === tb
      ? { weight: 0.5, because: `both a ${ta} visit` }
      : { weight: -1, because: `one a ${ta} visit, the other ${tb}` }
  },
}

const role = (name: Claim['sides'][number]['role'], sentence: string, least: number): Comparison => ({
  name,
  sentence,
  weigh(a, b): Weighed | null {
    const answer = weighRole(a, b, name)
    if (answer === null) return { weight: 'apart', because: `one names no ${name}` }
    return answer.weight === 'apart' || answer.weight < least
      ? { weight: 'apart', because: answer.because }
      : answer
  },
})

const closeDays: Comparison = {
  name: 'day',
  sentence: 'Is it the same day?',
  weigh(a, b) {
    const apart = gap(a, b)
    if (apart === null) return { weight: 'apart', because: 'one has no day' }
    if (apart > 1) return { weight: 'apart', because: `${apart} days between` }
    if (apart === 0) return { weight: 2, because: `both on ${a.first}` }
    return { weight: a.dated && b.dated ? 1 : 0.5, because: 'a day between' }
  },
}

const content = (enough: number, what: string): Comparison => ({
  name: 'content',
  sentence: `Are the words of what was ${what} nearly the same?`,
  weigh(a, b) {
    const like = shared(a.words, b.words)
    if (like.ofAll >= 0.6) return { weight: 4, because: `what was ${what} is the same` }
    if (like.ofAll >= enough && like.fewer >= 3)
      return { weight: 2.5, because: `what was ${what} is nearly the same` }
    if (like.ofFewer >= 0.8 && like.fewer >= 5)
      return { weight: 2.5, because: `what was ${what} is part of the other` }
    return { weight: 'apart', because: `what was ${what} differs` }
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
  weigh(a, b) {
    const [ta, tb] = [String(a.marks.type), String(b.marks.type)]
    if (ta === tb) return { weight: 1, because: `both a ${ta}` }
    return KINDS_OF_PROMISE.some((near) => near.includes(ta) && near.includes(tb))
      ? { weight: -0.5, because: `one a ${ta}, the other a ${tb}` }
      : { weight: 'apart', because: `one a ${ta}, the other a ${tb}` }
  },
}

const holder: Comparison = {
  name: 'holder',
  sentence: 'Does the same person hold it?',
  weigh(a, b) {
    const [x, y] = [a.sides.find((s) => s.role === 'holder'), b.sides.find((s) => s.role === 'holder')]
    if (!x?.name || !y?.name) return { weight: 'apart', because: 'one names no holder' }
    const answer = weighRole(a, b, 'holder')
    if (answer === null || answer.weight === 'apart' || answer.weight < 0)
      return { weight: 'apart', because: answer?.because ?? 'one names no holder' }
    return {
      weight: nameParts(x.name).length > 1 && nameParts(y.name).length > 1 ? 3 : 2.5,
      because: answer.because,
    }
  },
}

const office: Comparison = {
  name: 'office',
  sentence: 'Is it the same office of the same state?',
  weigh(a, b) {
    if (a.marks.of !== b.marks.of) return { weight: 'apart', because: 'other states' }
    const [x, y] = [wordsOf(String(a.marks.office)).sort(), wordsOf(String(b.marks.office)).sort()]
    return x.join(' ') === y.join(' ')
      ? { weight: 3, because: `both name the office ${a.marks.office}` }
      : { weight: 'apart', because: `one ${a.marks.office}, the other ${b.marks.office}` }
  },
}

const term: Comparison = {
  name: 'term',
  sentence: 'Do the stated beginnings and ends agree?',
  weigh(a, b) {
    for (const mark of ['from', 'to'] as const) {
      const [x, y] = [a.marks[mark], b.marks[mark]]
      if (x != null && y != null && !String(x).startsWith(String(y)) && !String(y).startsWith(String(x)))
        return { weight: 'apart', because: `one ${mark} ${x}, the other ${mark} ${y}` }
    }
    return null
  },
}

const base: Comparison = {
  name: 'base year',
  sentence: 'Is it counted from the same year?',
  weigh(a, b) {
    if (a.marks.base != null && b.marks.base != null)
      return a.marks.base === b.marks.base
        ? { weight: 3, because: `both count from ${a.marks.base}` }
        : { weight: 'apart', because: `one counts from ${a.marks.base}, the other from ${b.marks.base}` }
    return a.marks.years === b.marks.years
      ? { weight: 1.5, because: `both the ${a.marks.years}th` }
      : { weight: 'apart', because: 'other numbers of years' }
  },
}

const remembered: Comparison = {
  name: 'what is remembered',
  sentence: 'Is it the same thing that is remembered?',
  weigh(a, b) {
    const like = shared(a.words, b.words)
    if (like.ofAll >= 0.5 || (like.ofFewer >= 0.75 && like.fewer >= 2))
      return { weight: 3, because: 'what is remembered is the same' }
    if (like.ofFewer >= 0.5) return { weight: 1.5, because: 'what is remembered is much the same' }
    return { weight: 'apart', because: 'what is remembered differs' }
  },
}

const phrase: Comparison = {
  name: 'phrase',
  sentence: 'Is it the same phrase for the same states?',
  weigh: (a, b) =>
    a.marks.phrase === b.marks.phrase && a.marks.dyad === b.marks.dyad
      ? { weight: 6, because: `both say "${a.marks.phrase}"` }
      : { weight: 'apart', because: 'other phrases' },
}

const actCode: Comparison = {
  name: 'code',
  sentence: 'Is it coded as the same act?',
  weigh(a, b) {
    const [x, y] = [String(a.marks.cameo), String(b.marks.cameo)]
    if (a.marks.type !== b.marks.type)
      return { weight: 'apart', because: `one ${a.marks.type}, the other ${b.marks.type}` }
    if (x === y) return { weight: 2, because: `both CAMEO ${x}` }
    if (a.marks.mode !== null && b.marks.mode !== null && a.marks.mode !== b.marks.mode)
      return { weight: 'apart', because: `one ${a.marks.mode}, the other ${b.marks.mode}` }
    return x.startsWith(y) || y.startsWith(x)
      ? { weight: 1, because: `one CAMEO ${x}, the other ${y}` }
      : { weight: -1, because: `one CAMEO ${x}, the other ${y}` }
  },
}

/** An act may have no target; one report may name it where the other does not, never another one. */
const target: Comparison = {
  name: 'target',
  sentence: 'Is it done to the same?',
  weigh(a, b) {
    const none = (c: Claim) => !c.sides.some((s) => s.role === 'target')
    if (none(a) && none(b)) return null
    if (none(a) || none(b)) return { weight: -1.5, because: 'one names no target' }
    return role('target', '', -1.5).weigh(a, b)
  },
}

/** The questions put to two claims of each kind, in order, and the sum at which they are taken for one. */
export const COMPARISONS: Readonly<
  Record<FindingKind, { readonly least: number; readonly list: readonly Comparison[] }>
> = {
  meeting: { least: 5, list: [standing, parties, dates, place, format, setting, ordinal] },
  visit: { least: 5, list: [standing, travel, stay, visitType] },
  statement: {
    least: 6.5,
    list: [role('speaker', 'Does the same person speak?', 0), closeDays, content(0.4, 'said')],
  },
  undertaking: {
    least: 6,
    list: [
      standing,
      undertakingType,
      role('by', 'Is it undertaken by the same?', -1.5),
      closeDays,
      content(0.35, 'undertaken'),
    ],
  },
  tenure: { least: 5, list: [holder, office, term] },
  commemoration: { least: 4, list: [base, remembered] },
  formulation: { least: 5, list: [phrase] },
  act: {
    least: 6,
    list: [
      standing,
      actCode,
      role('source', 'Is it done by the same?', -1.5),
      target,
      closeDays,
      place,
      content(0.35, 'done'),
    ],
  },
}
