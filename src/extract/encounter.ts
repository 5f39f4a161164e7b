import type { Standing, Where } from '../ontology/finding.ts'
import { hull, type Span } from '../ontology/span.ts'
import { dependents, sentenceAt } from '../ontology/tree.ts'
import type { When } from '../ontology/when.ts'
import { form } from './lemma.ts'
import type { Page } from './page.ts'
import type { Attached } from './party.ts'
import { surfaceSubjects } from './subject.ts'

/** One place of a text that speaks of parties talking: an encounter, before repeated references are put together. */
export interface Encounter {
  readonly word: number
  readonly rule: string
  readonly weight: number
  readonly participants: readonly Attached[]
  readonly hosts: readonly Attached[]
  readonly when: When
  readonly where: Where | null
  readonly standing: Standing
  readonly format: 'in-person' | 'call' | 'video' | 'letter'
  /** Whether the words say the format, or it is only the usual one of the verb. */
  readonly formatStated: boolean
  readonly setting: string | null
  readonly ordinal: number | null
  readonly matters: readonly Span[]
  readonly spans: readonly Span[]
  /** Whether it may stand alone; otherwise it only adds to an encounter told elsewhere: "in the meeting". */
  readonly creates: boolean
  /** An event that one party alone attends, as a forum. */
  readonly forum: boolean
  /** Talks that run over many encounters ("negotiations") are not one of them. */
  readonly level: 'encounter' | 'process'
  /** Told as what something else came before ("posed for photos before their meeting"): it may have been told as held. */
  readonly ahead: boolean
  /** "also met the prime minister": besides what was told before. */
  readonly also: boolean
  /** The predicate of which it is told as coming before or after: "met in Lima, a day after the summit"; another encounter than that. */
  readonly aside: number | null
}

/** Whether a predicate adds to what was told before: "also paid a courtesy call". */
export const adds = (page: Page, predicate: number): boolean =>
  dependents(page.reading, predicate, 'advmod').some((d) => form(page, d) === 'also')

/** How many sides actors make: a state and its own leader are one. */
export function sides(attached: readonly Attached[]): number {
  const persons = attached.filter(({ actor }) => actor.type === 'person')
  const states = new Set(persons.map(({ actor }) => actor.state))
  const others = attached.filter(
    ({ actor }) => actor.type !== 'person' && !(actor.type === 'state' && states.has(actor.state)),
  )
  return persons.length + others.length
}

/** The words that prove an encounter: from the first to the last of trigger, parties and circumstances in its sentence. */
export function proof(page: Page, i: number, attached: readonly Attached[], more: readonly number[]): Span {
  const { reading } = page
  const sentence = sentenceAt(reading, i)
  const inside = attached
    .map(({ span }) => span)
    .filter((s) => s.start >= sentence.start && s.end <= sentence.end)
  const { head, upos } = reading.words[i]!
  const light =
    upos !== 'VERB' && head >= 0 && reading.words[head]!.upos === 'VERB' ? [reading.words[head]!] : []
  return hull(
    [
      reading.words[i]!,
      ...light,
      ...inside,
      ...more.map((w) => reading.words[w]!),
      ...surfaceSubjects(page, i).map((s) => reading.words[s]!),
    ].filter((s) => s.start >= sentence.start && s.end <= sentence.end),
  )
}
