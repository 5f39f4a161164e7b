import type { Actor } from '../../ontology/actor.ts'
import { patternsOf } from '../field.ts'
import type { Page } from '../page.ts'
import type { Attached } from '../party.ts'
import type { Rules } from './rules.ts'

/** Whether an act is of anyone's concern but those who take part: some party is political, and it is no matter of business or sport. */
export function concerns(
  page: Page,
  rules: Rules,
  sources: readonly Pick<Attached, 'actor'>[],
  targets: readonly Pick<Attached, 'actor'>[],
): boolean {
  const all = [...sources, ...targets].map((a) => a.actor)
  if (!all.some((a) => political(rules, a))) return false
  const stateless = (a: Actor): boolean => a.state === null || aside(page, a)
  return !(sources.every(({ actor }) => aside(page, actor)) && targets.every((t) => stateless(t.actor)))
}

/** Whether an actor's dealings are business, sport or entertainment. */
const aside = (page: Page, { type, name, office }: Actor): boolean =>
  patternsOf(page.lexicon, 'act-aside', 'kind').some(
    (row) =>
      (row.name === 'body' && type === 'organisation' && row.pattern.test(name)) ||
      (row.name === 'office' && type === 'person' && office !== null && row.pattern.test(office.title)),
  )

/** States, organisations, holders of office, groups other than plain people. */
function political(rules: Rules, actor: Actor): boolean {
  if (actor.type === 'person') return actor.state !== null || actor.office !== null
  if (actor.type !== 'group') return true
  const sectors = actor.name
    .toLowerCase()
    .split(/[^\p{L}-]+/u)
    .flatMap((w) => rules.sectorOf(w) ?? rules.sectorOf(w.replace(/s$/, '')) ?? [])
  // "a French manufacturer" is of France but does not act for it
  if (sectors.length > 0 && sectors.every((s) => s === 'BUS')) return false
  return actor.state !== null || sectors.some((s) => s !== 'CVL')
}
