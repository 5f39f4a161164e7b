import type { Note } from '../ontology/note.ts'
import { type Report, reportId } from '../ontology/report.ts'
import { dateline } from './dateline.ts'
import { type Draft, type Gathered, type Hints, noteAt } from './draft.ts'
import { oneLine } from './markup.ts'
import { clean } from './paragraphs.ts'
import { printed, sameWords, tidyTitle } from './printed.ts'
import { type PrintedDate, printedDate } from './printed-date.ts'
import type { Publishers } from './publishers.ts'

/** A date as machines write it: `2021-08-05 11:53:53-04:00` or RFC 822; a printed one otherwise. */
function machineDate(words: string): PrintedDate {
  const iso = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/.exec(
    words.trim(),
  )
  if (iso) {
    const day = printedDate(iso[1]!)
    if (day === null || iso[2] === undefined) return day
    return { iso: `${iso[1]}T${iso[2]}${(iso[3] ?? '').replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')}` }
  }
  return printedDate(words) ?? printedDate(words.replace(/^\w{3}, /, ''))
}

/** A page is put on the net this many days after it was given out, at most. */
const LATEST = 14

/** The day on which a page was given out, as a line of its own says, where it was published some days later. */
function givenOut(printedDay: PrintedDate, published: string | null): string | null {
  if (printedDay === null || !('iso' in printedDay) || published === null) return null
  const day = printedDay.iso.slice(0, 10)
  const days = (Date.parse(published.slice(0, 10)) - Date.parse(day)) / 86_400_000
  return days > 0 && days <= LATEST ? day : null
}

/** Makes a report of a draft: text normalised, head lines taken off, dates and names in their standard form. */
export function reportOf(draft: Draft, hints: Hints, publishers: Publishers): Gathered {
  const { path } = draft
  const notes: Note[] = []
  const raw = draft.text
  const stated = hints.title ?? (draft.title === null ? null : tidyTitle(oneLine(clean(draft.title))))
  const page =
    draft.shape === 'printed'
      ? printed(raw, clean(raw), publishers, stated)
      : {
          title: null,
          published: null,
          publisher: null,
          place: null,
          url: null,
          paragraphs: [clean(raw).replace(/\s+/g, ' ').trim()],
        }
  let body = page.paragraphs.filter((p) => p !== '')

  // A title known from elsewhere need not be what stands on top: then the line belongs to the body's head, not to its text.
  const title = stated ?? page.title
  if (title !== null && body.length > 1 && sameWords(body[0]!, title)) body = body.slice(1)
  if (body.length === 0)
    return {
      path,
      report: null,
      notes: [noteAt(path, 'report-empty', 'error', 'expected a report with words, got none; it is skipped')],
    }

  const text = body.join('\n\n')
  const tidy = (words: string | null): string | null =>
    words === null ? null : oneLine(clean(words)) || null
  const url = tidy(draft.url ?? page.url)
  let published: string | null = null
  const choices: [string, PrintedDate][] = [
    ['--published', hints.published == null ? null : machineDate(hints.published)],
    ['the head of the file', draft.published === null ? null : machineDate(draft.published)],
    ['the date line', page.published],
  ]
  for (const [where, date] of choices) {
    if (date === null || published !== null) continue
    if ('iso' in date) published = date.iso
    else
      notes.push(
        noteAt(
          path,
          'date-ambiguous',
          'warning',
          `expected a date with one reading in ${where}, got "${date.ambiguous}" (day or month first?); pass --published YYYY-MM-DD`,
        ),
      )
  }
  const line = dateline(text, published)
  if (published === null && line?.date) {
    published = line.date
    notes.push(
      noteAt(
        path,
        'published-from-dateline',
        'info',
        `no date of publication is printed; the dateline's ${line.date} is taken`,
      ),
    )
  }
  const named = /(?:^|[^\d])(20\d{2}|19\d{2})[-_.]?(\d{2})[-_.]?(\d{2})(?:[^\d]|$)/.exec(
    path.replace(/^.*[\\/]/, ''),
  )
  const fromName = named ? printedDate(`${named[1]}-${named[2]}-${named[3]}`) : null
  if (published === null && fromName !== null && 'iso' in fromName) {
    published = fromName.iso
    notes.push(
      noteAt(
        path,
        'published-from-name',
        'info',
        `no date of publication is printed; ${published} of the file's name is taken`,
      ),
    )
  }
  if (published === null)
    notes.push(
      noteAt(
        path,
        'published-unknown',
        'warning',
        'expected a date of publication, got none; dates such as "Tuesday" stay unknown; pass --published YYYY-MM-DD',
      ),
    )
  const byUrl = url === null ? null : publishers.ofUrl(url)
  const credit = line?.agency == null ? null : (publishers.named(line.agency) ?? line.agency)
  const given = tidy(draft.publisher)
  const publisher =
    hints.publisher ??
    (given === null ? null : (publishers.named(given) ?? given)) ??
    page.publisher ??
    byUrl ??
    credit
  const placed = line === null ? null : dateline(text, published)
  const report: Report = {
    id: reportId(text, publisher),
    title: title === '' ? null : title,
    text,
    published,
    publisher,
    dateline:
      placed !== null
        ? { place: placed.place, date: placed.date }
        : page.place === null
          ? null
          : { place: page.place, date: givenOut(page.published, published) },
    url,
    language: tidy(draft.language),
    retrieved: tidy(draft.retrieved),
  }
  return { path, report, notes: notes.map((note) => ({ ...note, report: report.id })) }
}
