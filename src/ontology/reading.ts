import type { Reference } from './reference.ts'
import type { Span } from './span.ts'

/** One syntactic word of Universal Dependencies ("do" and "n't" are two). */
export interface Word extends Span {
  readonly lemma: string
  /** Universal part of speech, as `VERB`. */
  readonly upos: string
  /** Penn Treebank tag, as `VBD`; it carries tense and number. */
  readonly xpos: string
  /** Index into `Reading.words` of the head; -1 for the root of its sentence. */
  readonly head: number
  /** Universal relation to the head, as `nsubj:pass`. */
  readonly deprel: string
}

/** A sentence: its span and the words `first` (inclusive) to `last` (exclusive) of `Reading.words`. */
export interface Sentence extends Span {
  readonly first: number
  readonly last: number
}

/** The types of names the model tells apart. `group` is a nationality, religion or political group ("Korean"). */
export type NameType =
  | 'person'
  | 'organisation'
  | 'place'
  | 'group'
  | 'facility'
  | 'date'
  | 'money'
  | 'product'
  | 'event'
  | 'misc'

/** A name as it stands in the text. */
export interface Name extends Span {
  readonly type: NameType
  /** 0 to 1, as the model gives it. */
  readonly confidence: number
}

/** Reported speech: who (source) by which words (cue) is given as saying what (content). Spans may be discontinuous. */
export interface Attribution {
  readonly source: readonly Span[]
  readonly cue: readonly Span[]
  readonly content: readonly Span[]
  readonly confidence: number
}

/** A time expression as TIMEX3 types it. */
export interface TimeExpression extends Span {
  readonly type: 'date' | 'time' | 'duration' | 'set'
  readonly confidence: number
}

/** What kind of political act a word may stand for, as the model gives it. */
export interface ActScores {
  /** Index into `Reading.words`: a verb, noun or adjective that governs others. */
  readonly word: number
  /** Tenths of the natural log probability of each of ACT_TYPES, in that order, and last of none: a mere statement. */
  readonly scores: readonly number[]
}

/** All that the model sees in one report: the only inference. Plain JSON; everything after it is rules. */
export interface Reading {
  readonly report: string
  /** Name and version of the model that read it. */
  readonly model: string
  readonly sentences: readonly Sentence[]
  readonly words: readonly Word[]
  readonly names: readonly Name[]
  readonly attributions: readonly Attribution[]
  readonly times: readonly TimeExpression[]
  /** Left out by models that do not score acts. */
  readonly acts?: readonly ActScores[]
  /** What takes up what (coreference), in order of the text; missing in readings of models before 0.2.0. */
  readonly references?: readonly Reference[]
}
