/** A person's correction of the record: append-only, can be undone by another. */
export interface Judgement {
  readonly id: string
  /** Ids of the findings, entries or actors judged; two for `same` and `different`. */
  readonly subject: readonly string[]
  readonly verdict: 'same' | 'different' | 'right' | 'wrong' | 'edit' | 'unsure' | 'score' | 'undo'
  /** The corrected fields for `edit`; a `Score` for `score`; the id of the judgement taken back for `undo`. */
  readonly value: unknown
  /** Name of the person, or `chancery` for automatic merges. */
  readonly by: string
  /** ISO 8601 date-time. */
  readonly at: string
  readonly why: string | null
}
