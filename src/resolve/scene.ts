import type { PlaceMention } from '../ontology/mention.ts'
import type { Note } from '../ontology/note.ts'
import type { Cast } from './cast.ts'
import type { Pointed, Thing } from './discourse.ts'
import { type Home, homeOf } from './home.ts'
import type { Person } from './persons.ts'
import { antecedent, genderOf } from './pronouns.ts'
import { type Focus, mentionsIn } from './salience.ts'
import { headWord, type Sheet, spanOf } from './sheet.ts'
import { speakers } from './speakers.ts'
import type { TitlePhrase } from './titles.ts'

/** What is known while a report is read from its beginning: who has been mentioned, and where. */
export interface Scene {
  readonly s: Sheet
  readonly cast: Cast
  readonly focus: Focus
  /** Persons of the cast, and those known by office only as they come up. */
  readonly persons: Person[]
  readonly places: PlaceMention[]
  /** The first title of each word that heads one. */
  readonly titleAt: ReadonlyMap<number, TitlePhrase>
  readonly notes: Note[]
  readonly home: Home | null
  /** For each quotation the word that heads its source. */
  readonly sources: readonly (number | null)[]
  /** Noun phrases of government in lower case ("interior ministry", "ministry"), to the state they last stood for. */
  readonly bodies: Map<string, string>
  /** Organisations named so far, by the last word of their names ("council") and their id. */
  readonly organisations: Map<string, Map<string, Thing>>
  /** Abbreviations in brackets ("SDF"), to the organisation named before. */
  readonly abbreviations: Map<string, Thing>
}

/** The scene before the first word. */
export const sceneOf = (s: Sheet, cast: Cast): Scene => ({
  s,
  cast,
  focus: { past: [], bySentence: new Map() },
  persons: [...cast.persons],
  places: [],
  notes: [],
  home: homeOf(s),
  titleAt: new Map([...cast.titles].reverse().map((title) => [title.head, title])),
  sources: speakers(s),
  bodies: new Map(),
  organisations: new Map(),
  abbreviations: new Map(),
})

/** Adds a mention of words `first` to `last`; one without things is not added. */
export function put(
  scene: Scene,
  first: number,
  last: number,
  form: Pointed['form'],
  things: readonly Thing[],
  head = headWord(scene.s, first, last),
): void {
  if (things.length === 0) return
  const { past, bySentence } = scene.focus
  const mention: Pointed = { ...spanOf(scene.s, first, last), first, last, head, form, things }
  past.push(mention)
  const sentence = scene.s.sentenceOf[head]!
  const beside = bySentence.get(sentence)
  if (beside) beside.push(mention)
  else bySentence.set(sentence, [mention])
  for (const t of things)
    if (t.kind === 'organisation' && t.name.includes(' ')) {
      const word = t.name.slice(t.name.lastIndexOf(' ') + 1).toLowerCase()
      const known = scene.organisations.get(word) ?? new Map<string, Thing>()
      scene.organisations.set(word, known.set(t.id, t))
    }
}

/** The person whose words a quotation is, where the text names one. */
export function speakerOf(scene: Scene, quote: number): Person | null {
  const { cast } = scene
  const source = scene.sources[quote] ?? null
  if (source === null) return null
  const run = cast.runAt[source]
  if (run) return cast.personOf.get(run) ?? null
  const title = scene.titleAt.get(source)
  const bearer = title && cast.bearerOf.get(title)
  if (bearer) return cast.personOf.get(bearer) ?? null
  const at = mentionsIn(scene.focus, scene.s.sentenceOf[source]!).find(
    (p) => p.head === source || (p.first <= source && source <= p.last),
  )
  if (!at && genderOf(scene.s.lower[source]!))
    return antecedent(
      scene.s,
      source,
      scene.focus,
      () => null,
      () => null,
    )
  const thing = at?.things[0]
  return at?.things.length === 1 && thing?.kind === 'person' ? thing.person : null
}
