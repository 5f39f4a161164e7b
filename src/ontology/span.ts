/** A stretch of a report's text: UTF-16 code units, `start` inclusive, `end` exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Whether `outer` holds all of `inner`. */
export const covers = (outer: Span, inner: Span): boolean =>
  outer.start <= inner.start && inner.end <= outer.end

/** Whether two spans share at least one character. */
export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end

/** The shortest span that holds all of the given ones; the list must not be empty. */
export function hull(spans: readonly Span[]): Span {
  if (spans.length === 0) throw new Error('expected at least one span, got none; pass the spans to enclose')
  return { start: Math.min(...spans.map((s) => s.start)), end: Math.max(...spans.map((s) => s.end)) }
}
