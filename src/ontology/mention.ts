import type { Actor } from './actor.ts'
import type { Note } from './note.ts'
import type { Place } from './place.ts'
import type { Reading, TimeExpression } from './reading.ts'
import type { Span } from './span.ts'
import type { Timex } from './timex.ts'
import type { When } from './when.ts'

/** Words that stand for one or more actors: "Lee", "the premier", "he", "Beijing" (the state), "the two leaders". */
export interface Mention extends Span {
  /** Index into `Reading.words` of the head word of the phrase. */
  readonly head: number
  readonly form: 'name' | 'title' | 'pronoun' | 'group' | 'state'
  /** One actor; several for "the two leaders", "they", "both sides". Never empty: a mention nobody can resolve is not listed. */
  readonly actors: readonly Actor[]
}

/** Words that name a place as a location ("in Beijing"), not as an actor. */
export interface PlaceMention extends Span {
  readonly head: number
  readonly place: Place
}

/** A time expression and what it means here: as TIMEX3, and as days. */
export interface TimeMention extends TimeExpression, Timex {
  /** Index into `Reading.words` of the head word. */
  readonly head: number
  readonly when: When
  /** Length in days for a duration such as "four-day". */
  readonly days: number | null
}

/** A reading with who, where and when each mention is. Lists are in order of the text. */
export interface ResolvedReading {
  readonly report: string
  readonly reading: Reading
  readonly mentions: readonly Mention[]
  readonly places: readonly PlaceMention[]
  readonly times: readonly TimeMention[]
  readonly notes: readonly Note[]
}
