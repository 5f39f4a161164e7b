import { compareNames } from '../person-name.ts'
import type { Claim, Side } from './claim.ts'
import { bodiesOf, type Comparison, type Said } from './comparison.ts'

/** How well the people of one state agree, the best first: the first three speak for one thing. */
const AGREEMENT = [
  'name',
  'part of a name',
  'office',
  'only a group',
  'person and state',
  'person and group',
  'other office',
  'other name',
] as const

type Agreement = (typeof AGREEMENT)[number]

interface Sides {
  readonly answer: Agreement
  readonly because: string
}

const speaksFor = ({ answer }: Sides): boolean => AGREEMENT.indexOf(answer) < 3
const byStrength = (x: Sides, y: Sides): number => AGREEMENT.indexOf(x.answer) - AGREEMENT.indexOf(y.answer)

/** Words for whoever leads a state, and the offices they may mean. */
const LEADER = /^(?:(?:supreme |paramount )?leader|head of state|chairman|general secretary)$/
const HEAD = /^(?:president|king|queen|emir|sultan|emperor|chairman|general secretary|leader|head of state)$/

const leads = (a: string, b: string): boolean =>
  (LEADER.test(a) && HEAD.test(b)) || (LEADER.test(b) && HEAD.test(a))

/** Whether two titles may be one person's at one time. */
export const mayBeOne = (a: string | null, b: string | null): boolean =>
  a === null || b === null || a === b || leads(a, b)

/** How well the people of one state or organisation in two claims agree; null where nobody is told of but the state. */
function compareSides(a: readonly Side[], b: readonly Side[]): Sides | null {
  const named = (sides: readonly Side[]) => sides.filter((s) => s.name !== null)
  const [na, nb] = [named(a), named(b)]
  let part: string | null = null
  for (const x of na)
    for (const y of nb) {
      const answer = compareNames(x.name!, y.name!)
      const [long, short] = x.name!.length >= y.name!.length ? [x.name!, y.name!] : [y.name!, x.name!]
      if (answer === 'full') return { answer: 'name', because: `both name ${long}` }
      if (answer === 'different' || !mayBeOne(x.office, y.office)) continue
      if (part === null || long < part) part = `one names ${long}, the other ${short}`
    }
  if (part !== null) return { answer: 'part of a name', because: part }
  if (na.length > 0 && nb.length > 0)
    return { answer: 'other name', because: `one names ${na[0]!.name}, the other ${nb[0]!.name}` }
  const office = (sides: readonly Side[]) => [
    ...new Set(sides.flatMap((s) => (s.office === null ? [] : [s.office]))),
  ]
  const [oa, ob] = [office(a), office(b)]
  const same = oa.find((title) => ob.some((other) => title === other || leads(title, other)))
  if (same !== undefined) return { answer: 'office', because: `both name the ${same} of ${a[0]!.of}` }
  if (oa.length > 0 && ob.length > 0)
    return { answer: 'other office', because: `one names the ${oa[0]}, the other the ${ob[0]}` }
  if (na.length === 0 && nb.length === 0 && oa.length === 0 && ob.length === 0)
    return [...a, ...b].some((s) => s.type === 'group')
      ? { answer: 'only a group', because: 'one names only a group' }
      : null
  const bare = na.length > 0 || oa.length > 0 ? b : a
  return bare.some((s) => s.type === 'group')
    ? { answer: 'person and group', because: 'one names a person, the other a group' }
    : { answer: 'person and state', because: 'one names a person, the other only the state' }
}

/** Those with names that the other sides neither give, nor could mean by an office or a state without a name. */
function unmatched(of: readonly Side[], others: readonly Side[]): Side[] {
  const open = others.filter((s) => s.name === null).map((s) => s.of)
  return of.flatMap((s) =>
    s.name === null ||
    open.includes(s.of) ||
    others.some((o) => o.name !== null && compareNames(s.name!, o.name) !== 'different')
      ? []
      : [s],
  )
}

interface All {
  readonly common: readonly string[]
  readonly sides: readonly Sides[]
  readonly alone: 'named by one' | 'colleague named by one' | 'named by each' | null
  readonly because: string
}

/** What the people of all sides say: state by state, then those whose state no text gives or only one has. */
function compareAll(a: readonly Side[], b: readonly Side[]): All {
  const bodies = (sides: readonly Side[]) => [...new Set(sides.flatMap((s) => (s.of === null ? [] : [s.of])))]
  const common = bodies(a)
    .filter((body) => bodies(b).includes(body))
    .sort()
  const sides = common.flatMap(
    (body) =>
      compareSides(
        a.filter((s) => s.of === body),
        b.filter((s) => s.of === body),
      ) ?? [],
  )
  const others = (sides: readonly Side[]) =>
    sides.filter((s) => s.name !== null && (s.of === null || !common.includes(s.of)))
  const [oa, ob] = [others(a), others(b)]
  if (oa.length > 0 && ob.length > 0) sides.push(...[compareSides(oa, ob)].filter((s) => s !== null))
  const [left, right] = [unmatched(a, b), unmatched(b, a)]
  const each = left.length > 0 && right.length > 0
  const either = [...left, ...right]
  // One report tells of a minister beside the president where the other tells of the president alone.
  const colleagues = either.every((s) => s.of !== null && common.includes(s.of))
  return {
    common,
    sides,
    alone:
      either.length === 0
        ? null
        : each
          ? 'named by each'
          : colleagues
            ? 'colleague named by one'
            : 'named by one',
    because: each
      ? `only one names ${left[0]!.name}, only the other ${right[0]!.name}`
      : `only one names ${either[0]?.name}`,
  }
}

/** Most of those in common that count in full; of twenty at a table the third tells little more. */
const FULL = 2

/** How many states of one side the other lacks; not that of someone whom the other gives, by his full name or his office, of another state. */
const strangers = (of: readonly Side[], others: readonly Side[]): number =>
  new Set(
    of.flatMap((s) =>
      s.of === null ||
      others.some((o) => o.of === s.of || (s.name !== null && o.name !== null && isOne(s, o)))
        ? []
        : [s.of],
    ),
  ).size

/** Whether two with names are one: by the full name, or by a part of it in one office. */
function isOne(a: Side, b: Side): boolean {
  const answer = compareNames(a.name!, b.name!)
  return answer === 'full' || (answer === 'part' && a.office !== null && a.office === b.office)
}

/** Same parties: at least one state or organisation in common, and the people who act for each. */
export const parties: Comparison = {
  name: 'parties',
  sentence: 'Do the same people, offices and states take part?',
  ask(a, b): Said {
    const { common, sides, alone } = compareAll(a.sides, b.sides)
    const two = sides.find((s) => s.answer === 'other name')
    if (two !== undefined) return { answers: 'apart', because: two.because }
    const good = sides.filter(speaksFor).sort(byStrength)
    if (common.length === 0 && good.length < 2) return { answers: 'apart', because: 'no state in common' }
    const [ba, bb] = [bodiesOf(a), bodiesOf(b)]
    const extra = strangers(a.sides, b.sides) + strangers(b.sides, a.sides)
    const single = common.length < 2 && good.length < 2 && (ba.length > 1 || bb.length > 1)
    return {
      answers: [
        ...good.map((s, i) => (i < FULL ? s.answer : 'more in common')),
        ...sides.filter((s) => !speaksFor(s)).map((s) => s.answer),
        ...(alone === null ? [] : [alone]),
        ...(single ? ['one state in common'] : []),
        ...Array.from({ length: Math.min(2, extra) }, () => 'another state'),
      ],
      because:
        good.length > 0 ? good.map((s) => s.because).join('; ') : `both between ${common.join(' and ')}`,
    }
  },
}

/** The people in one role of both claims, as speakers or holders; the best agreement counts, and all that speaks against it. */
export function askRole(a: Claim, b: Claim, role: Side['role']): Said | null {
  const [sa, sb] = [a.sides.filter((s) => s.role === role), b.sides.filter((s) => s.role === role)]
  if (sa.length === 0 || sb.length === 0) return null
  const { common, sides, because, ...all } = compareAll(sa, sb)
  const alone = all.alone === 'colleague named by one' ? 'named by one' : all.alone
  const two = sides.find((s) => s.answer === 'other name')
  if (two !== undefined) return { answers: 'apart', because: two.because }
  if (common.length === 0 && sides.length === 0) {
    const known = [...sa, ...sb].every((s) => s.of !== null)
    const bare = known ? null : compareSides(sa, sb)
    if (known || bare?.answer === 'other name')
      return { answers: 'apart', because: bare?.because ?? 'other states' }
    return bare === null ? null : { answers: [bare.answer], because: bare.because }
  }
  const [best, ...rest] = [...sides].sort(byStrength)
  const against = rest.filter((s) => !speaksFor(s)).map((s) => s.answer)
  if (best !== undefined)
    return {
      answers: [best.answer, ...against, ...(alone === null ? [] : [alone])],
      because: speaksFor(best) || alone === null ? best.because : because,
    }
  return {
    answers: alone === null ? ['state'] : ['state', alone],
    because: `both of ${common.join(' and ')}`,
  }
}

/** Whether two of those who take part, states or persons, are the same in both. */
export function together(a: readonly Side[], b: readonly Side[]): boolean {
  const bodies = new Set(a.flatMap((s) => (s.of !== null && b.some((o) => o.of === s.of) ? [s.of] : [])))
  const names = new Set(
    a.flatMap((s) =>
      s.name !== null && b.some((o) => o.name !== null && compareNames(s.name!, o.name) !== 'different')
        ? [s.name]
        : [],
    ),
  )
  return bodies.size > 1 || names.size > 1
}

/** Whether two gatherings cannot be one: each has someone whom the other neither names nor could mean. */
export function otherCompany(a: readonly Side[], b: readonly Side[]): string | null {
  const all = compareAll(a, b)
  return all.alone === 'named by each' || all.sides.some((s) => s.answer === 'other name')
    ? all.because
    : null
}
