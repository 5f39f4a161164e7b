import { hash } from './hash.ts'

/** One published text, immutable. All offsets of Chancery count UTF-16 code units into `text`. */
export interface Report {
  readonly id: string
  readonly title: string | null
  /** The body: without headline and date lines, line ends `\n`, paragraphs parted by a blank line. */
  readonly text: string
  /** ISO 8601 date or date-time of publication. */
  readonly published: string | null
  readonly publisher: string | null
  /** "BEIJING, Jan. 6 (Yonhap) —": the words of place and, when printed, the date as ISO 8601. */
  readonly dateline: { readonly place: string; readonly date: string | null } | null
  readonly url: string | null
  /** BCP 47 tag of the text's language, when known. */
  readonly language: string | null
  /** ISO 8601 date-time at which the text was fetched, when it was. */
  readonly retrieved: string | null
}

/** The id of a report: a hash of its text without regard to white space, and of its publisher. */
export const reportId = (text: string, publisher: string | null): string =>
  hash('report', [text.normalize('NFC').replace(/\s+/g, ' ').trim(), publisher?.trim().toLowerCase() ?? null])

/** The day of publication as `YYYY-MM-DD`, or null. */
export const publicationDay = (report: Pick<Report, 'published'>): string | null =>
  report.published === null ? null : report.published.slice(0, 10)
