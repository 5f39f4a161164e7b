import { type PrintedDate, printedDate } from './printed-date.ts'

/** Where and when a page was given out, as a line of its own says, and what else stands there. */
export interface Imprint {
  readonly place: string | null
  readonly date: PrintedDate
  /** The other parts of the line: an author, a publisher. */
  readonly rest: readonly string[]
}

const LONGEST = 160
const DATE_LEAD =
  /^(?:published|publication date|posted|updated|last updated|last modified|modified|created|first published|date|on|pub(?:lish)?ed\s*(?:on|at))\b\s*(?:on|at)?\s*[:\-–|]?\s*/i
const CALENDAR = String.raw`(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?)(?!\p{L})`
const WORD = String.raw`(?!${CALENDAR})\p{Lu}[\p{L}.'’-]*`
const NAME = String.raw`${WORD}(?:[ /]+(?:${WORD}|de|da|do|al|el|la|of|the)){0,3}`
const PLACE = new RegExp(String.raw`^${NAME}(?:, ${NAME}){0,2}$`, 'u')
const AFTER_PLACE = new RegExp(
  String.raw`^(?<place>${NAME}(?:, ${NAME}){0,2})(?:,| [-–—|·]|:)? (?<day>\p{L}{0,9},? ?(?:\p{L}{3,9}\.? \d|\d).*)$`,
  'u',
)
const NO_PLACE =
  /^(?:by|written|from|story|staff|updated?|posted|published|issued|done)\b|\b(?:statement|release|readout|communiqu[eé]|remarks|speech|briefing|report|note|news|edition|correspondent|agency|ministry|department)s?\b/i

/** What a page is, before its day: "Press release, 3 November 2026, Nairobi", "Media statement No. 12/2026: 4 May 2026". */
const LABEL =
  /^(?:(?:press|media|news|joint) (?:release|statement|note|communiqu[eé])|press briefing|communiqu[eé]|statement|readout)(?: no\.? ?[\w/.-]+)?\s*[,:]\s+/i

/** The date that words consist of, with a lead such as "Published:" and a tail in brackets; null for others. */
export function dateOfLine(line: string): PrintedDate {
  if (line.length > 500) return null
  const bare = line.replace(DATE_LEAD, '').replace(/^[|·•\-–—\s]+|[|·•\s]+$/g, '')
  return (
    printedDate(bare) ??
    printedDate(bare.replace(/\s*[|·•]\s*.*$/, '')) ??
    printedDate(bare.replace(/\s*\(.*\)$/, ''))
  )
}

/**
 * Reads a line that gives a day beside a place, an author or a publisher: "New Delhi, 2 June 2026", "By Grace Otieno | 14 April 2026",
 * "January 29, 2026 – Ottawa, Ontario – Global Affairs Canada", "November 18, 2025, 17:40, Moscow". Null for a line without such a day.
 */
export function imprint(line: string): Imprint | null {
  if (line.length > LONGEST) return null
  const bare = line.replace(LABEL, '')
  if (bare !== line) {
    const date = dateOfLine(bare)
    return date === null ? imprint(bare) : { place: null, date, rest: [] }
  }
  const parts = line.split(/\s+[|·•–—-]\s+/)
  const dated = parts.findIndex((p) => dateOfLine(p) !== null)
  if (parts.length > 1 && dated >= 0) {
    const rest = parts.filter((_, n) => n !== dated)
    // one name alone may be an author's; a place gives its region, or stands in capitals
    const place = rest.find(
      (p) => PLACE.test(p) && !NO_PLACE.test(p) && (p.includes(', ') || /^\p{Lu}{3,}$/u.test(p)),
    )
    return { place: place ?? null, date: dateOfLine(parts[dated]!), rest: rest.filter((p) => p !== place) }
  }
  // "Published in Dawn, August 4th, 2026"
  const credit = /^published in (?:the )?(\p{Lu}[\p{L} .&'’-]{1,40}), (.{6,40})$/iu.exec(line)
  const credited = credit === null ? null : dateOfLine(credit[2]!)
  if (credited !== null) return { place: null, date: credited, rest: [credit![1]!] }
  // "18.02.2026 Press Team"
  const numeric = /^(\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4}-\d{2}-\d{2})\s+(\p{Lu}[\p{L} ]{1,60})$/u.exec(line)
  const day = numeric === null ? null : printedDate(numeric[1]!)
  if (day !== null) return { place: null, date: day, rest: [numeric![2]!] }
  // "November 18, 2025, 17:40, Moscow"
  for (let at = line.indexOf(', '); at > 0; at = line.indexOf(', ', at + 1)) {
    const [date, place] = [dateOfLine(line.slice(0, at)), line.slice(at + 2)]
    if (date !== null && PLACE.test(place) && !NO_PLACE.test(place)) return { place, date, rest: [] }
  }
  const match = AFTER_PLACE.exec(line.replace(/\s*\((?:\p{Lu}[\p{L} .&'/-]{1,40})\)$/u, ''))?.groups
  if (!match?.place || NO_PLACE.test(match.place)) return null
  const date = dateOfLine(match.day!)
  return date === null ? null : { place: match.place.replace(/,$/, ''), date, rest: [] }
}
