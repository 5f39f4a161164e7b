import type { Standing, Visit, Where } from '../ontology/finding.ts'
import { hull, type Span } from '../ontology/span.ts'
import { dependents, sentenceAt, subtree, wordsWithin } from '../ontology/tree.ts'
import type { When } from '../ontology/when.ts'
import { calledOffLater } from './called-off.ts'
import { caseOf, form, obliques } from './clause.ts'
import { proof } from './encounter.ts'
import { joinedBy } from './joined.ts'
import type { Page } from './page.ts'
import { type Attached, actorsOf, unique } from './party.ts'
import { standingOf } from './standing.ts'
import { daysOf, spanFrom } from './stay.ts'
import { whenOf, whenWithin } from './when-of.ts'

/** One place of a text that speaks of travel: who goes where, before a trip's references are put together. */
export interface Journey {
  readonly word: number
  readonly rule: string
  readonly weight: number
  readonly travellers: readonly Attached[]
  readonly companions: readonly Attached[]
  readonly hosts: readonly Attached[]
  /** Null for a mere reference ("the visit") or a site whose state only the trip tells. */
  readonly to: Where | null
  readonly when: When
  /** Whether `when` tells the whole stay, or only one day of it. */
  readonly entire: boolean
  readonly standing: Standing
  readonly visitType: Visit['visitType']
  readonly days: number | null
  readonly spans: readonly Span[]
}

const SPOUSE = /first lady|first gentleman|\bwife\b|\bhusband\b|\bspouse\b/
const TYPES = /^(state|official|working|private)$/

/** What an extractor says of a journey; the rest is read off the words. */
export interface Told {
  readonly rule: string
  readonly weight: number
  readonly travellers: readonly Attached[]
  readonly hosts?: readonly Attached[]
  readonly standing?: Standing
  readonly when?: When
  readonly noun?: number
  readonly more?: readonly number[]
}

/** A journey told at a word, to a place or (null) to one only the trip tells. */
export function journey(page: Page, i: number, to: Where | null, told: Told): Journey {
  const spouses = told.travellers.filter(isSpouse)
  const travellers =
    told.travellers.length > spouses.length
      ? told.travellers.filter((t) => !spouses.includes(t))
      : told.travellers
  const { head } = page.reading.words[i]!
  const made = told.noun !== undefined && head >= 0 && page.reading.words[head]!.upos === 'VERB' ? [head] : []
  const along = actorsOf(
    page,
    [i, ...made].flatMap((w) => companionsAt(page, w)),
  ).filter(({ actor }) => actor.type === 'person')
  const days = told.noun === undefined ? daysOf(page, i) : daysOf(page, told.noun)
  const standing = told.standing ?? standingOf(page, told.noun ?? i).standing
  // "on Thursday called off a visit next week": the day of the visit stands behind it
  const when =
    told.when ??
    (standing === 'cancelled' && told.noun !== undefined ? whenBehind(page, told.noun) : whenOf(page, i))
  const stay = spanFrom(page, told.noun ?? i, i, when, days)
  const off = standing === 'announced' && to !== null ? calledOffLater(page, i, 'visit') : null
  return {
    word: i,
    rule: told.rule,
    weight: told.weight,
    travellers,
    companions: unique([...(travellers.length < told.travellers.length ? spouses : []), ...along]).filter(
      (c) => !travellers.some((t) => t.actor.id === c.actor.id),
    ),
    hosts: told.hosts ?? [],
    to,
    when: stay.when,
    entire: stay.entire,
    standing: off === null ? standing : 'cancelled',
    visitType: typeOf(page, told.noun ?? i),
    days,
    spans: [proof(page, i, told.travellers, told.more ?? []), ...(off === null ? [] : [off])],
  }
}

/** "Lee and first lady Kim, who kicked off a visit": whoever the spouse is named with goes too. */
export function principals(page: Page, goers: readonly Attached[]): readonly Attached[] {
  if (goers.length === 0 || !goers.every((g) => isSpouse(g))) return goers
  const { words } = page.reading
  const first = goers
    .flatMap((g) => wordsWithin(page.reading, g.span))
    .filter((w) => words[w]!.deprel === 'conj')
    .map((w) => words[w]!.head)
  return unique([...actorsOf(page, first), ...goers])
}

const isSpouse = (t: Attached): boolean =>
  SPOUSE.test(`${t.actor.office?.title ?? ''} ${t.actor.as}`.toLowerCase())

/** "accompanied by, "along with", "together with his wife". */
function companionsAt(page: Page, i: number): number[] {
  return [
    ...obliques(page, i, 'along with', 'together with', 'accompanied by', 'alongside'),
    ...joinedBy(page, i),
  ]
}

function typeOf(page: Page, noun: number): Visit['visitType'] {
  const found = dependents(page.reading, noun, 'amod', 'compound')
    .map((d) => form(page, d))
    .find((f) => TYPES.test(f))
  return (found as Visit['visitType']) ?? null
}

/** Those for whom a place lies abroad. */
export const foreign = (travellers: readonly Attached[], to: Where): readonly Attached[] =>
  travellers.filter(
    ({ actor }) =>
      actor.state !== to.state &&
      actor.type !== 'group' &&
      (actor.state !== null || actor.type === 'organisation' || actor.office !== null),
  )

/** The words of a phrase as the name of a site: "historic provisional government building"; of a bare noun also what it is of, "site of the first parliament". */
export function siteName(page: Page, word: number): Span {
  const { reading } = page
  const bare = dependents(reading, word, 'amod', 'compound', 'nmod:poss', 'flat').length === 0
  const of = (w: number): boolean => bare && reading.words[w]!.deprel === 'nmod' && caseOf(page, w) === 'of'
  const kept = subtree(
    reading,
    word,
    (w) =>
      reading.words[w]!.head === word &&
      !of(w) &&
      /^(det|case|acl:relcl|acl|punct|nmod|appos|conj|cc)$/.test(reading.words[w]!.deprel),
  )
  return hull(kept.map((w) => reading.words[w]!))
}

/** The time told between a noun and the next verb of its sentence. */
function whenBehind(page: Page, noun: number): When {
  const { words } = page.reading
  const { last } = sentenceAt(page.reading, noun)
  let to = noun
  // "a trip to Lima scheduled for Friday"
  const planned = (w: number): boolean =>
    words[w]!.head === noun && /^(scheduled|planned|due|set|slated)$/.test(form(page, w))
  while (to + 1 < last && (!/^(VB|MD)/.test(words[to + 1]!.xpos) || planned(to + 1))) to++
  return whenWithin(page, { start: words[noun]!.end, end: words[to]!.end })
}
