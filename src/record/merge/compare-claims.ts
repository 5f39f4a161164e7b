import { nameParts } from '../person-name.ts'
import { wordsOf } from '../words.ts'
import type { Claim } from './claim.ts'
import { type Comparison, type Said, shared } from './comparison.ts'
import { gap } from './dates.ts'
import { askRole, otherCompany, together } from './persons.ts'

/** Who speaks or undertakes; `open` lets a state stand for a person of it. */
export const role = (
  name: 'speaker' | 'by' | 'source' | 'target',
  sentence: string,
  open: boolean,
): Comparison => ({
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

/** Whether a text speaks of a war that lasts, and not of what happened in it. */
const lasts = ({ dated, marks, words }: Claim): boolean =>
  !dated && marks.how === 'deed' && words.includes('war')

/** Whether one tells, without a day, what is done already, on a day before that of the other; or announces it after that. */
function tooEarly(undated: Claim, other: Claim): boolean {
  if (undated.dated) return false
  return undated.standing === 'held'
    ? other.dated && undated.last! < other.first!
    : undated.standing === 'announced' && other.standing === 'held' && other.last! < undated.first!
}

export const closeDays: Comparison = {
  name: 'day',
  sentence: 'Is it the same day?',
  ask(a, b) {
    const apart = gap(a, b)
    if (apart === null) return { answers: 'apart', because: 'one has no day' }
    if (apart === 0)
      return [a, b].some((c) => c.dated && c.first !== c.last)
        ? { answers: ['days that meet'], because: 'the days meet' }
        : { answers: ['one day'], because: `both on ${a.first}` }
    if (lasts(a) && lasts(b) && apart <= 2)
      return { answers: ['told next day'], because: 'a war that lasts, told of within days' }
    if (tooEarly(a, b) || tooEarly(b, a)) return { answers: 'apart', because: 'told before it was done' }
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
export const company: Comparison = {
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

/** Whether both are said to someone: then a single word may tell what. */
const directed = (a: Claim, b: Claim): boolean =>
  [a, b].every((c) => c.sides.some((s) => /^(?:addressee|to|target)$/.test(s.role)))

/** What is signed is told by the name of the document alone. */
const signed = (claim: Claim): boolean => claim.marks.type === 'signing'

export const content = (enough: number, what: string): Comparison => ({
  name: 'content',
  sentence: `Are the words of what was ${what} nearly the same?`,
  ask(a, b) {
    const like = shared(a.words, b.words)
    const long = like.fewer >= 8 ? 'long, ' : ''
    if (like.ofAll >= 0.6 && (like.fewer > 1 || directed(a, b)))
      return { answers: [`${long}the same`], because: `what was ${what} is the same` }
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

/** What a text says of an act besides who did it to whom; of an act of words what it is about tells it from others. */
export const deed: Comparison = {
  name: 'content',
  sentence: 'Is it told as the same deed?',
  ask(a, b) {
    const like = shared(a.words, b.words)
    if (a.marks.how === 'encounter' && b.marks.how === 'encounter') {
      const two = together(a.sides, b.sides)
      if (!two) return { answers: 'apart', because: 'one meets somebody else' }
      return like.ofFewer >= 0.5
        ? { answers: ['the same'], because: 'told in the same words' }
        : { answers: ['other words'], because: 'told in other words' }
    }
    if (lasts(a) && lasts(b)) return { answers: ['the same'], because: 'both speak of the war' }
    if (a.marks.how === 'deed' && b.marks.how === 'deed') {
      if (like.ofAll >= 0.6) return { answers: ['the same'], because: 'told in the same words' }
      return like.ofFewer >= 0.5
        ? { answers: ['part of the other'], because: 'told in part in the same words' }
        : { answers: 'apart', because: 'told as another deed' }
    }
    const few = [a, b].filter((c) => c.marks.how === 'bare words' || c.words.length <= 2)
    if (!directed(a, b) && few.some((c) => c.words.length < 2))
      return { answers: 'apart', because: 'one does not tell what it is about' }
    if (few.length > 0 && directed(a, b) ? like.ofFewer >= 0.5 : like.ofFewer >= 0.8 && like.fewer >= 3)
      return { answers: ['part of the other'], because: 'one tells more of what it is about' }
    return content(0.35, 'said').ask(a, b)
  },
}

export const undertakingType: Comparison = {
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

/** Offices that many hold at a time: a surname alone tells nobody among them. */
const MANY =
  /^(?:senator|representative|congress(?:man|woman|person)|lawmaker|member of parliament|deputy|judge|justice|general|colonel|captain|ambassador|governor|mayor|professor|officer|spokesperson)$/

export const holder: Comparison = {
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
    const whole = [x, y].filter((s) => nameParts(s.name!).length > 1)
    if (whole.length === 0 && MANY.test(String(a.marks.office)))
      return { answers: 'apart', because: `several ${x.name}s may be ${a.marks.office}` }
    const full = whole.length === 2
    return { answers: [full ? 'full name' : 'surname'], because: said.because }
  },
}

export const office: Comparison = {
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

export const term: Comparison = {
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

export const base: Comparison = {
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

export const remembered: Comparison = {
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

export const phrase: Comparison = {
  name: 'phrase',
  sentence: 'Is it the same phrase for the same states?',
  ask: (a, b) =>
    a.marks.phrase === b.marks.phrase && a.marks.dyad === b.marks.dyad
      ? { answers: ['one phrase'], because: `both say "${a.marks.phrase}"` }
      : { answers: 'apart', because: 'other phrases' },
}

/** Whether a code is that of its whole root, "not specified below": 040 of 046. */
const general = (whole: string, part: string): boolean => whole === `${part.slice(0, 2)}0`

export const actCode: Comparison = {
  name: 'code',
  sentence: 'Is it coded as the same act?',
  ask(a, b) {
    const [x, y] = [String(a.marks.cameo), String(b.marks.cameo)]
    if (a.marks.type !== b.marks.type)
      return { answers: 'apart', because: `one ${a.marks.type}, the other ${b.marks.type}` }
    if (x === y) return { answers: ['one code'], because: `both CAMEO ${x}` }
    if (a.marks.mode !== null && b.marks.mode !== null && a.marks.mode !== b.marks.mode)
      return { answers: 'apart', because: `one ${a.marks.mode}, the other ${b.marks.mode}` }
    return x.startsWith(y) || y.startsWith(x) || general(x, y) || general(y, x)
      ? { answers: ['one within the other'], because: `one CAMEO ${x}, the other ${y}` }
      : { answers: ['other code'], because: `one CAMEO ${x}, the other ${y}` }
  },
}

/** An act may have no target; one report may name it where the other does not, never another one. */
export const target: Comparison = {
  name: 'target',
  sentence: 'Is it done to the same?',
  ask(a, b) {
    const none = (c: Claim) => !c.sides.some((s) => s.role === 'target')
    if (none(a) && none(b)) return null
    if (none(a) || none(b)) return { answers: ['named by one'], because: 'one names no target' }
    return role('target', '', true).ask(a, b)
  },
}
