import type { Actor } from '../ontology/actor.ts'
import { evidence } from '../ontology/evidence.ts'
import type { Party, Role } from '../ontology/finding.ts'
import { overlaps, type Span } from '../ontology/span.ts'
import { dependents } from '../ontology/tree.ts'
import { caseOf, conjuncts, lemma } from './clause.ts'
import type { Page } from './page.ts'

/** An actor, and the words of the text that stand for it. */
export interface Attached {
  readonly actor: Actor
  readonly span: Span
}

const PEOPLE = new Set(
  'leader official delegation minister negotiator diplomat envoy counterpart representative team side government authority president ambassador spokesperson lawmaker troops general head chief delegate'.split(
    ' ',
  ),
)

/** The actors a phrase stands for by its head word: "Lee and Xi", "the two leaders", "officials from Japan" (the state). */
export function actorsAt(page: Page, head: number): Attached[] {
  return unique(conjuncts(page, head).flatMap((w) => one(page, w)))
}

/** The actors of several head words, each once. */
export const actorsOf = (page: Page, heads: readonly number[]): Attached[] =>
  unique(heads.flatMap((h) => one(page, h)))

function one(page: Page, word: number): Attached[] {
  const { reading } = page
  const mention = page.mentionAt.get(word)
  if (mention) {
    const { start, end } = mention
    return mention.actors.map((actor) => ({ actor, span: { start, end } }))
  }
  const named = dependents(reading, word, 'appos').flatMap((a) => one(page, a))
  if (named.length > 0) return named
  if (!PEOPLE.has(lemma(page, word))) return []
  const owners = [
    ...dependents(reading, word, 'nmod:poss', 'compound', 'amod'),
    ...dependents(reading, word, 'nmod').filter((n) => /^(of|from)$/.test(caseOf(page, n))),
  ].flatMap((d) => conjuncts(page, d))
  return owners
    .flatMap((d) => (page.mentionAt.get(d)?.actors ?? []).map((actor) => ({ actor, word: d })))
    .filter(({ actor }) => actor.type === 'state' || actor.type === 'organisation')
    .map(({ actor, word: d }) => {
      const span = {
        start: Math.min(reading.words[d]!.start, reading.words[word]!.start),
        end: Math.max(reading.words[d]!.end, reading.words[word]!.end),
      }
      return { actor: { ...actor, as: page.report.text.slice(span.start, span.end) }, span }
    })
}

/** Each actor once, by its first words. */
export function unique(attached: readonly Attached[]): Attached[] {
  const seen = new Set<string>()
  return attached.filter(({ actor }) => !seen.has(actor.id) && seen.add(actor.id))
}

/** Parties of one role. */
export const parties = (page: Page, role: Role, attached: readonly Attached[]): Party[] =>
  attached.map(({ actor, span }) => ({ role, actor, evidence: evidence(page.report, span) }))

/** How sure the names and references of these words are: the least sure name within, less for pronouns and groups. */
export function sureness(page: Page, attached: readonly Attached[]): number {
  return Math.min(
    1,
    ...attached.map(({ span }) => {
      const names = page.reading.names.filter((n) => overlaps(n, span)).map((n) => n.confidence)
      const mention = page.resolved.mentions.find((m) => m.start === span.start && m.end === span.end)
      const form =
        mention === undefined || mention.form === 'pronoun' ? 0.9 : mention.form === 'group' ? 0.92 : 1
      return form * Math.min(1, ...names)
    }),
  )
}
