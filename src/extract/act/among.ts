import type { Attached } from '../party.ts'
import type { Rules } from './rules.ts'
import { of } from './told-party.ts'

/**
 * Whether what is told stays among one's own: "evacuated its citizens", "the embassy will help U.S. citizens and their families",
 * police who raid a house where they live, voters against voters, orders to one's own.
 */
export function amongOwn(
  rules: Rules,
  { type, deed }: { readonly type: string; readonly deed: string },
  by: readonly Attached[],
  to: readonly Attached[],
): boolean {
  if (to.length === 0) return false
  const mine = new Set(by.map(({ actor }) => actor.state))
  const ours = ({ actor }: Attached): boolean =>
    actor.state !== null &&
    mine.has(actor.state) &&
    (actor.type !== 'group' || of(rules, actor, /^(CVL|MIL|GOV)$/))
  const kin = ({ actor }: Attached): boolean => actor.type === 'group' && actor.state === null
  if ((type === 'AID' || /^(07|174)/.test(deed)) && to.some(ours) && to.every((a) => ours(a) || kin(a)))
    return true
  // "rescue workers help miners"
  if (
    type === 'AID' &&
    [...by, ...to].every(({ actor }) => actor.type === 'group') &&
    [...by, ...to].every(
      ({ actor }) => actor.state === null || by[0]?.actor.state === null || mine.has(actor.state),
    )
  )
    return true
  const home = ({ actor }: Attached): boolean =>
    actor.type === 'state' &&
    by.some((s) => s.actor.state === actor.state && of(rules, s.actor, /^(COP|JUD|LEG)$/))
  if (to.every(home)) return true
  // "ordered his troops to be ready"
  const under = ({ actor }: Attached): boolean =>
    actor.type === 'group' &&
    of(rules, actor, /^(GOV|MIL|COP|SPY)$/) &&
    (/^(?:his|her|its|their|the country['’]s|the nation['’]s) /i.test(actor.as) ||
      (actor.state !== null && mine.has(actor.state) && by.every((s) => s.actor.type !== 'group')))
  if (/^10/.test(deed) && to.every(under)) return true
  return (
    type === 'REJECT' &&
    [...by, ...to].every(({ actor }) => actor.type === 'group' && of(rules, actor, /^CVL$/))
  )
}
