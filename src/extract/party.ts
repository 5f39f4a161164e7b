import type { Actor } from '../ontology/actor.ts'
import { evidence } from '../ontology/evidence.ts'
import type { Party, Role } from '../ontology/finding.ts'
import { hull, overlaps, type Span } from '../ontology/span.ts'
import { dependents } from '../ontology/tree.ts'
import { caseOf, conjuncts, form, lemma } from './clause.ts'
import type { Page } from './page.ts'

/** An actor, and the words of the text that stand for it. */
export interface Attached {
  readonly actor: Actor
  readonly span: Span
}

const PEOPLE = new Set(
  'mediator emissary leader official delegation minister negotiator diplomat envoy counterpart representative team side government authority president ambassador spokesperson lawmaker troops general head chief delegate'.split(
    ' ',
  ),
)

/** Heads of titles that one person holds for a state at a time, alone or with the words before them. */
const HELD = new Set('president premier chancellor ambassador minister secretary chief speaker'.split(' '))

/** Of these one state has many, unless a word says which. */
const MANY = new Set('minister secretary chief speaker'.split(' '))

const OFFICE_WORD =
  /^(deputy|vice|assistant|prime|foreign|defen[cs]e|finance|trade|economy|economic|interior|home|justice|energy|oil|health|environment|agriculture|culture|education|transport|labou?r|security|intelligence|army|military|police|navy|parliament|parliamentary|commerce|industry|tourism|science|immigration|development)$/

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
  const named = dependents(reading, word, 'appos')
    .flatMap((a) => conjuncts(page, a))
    .flatMap((a) => one(page, a))
  if (named.length > 0) return named
  // "presidential nominee Ivo Kral", the name hung flat on a description that is no office
  const flat = dependents(reading, word, 'flat').find((f) => f > word && page.mentionAt.has(f))
  if (flat !== undefined && reading.words[word]!.upos === 'NOUN') return one(page, flat)
  const listed = afterColon(page, word)
  if (listed.length > 0) return listed
  const head = lemma(page, word)
  return PEOPLE.has(head) || HELD.has(head) ? staff(page, word) : []
}

/** "with his counterparts: President Otieno and Prime Minister Mori": the names that a colon announces. */
function afterColon(page: Page, word: number): Attached[] {
  const colon = page.reading.words[word + 1]
  if (colon === undefined || form(page, word + 1) !== ':' || !PEOPLE.has(lemma(page, word))) return []
  const first = page.resolved.mentions.find(
    (m) => m.form === 'name' && m.start >= colon.end && m.start - colon.end < 20,
  )
  return first === undefined || page.mentionAt.get(first.head) !== first
    ? []
    : conjuncts(page, first.head).flatMap((w) => one(page, w))
}

/** "foreign minister" of "the French and German foreign ministers"; null where the words leave open which of several it is. */
function titleOf(page: Page, word: number): string | null {
  const head = lemma(page, word)
  if (!HELD.has(head)) return null
  const before = dependents(page.reading, word, 'compound', 'amod')
    .flatMap((d) => conjuncts(page, d))
    .filter((d) => OFFICE_WORD.test(form(page, d)))
    .map((d) => form(page, d))
  return before.length === 0 && MANY.has(head) ? null : [...before, head].join(' ')
}

/** "officials from Japan", "the Chinese delegation": the state they act for, "the foreign ministers of Iran and Iraq" its minister; "union leaders" and "Cuban American leaders" act for none. */
function staff(page: Page, word: number): Attached[] {
  const { reading } = page
  const modifiers = dependents(reading, word, 'nmod:poss', 'compound', 'amod')
  const owners = [
    ...modifiers,
    ...dependents(reading, word, 'nmod').filter((n) => /^(of|from)$/.test(caseOf(page, n))),
    // "representatives of six powers – China, France and Russia"
    ...dependents(reading, word, 'nmod').flatMap((n) =>
      /^(power|country|nation|state)$/.test(lemma(page, n)) ? dependents(reading, n, 'appos') : [],
    ),
    // "government officials in Libya"
    ...(modifiers.every((m) => form(page, m) === 'government')
      ? dependents(reading, word, 'nmod').filter((n) => caseOf(page, n) === 'in')
      : []),
  ].flatMap((d) => conjuncts(page, d))
  const states = owners.flatMap((d) =>
    (page.mentionAt.get(d)?.actors ?? stateOfPlace(page, d))
      .filter((a) => a.type === 'state')
      .map((actor) => ({ actor, at: d })),
  )
  const adjectives = states.filter(({ at }) => modifiers.includes(at))
  const others = modifiers.filter(
    (m) =>
      !page.mentionAt.has(m) &&
      reading.words[m]!.upos !== 'PRON' &&
      !/^(senior|top|key|high-level|high-ranking|visiting|several|other|government)$/.test(form(page, m)) &&
      !OFFICE_WORD.test(form(page, m)),
  )
  const title = titleOf(page, word)
  if (adjectives.length > 1 || (adjectives.length > 0 && others.length > 0)) return []
  return states.map(({ actor, at }) => {
    const span = hull([reading.words[at]!, reading.words[word]!])
    const as = page.report.text.slice(span.start, span.end)
    return { actor: title === null ? { ...actor, as } : holder(page, actor, title, span), span }
  })
}

/** The state that a place is: "in Libya". */
function stateOfPlace(page: Page, word: number): Actor[] {
  const named = page.placeAt.get(word)
  if (named === undefined || named.place.precision !== 'country' || named.place.state === null) return []
  const { name, state } = named.place
  const as = page.report.text.slice(named.start, named.end)
  return [{ id: `state:${state}`, type: 'state', name, state, office: null, as }]
}

/** Whoever holds an office of a state: the only one the report names so, else somebody without a name. */
function holder(page: Page, state: Actor, title: string, span: Span): Actor {
  const of = state.state
  const named = new Map(
    page.resolved.mentions
      .flatMap((m) => m.actors)
      .filter((a) => a.office?.title === title && a.office.of === of && !a.id.startsWith(`person:${of}.`))
      .map((a) => [a.id, a]),
  )
  if (named.size === 1)
    return { ...[...named.values()][0]!, as: page.report.text.slice(span.start, span.end) }
  return {
    id: `person:${of}.${title.replace(/ /g, '-')}`,
    type: 'person',
    name: title,
    state: of,
    office: { title, of, evidence: evidence(page.report, span) },
    as: page.report.text.slice(span.start, span.end),
  }
}

/** "between A and B": the actor named after "and", however the tree hangs it. */
export function nextBeside(page: Page, { span }: Attached): Attached[] {
  const next = page.resolved.mentions.find(
    (m) => m.start > span.end && /^,? and (the )?$/.test(page.report.text.slice(span.end, m.start)),
  )
  return next ? next.actors.map((actor) => ({ actor, span: { start: next.start, end: next.end } })) : []
}

/** Whether an actor stands for unnamed people: "Mexican officials", "the Chinese delegation". */
export const unnamed = ({ actor }: Attached): boolean =>
  actor.type === 'state' &&
  /\b(official|negotiator|mediator|emissary|delegation|diplomat|representative|team|envoy|minister|lawmaker|leader|counterpart)s?\b/i.test(
    actor.as,
  )

/** Parties without the states that a person among them acts for, and without a mere title joined to a name ("Prime Minister and Foreign Minister X"). */
export function withoutDoubles(attached: readonly Attached[]): Attached[] {
  const states = new Set(
    attached.filter(({ actor }) => actor.type === 'person').map(({ actor }) => actor.state),
  )
  const titleOnly = ({ actor }: Attached): boolean =>
    actor.type === 'person' && /^person:[A-Z]{3}\./.test(actor.id)
  return attached.filter((a, n) => {
    if (a.actor.type === 'state' && states.has(a.actor.state)) return false
    const next = attached[n + 1]
    return !(
      titleOnly(a) &&
      next &&
      next.actor.type === 'person' &&
      !titleOnly(next) &&
      next.span.start - a.span.end <= 5 &&
      next.span.start > a.span.end &&
      (next.actor.state === null || next.actor.state === a.actor.state)
    )
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

/** How sure the names and references of these words are, on the mean: less for pronouns and groups. */
export function sureness(page: Page, attached: readonly Attached[]): number {
  return mean(
    attached.map(({ span }) => {
      const names = page.reading.names.filter((n) => overlaps(n, span)).map((n) => n.confidence)
      const mention = page.resolved.mentions.find((m) => m.start === span.start && m.end === span.end)
      const form =
        mention === undefined || mention.form === 'pronoun' ? 0.9 : mention.form === 'group' ? 0.92 : 1
      return form * mean(names)
    }),
  )
}

const mean = (shares: readonly number[]): number =>
  shares.length === 0 ? 1 : shares.reduce((sum, s) => sum + s, 0) / shares.length
