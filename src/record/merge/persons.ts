import { compareNames } from '../person-name.ts'
import type { Claim, Side } from './claim.ts'
import { bodiesOf, type Comparison, type Weighed } from './comparison.ts'

/** How well the people of one state or organisation in two claims agree. */
export function weighSides(a: readonly Side[], b: readonly Side[]): Weighed | null {
  const named = (sides: readonly Side[]) => sides.filter((s) => s.name !== null)
  const [na, nb] = [named(a), named(b)]
  let part: string | null = null
  for (const x of na)
    for (const y of nb) {
      const answer = compareNames(x.name!, y.name!)
      if (answer === 'full')
        return { weight: 3, because: `both name ${x.name!.length >= y.name!.length ? x.name : y.name}` }
      if (answer === 'part') {
        if (x.office !== null && y.office !== null && x.office !== y.office) continue
        const long = x.name!.length >= y.name!.length ? x.name! : y.name!
        const short = long === x.name ? y.name! : x.name!
        if (part === null || long < part) part = `one names ${long}, the other ${short}`
      }
    }
  if (part !== null) return { weight: 2.5, because: part }
  if (na.length > 0 && nb.length > 0)
    return { weight: -6, because: `one names ${na[0]!.name}, the other ${nb[0]!.name}` }
  const office = (sides: readonly Side[]) => [
    ...new Set(sides.flatMap((s) => (s.office === null ? [] : [s.office]))),
  ]
  const [oa, ob] = [office(a), office(b)]
  const same = oa.find((title) => ob.includes(title))
  if (same !== undefined) return { weight: 2.5, because: `both name the ${same} of ${a[0]!.of}` }
  if (oa.length > 0 && ob.length > 0)
    return { weight: -4, because: `one names the ${oa[0]}, the other the ${ob[0]}` }
  if (na.length === 0 && nb.length === 0 && oa.length === 0 && ob.length === 0) {
    const group = [...a, ...b].some((s) => s.type === 'group')
    return group ? { weight: -1, because: 'one names only a group' } : null
  }
  const bare = na.length > 0 || oa.length > 0 ? b : a
  return bare.some((s) => s.type === 'group')
    ? { weight: -3, because: 'one names a person, the other a group' }
    : { weight: -1.5, because: 'one names a person, the other only the state' }
}

/** Names that the other sides neither give, nor could mean by an office or a state without a name. */
function unmatched(of: readonly Side[], others: readonly Side[]): string[] {
  const open = others.filter((s) => s.name === null).map((s) => s.of)
  return of.flatMap((s) =>
    s.name === null ||
    open.includes(s.of) ||
    others.some((o) => o.name !== null && compareNames(s.name!, o.name) !== 'different')
      ? []
      : [s.name],
  )
}

/** What the people of all sides say: state by state, then those whose state no text gives or only one has. */
function weighAll(
  a: readonly Side[],
  b: readonly Side[],
): { common: string[]; answers: Weighed[] } | Weighed {
  const bodies = (sides: readonly Side[]) => [...new Set(sides.flatMap((s) => (s.of === null ? [] : [s.of])))]
  const common = bodies(a)
    .filter((body) => bodies(b).includes(body))
    .sort()
  const answers = common.flatMap(
    (body) =>
      weighSides(
        a.filter((s) => s.of === body),
        b.filter((s) => s.of === body),
      ) ?? [],
  )
  const others = (sides: readonly Side[]) =>
    sides.filter((s) => s.name !== null && (s.of === null || !common.includes(s.of)))
  const [oa, ob] = [others(a), others(b)]
  if (oa.length > 0 && ob.length > 0) {
    const answer = weighSides(oa, ob)
    if (answer !== null) answers.push(answer)
  }
  const left = unmatched(a, b)
  const right = unmatched(b, a)
  if (left.length > 0 && right.length > 0)
    answers.push({ weight: -2.5, because: `only one names ${left[0]}, only the other ${right[0]}` })
  else if (left.length + right.length > 0)
    answers.push({ weight: -1, because: `only one names ${[...left, ...right][0]}` })
  const worst = answers.find((w) => (w.weight as number) <= -6)
  return worst === undefined ? { common, answers } : { weight: 'apart', because: worst.because }
}

/** Same parties: at least one state or organisation in common, and the people who act for each. */
export const parties: Comparison = {
  name: 'parties',
  sentence: 'Do the same people, offices and states take part?',
  weigh(a, b) {
    const said = weighAll(a.sides, b.sides)
    if ('weight' in said) return said
    const { common, answers } = said
    if (common.length === 0) return { weight: 'apart', because: 'no state in common' }
    const good = answers
      .filter((w) => (w.weight as number) > 0)
      .sort((x, y) => (y.weight as number) - (x.weight as number))
    const bad = answers.filter((w) => (w.weight as number) <= 0)
    const sum =
      good.reduce((total, w, i) => total + (i < 2 ? (w.weight as number) : 0.5), 0) +
      bad.reduce((total, w) => total + (w.weight as number), 0)
    const [ba, bb] = [bodiesOf(a), bodiesOf(b)]
    const extra = ba.length + bb.length - 2 * common.length
    const alone = common.length < 2 && good.length < 2 && (ba.length > 1 || bb.length > 1) ? -3 : 0
    const weight = sum + alone - (extra > 0 ? Math.min(3, 1.5 * extra) : 0)
    return {
      weight,
      because:
        good.length > 0 ? good.map((w) => w.because).join('; ') : `both between ${common.join(' and ')}`,
    }
  },
}

/** The people in one role of both claims, as speakers or holders; the best agreement counts, and all that speaks against it. */
export function weighRole(a: Claim, b: Claim, role: Side['role']): Weighed | null {
  const [sa, sb] = [a.sides.filter((s) => s.role === role), b.sides.filter((s) => s.role === role)]
  if (sa.length === 0 || sb.length === 0) return null
  const said = weighAll(sa, sb)
  if ('weight' in said) return { weight: -6, because: said.because }
  const { common, answers } = said
  if (common.length === 0 && answers.length === 0) {
    const unknown = [...sa, ...sb].some((s) => s.of === null)
    return unknown ? weighSides(sa, sb) : { weight: -6, because: 'other states' }
  }
  const [best, ...rest] = [...answers].sort((x, y) => (y.weight as number) - (x.weight as number))
  const against = rest.reduce((sum, w) => sum + Math.min(0, w.weight as number), 0)
  if (best !== undefined) return { ...best, weight: (best.weight as number) + against }
  return { weight: 1, because: `both of ${common.join(' and ')}` }
}
