import type { Actor } from '../../ontology/actor.ts'
import { patternsOf } from '../field.ts'
import { singularOf } from '../inflection.ts'
import { rowsOf } from '../lexicon.ts'
import type { Page } from '../page.ts'
import type { Attached } from '../party.ts'
import type { Rules } from './rules.ts'
import { of } from './told-party.ts'

/** Whether an act is of anyone's concern but those who take part: some party is political, and it is no matter of business or sport. */
export function concerns(
  page: Page,
  rules: Rules,
  sources: readonly Pick<Attached, 'actor'>[],
  targets: readonly Pick<Attached, 'actor'>[],
): boolean {
  const all = [...sources, ...targets].map((a) => a.actor)
  if (!all.some((a) => political(rules, a) && !aside(page, a))) return false
  const stateless = (a: Actor): boolean => a.state === null || aside(page, a)
  return !(sources.every(({ actor }) => aside(page, actor)) && targets.every((t) => stateless(t.actor)))
}

/** Whether an actor's dealings are business, sport or entertainment. */
const aside = (page: Page, { type, name, office }: Actor): boolean =>
  patternsOf(page.lexicon, 'act-aside', 'kind').some(
    (row) =>
      (row.name === 'body' && type === 'organisation' && row.pattern.test(name)) ||
      (type === 'person' && office !== null && row.pattern.test(office.title)),
  )

/** States, organisations, holders of office, groups other than plain people. */
function political(rules: Rules, actor: Actor): boolean {
  if (actor.type === 'person') return actor.state !== null || actor.office !== null
  if (actor.type !== 'group') return true
  const sectors = actor.name
    .toLowerCase()
    .split(/[^\p{L}-]+/u)
    .flatMap((w) => rules.sectorOf(w) ?? rules.sectorOf(singularOf(w)) ?? [])
  // "a French manufacturer" is of France but does not act for it
  if (sectors.length > 0 && sectors.every((s) => s === 'BUS')) return false
  return actor.state !== null || sectors.some((s) => s !== 'CVL')
}

const listed = (page: Page, { id }: Actor): boolean =>
  rowsOf(page.lexicon, 'organisations', 'id', id).length > 0

/** Names of bodies that act in politics, though nobody lists them. */
const BODY =
  /\b(?:party|front|movement|union|army|council|ministry|court|parliament|congress|senate|government|committee|commission|coalition|alliance|assembly|league|brigades?|forces?|authority|agency|federation|confederation|liberation|resistance|people|democrats?|republicans?|socialists?|liberals?|conservatives?|greens?|labou?r|department|office|bureau|secretariat|united|islamic|national|international|human rights|amnesty)\b/i

/** One person without a name. */
const ONE =
  /\b(?:man|woman|boy|girl|teenager|student|gunman|attacker|assailant|suspect|driver|resident|worker|person)$/i

/** "agreed to purchase a rival", "rejected the idea": what a firm agrees to or refuses is no act unless a state or a political body has a part in it, nor is what a court takes up; nor one man's crime against another. */
export function unpolitical(
  page: Page,
  rules: Rules,
  type: string,
  sources: readonly Attached[],
  targets: readonly Attached[],
): boolean {
  const firm = ({ actor }: Attached): boolean =>
    (actor.type === 'organisation' &&
      actor.state === null &&
      !listed(page, actor) &&
      !BODY.test(actor.name)) ||
    (actor.type === 'group' && of(rules, actor, /^BUS$/))
  if (/^(?:AGREE|REJECT|SUPPORT)$/.test(type) && sources.every(firm) && targets.every(firm)) return true
  const court = ({ actor }: Attached): boolean => /\bcourt\b/i.test(actor.name)
  if (type === 'AGREE' && targets.length === 0 && sources.some(court)) return true
  const privately = ({ actor }: Attached): boolean =>
    actor.type === 'person'
      ? actor.office === null
      : actor.type === 'group' && of(rules, actor, /^(?:CVL|UAF|EDU|LAB)$/) && ONE.test(actor.name)
  const plain = ({ actor }: Attached): boolean =>
    actor.type === 'person'
      ? actor.office === null
      : actor.type === 'group' &&
        of(rules, actor, /^(?:CVL|EDU|LAB|MED)$/) &&
        !/\bnational|tourist/.test(actor.name)
  const anybody = ({ actor }: Attached): boolean =>
    actor.type === 'group' &&
    /^(?:persons?|people|those|individuals?|passengers?|customers?|travell?ers?)\b/i.test(actor.name)
  if (/^(?:SUPPORT|AGREE|CONSULT|THREATEN)$/.test(type) && sources.every(anybody)) return true
  if (/^(?:COOPERATE|PROTEST)$/.test(type)) return sources.every(({ actor }) => ONE.test(actor.name))
  return type === 'ASSAULT' && targets.length > 0 && sources.every(privately) && targets.every(plain)
}
