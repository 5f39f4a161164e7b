import type { Evidence } from '../ontology/evidence.ts'
import { evidence } from '../ontology/evidence.ts'
import type { NameRun } from './names.ts'
import type { Sheet } from './sheet.ts'
import type { TitlePhrase } from './titles.ts'

/** An office somebody is said to hold. */
export interface Claim {
  readonly phrase: TitlePhrase
  readonly of: string | null
  readonly evidence: Evidence
}

/** A person of the report, as far as it is known. */
export interface Person {
  readonly serial: number
  name: string
  parts: readonly string[]
  gender: 'm' | 'f' | null
  state: string | null
  readonly claims: Claim[]
  readonly runs: NameRun[]
  /** Known by office only: "the Chinese premier". */
  readonly nameless: boolean
}

/** The claim that a title phrase makes, its words as evidence. */
export const claimOf = (s: Sheet, phrase: TitlePhrase, of: string | null = phrase.of): Claim => ({
  phrase,
  of,
  evidence: evidence(s.report, phrase),
})

/** The claim of an office that other words of a report make, with the words `first` to `last` of its text as evidence. */
export function claimElsewhere(
  s: Sheet,
  [first, last]: readonly [number, number],
  office: Pick<TitlePhrase, 'title' | 'name' | 'of'>,
): Claim {
  const span = { start: s.words[first]!.start, end: s.words[last]!.end }
  const phrase: TitlePhrase = {
    ...span,
    ...office,
    first,
    last,
    head: last,
    plural: false,
    states: [],
    determiner: null,
    possessor: null,
    counterpart: false,
    former: false,
    tail: null,
  }
  return claimOf(s, phrase)
}
