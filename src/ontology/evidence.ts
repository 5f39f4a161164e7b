import type { Report } from './report.ts'
import type { Span } from './span.ts'

/** The words of one report that prove a fact: `report.text.slice(start, end) === quote`, always. */
export interface Evidence extends Span {
  readonly report: string
  readonly quote: string
}

/** The evidence that a span of a report's text is. */
export function evidence(report: Pick<Report, 'id' | 'text'>, span: Span): Evidence {
  if (span.start < 0 || span.end > report.text.length || span.start >= span.end)
    throw new RangeError(
      `expected a non-empty span within 0..${report.text.length}, got ${span.start}..${span.end}; check the offsets`,
    )
  return {
    report: report.id,
    start: span.start,
    end: span.end,
    quote: report.text.slice(span.start, span.end),
  }
}
