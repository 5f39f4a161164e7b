import { dateline } from './dateline.ts'
import { dateOfLine, type Imprint, imprint } from './imprint.ts'
import { endsSentence, paragraphs, wrapWidth } from './paragraphs.ts'
import { type PrintedDate, printedDate } from './printed-date.ts'
import type { Publishers } from './publishers.ts'

/** A printed page taken apart: what stands on top of the body, and the body. */
export interface Printed {
  readonly title: string | null
  readonly published: PrintedDate
  readonly publisher: string | null
  /** Where the page was given out, from a line such as "New Delhi, 2 June 2026". */
  readonly place: string | null
  readonly url: string | null
  readonly paragraphs: readonly string[]
}

const KEY =
  /^(title|headline|subject|date|published(?: on| at)?|publication date|posted(?: on)?|updated|last updated|publisher|publication|source|newspaper|outlet|from|url|link|permalink|byline|author|by|section|category|language|copyright|length|load-date|id)\s*[:=]\s*(.+)$/i
const BYLINE =
  /^(?:by|written by|from|reporting by|story by)\s+\p{Lu}[\p{L}.'’-]*(?:\s+(?:and\s+)?[\p{L}.'’-]+,?){0,9}$/iu
const EMAIL = /^\S+@\S+\.\w{2,}$|\[\S+@\S+\]$/
const URL_LINE = /^https?:\/\/\S+$/
const RELEASE =
  /^(?:for immediate release|immediate release|press release|media release|media note|readout|news|world|politics|national|diplomacy|foreign affairs|international|asia|europe|africa|middle east|briefing room|statements? and releases|statements & releases|home|top stories|top news|home\s*[>›»/].*)$/i
/** What a page calls itself beside its day: "Department Press Briefing – September 9, 2025". */
const ISSUE = /\S (?:statement|readout|communiqu[eé]|remarks|speech|briefing|press conference)s?$/i
const FURNITURE =
  /^(?:skip to (?:main )?content|share(?: this(?: article| story)?)?(?: on .*)?|print(?: this)?|e-?mail|facebook|twitter|x|linkedin|whatsapp|telegram|copy link|save|listen(?: to (?:this )?article)?|comments?(?: \(\d+\))?|\d+ comments?|advertisements?|ad|sponsored|subscribe(?: now)?|sign (?:in|up).{0,60}|log ?in|menu|search|follow us.*|font size.*|text size.*|a[+-]|small medium large|\d+ min(?:ute)?s? read|reading time.*|read (?:more|also|next)\b.*|also read\b.*|see also\b.*|related (?:articles?|stories|news|topics?)\b.*|more on this story.*|recommended(?: stories)?|most (?:read|popular|viewed).*|tags?\s*:.*|keywords?\s*:.*|file photo\.?|getty images|photo\s*[:/].{0,80}|image (?:credit|source)\s*:.*|loading\.*|close|next|previous|back to top|\.{3,}|[-_=*#~ ]{3,})$/i
const FOOTER =
  /^(?:(?:copyright|©|ⓒ|\(c\)).*|.{0,60}\ball rights reserved\b.*|###+|\\?#+|-\s?30\s?-|-?\s?ends?\s?-|\(end\)|end\/?|\/end\/?|enditem|\(?more\)?|<저작권자.*|.*reproduction (?:or|and) redistribution prohibited.*|the views expressed .*|reporting by .{3,200}; .*editing by .*|editing by .*|our standards: .*|subscribe to our newsletter.*|.*thomson reuters trust principles.*|contact:? .{0,80}|translated by .{0,60}|by .{3,60}\[\S+@\S+\])$/i

/** A masthead by its form: "The Example Herald", "Ministry of Foreign Affairs of Examplia". */
const MASTHEAD =
  /^(?:(?:the\s+)?(?:\p{Lu}[\p{L}’'-]+\s+){1,4}(?:Herald|Times|Post|Daily|News(?: Agency| Network| Service)?|Agency|Tribune|Gazette|Journal|Chronicle|Observer|Monitor|Press|Courier|Star|Standard|Today|Review|Wire|Dispatch|Telegraph|Bulletin|Broadcasting Corporation|Daily News|Press Agency)|(?:Ministry|Department|Embassy|Office|Presidency|Government|Secretariat) (?:of|for) .{3,80}|(?:Prime Minister['’]s|President['’]s) Office.{0,60}|MO?FAI?C?[, ].{2,40}|.{2,60}[, ]Ministry of (?:Foreign|External) .{3,40})$/iu

/** No line longer than this is anything but body. */
const LONGEST = 500

const isDate = (date: PrintedDate): boolean => date !== null

const words = (line: string): number => line.split(/\s+/).length

/** Separates "date 2026-01-06 Leaders meet" and tab-separated index lines into their parts. */
function indexLine(line: string): string[] | null {
  if (/\t/.test(line)) {
    const cells = line
      .split('\t')
      .map((c) => c.trim())
      .filter((c) => c !== '')
    return cells.length >= 2 && cells.some((c) => isDate(printedDate(c))) ? cells : null
  }
  const match = /^\s*(?:date\s*:?\s+)?(\d{4}-\d{2}-\d{2}|\d{4}\/\d{2}\/\d{2})\s*[-–—|:]?\s+(\S.*)$/i.exec(
    line,
  )
  return match ? [match[1]!, match[2]!] : null
}

/** Takes a printed page apart: masthead, headline, deck, byline, date and furniture on top, credits and furniture below. */
export function printed(raw: string, text: string, publishers: Publishers, known: string | null): Printed {
  const lines = text.split('\n')
  const rawLines = raw.split(/\r\n?|\n/)
  const width = wrapWidth(lines)
  let title = known
  let published: PrintedDate = null
  let publisher: string | null = null
  let place: string | null = null
  let url: string | null = null
  // Below a headline known from elsewhere every line without a full stop belongs to the body.
  let deck = known === null ? 0 : 2
  let at = 0
  const blank = (n: number): boolean => (lines[n] ?? '').trim() === ''

  const keyed = (key: string, value: string): void => {
    const name = key.toLowerCase()
    if (/title|headline|subject/.test(name)) title ??= value
    else if (/publisher|publication$|source|newspaper|outlet/.test(name))
      publisher ??= publishers.named(value) ?? value
    else if (name === 'from')
      publisher ??= publishers.named(value) ?? publishers.named(value.split(' and ')[0]!)
    else if (/url|link/.test(name)) url ??= value
    else if (/date|publi|posted/.test(name) && !isDate(published)) published = dateOfLine(value)
  }
  const take = (given: Imprint): void => {
    published ??= given.date
    place ??= given.place
    for (const part of given.rest) {
      publisher ??= publishers.named(part) ?? mastheadOf(part)
      if (ISSUE.test(part) && !RELEASE.test(part)) title ??= part
    }
  }
  const headline = (n: number): boolean => {
    const line = lines[n]!.trim()
    const full = line.replace(/["'”’]$/, '')
    if (
      line.length > 220 ||
      words(line) > 32 ||
      (/[.;,:]$/.test(full) && !/\b(?:\p{Lu}\.){1,3}$/u.test(full))
    )
      return false
    if (dateline(line, null) !== null) return false
    if (blank(n + 1)) return words(line) > 1
    const next = lines[n + 1]!.trim()
    if (width === null) return words(line) > 1
    return (
      isDate(dateOfLine(next)) ||
      imprint(next) !== null ||
      BYLINE.test(next) ||
      dateline(next, null) !== null ||
      publishers.named(next) !== null
    )
  }

  const datedBelow = (n: number): boolean => {
    const next = lines
      .slice(n + 1)
      .find((l) => l.trim() !== '')
      ?.trim()
    return (
      lines[n]!.length <= 220 && next !== undefined && (isDate(dateOfLine(next)) || imprint(next) !== null)
    )
  }

  for (; at < lines.length; at++) {
    const line = lines[at]!.trim()
    if (line === '') continue
    if (known !== null && sameWords(line, known)) continue
    const cells: string[] | null = at < 3 ? indexLine(rawLines[at] ?? '') : null
    if (cells && (title === null || published === null)) {
      for (const cell of cells) {
        const date = dateOfLine(cell)
        if (isDate(date)) published ??= date
        else if (publishers.named(cell) !== null) publisher ??= publishers.named(cell)
      }
      const rest = cells.filter((c) => !isDate(dateOfLine(c)) && publishers.named(c) === null)
      title ??= rest.sort((a, b) => words(b) - words(a))[0] ?? null
      continue
    }
    if (line.length > LONGEST && !URL_LINE.test(line)) break
    const key = KEY.exec(line)
    if (key && !/^by$/i.test(key[1]!) && line.length < 300) {
      keyed(key[1]!, key[2]!.trim())
      continue
    }
    if (FURNITURE.test(line) || RELEASE.test(line) || EMAIL.test(line)) continue
    if (URL_LINE.test(line)) {
      url ??= line
      continue
    }
    const date = dateOfLine(line)
    if (isDate(date)) {
      published ??= date
      continue
    }
    if (published !== null && HOUR.test(line)) continue
    const masthead: string | null =
      publishers.named(line.replace(/\s*[|–—-]\s*$/, '')) ??
      (title === null && publisher === null ? mastheadOf(line) : null)
    if (masthead !== null) {
      publisher ??= masthead
      continue
    }
    const given = imprint(line)
    if (given !== null) {
      take(given)
      continue
    }
    if (BYLINE.test(line) && line.length < 90) continue
    const block: { title: string; last: number } | null =
      title === null && !headline(at) ? wrappedHeadline(lines, at) : null
    if (block !== null) {
      title = block.title
      at = block.last
      continue
    }
    if (title !== null && aboveDay(lines, at)) continue
    if (!headline(at)) {
      // a headline that is a whole sentence, above the line of place and day
      if (title !== null || !datedBelow(at)) break
      title = line
      continue
    }
    if (title === null) {
      const tail = line.split(/\s+[|–—-]\s+/)
      const named = tail.length > 1 ? publishers.named(tail[tail.length - 1]!) : null
      publisher ??= named
      title =
        named === null
          ? line
          : line.slice(0, line.lastIndexOf(tail[tail.length - 1]!)).replace(/\s+[|–—-]\s+$/, '')
      continue
    }
    // A second line without a full stop is a deck, as long as a body follows.
    if (deck >= 2 || !lines.slice(at + 1).some((l) => endsSentence(l))) break
    deck += 1
  }

  const rest = lines.slice(at)
  // Nothing but head lines: it was a body after all.
  if (rest.every((l) => l.trim() === '')) {
    return {
      title: known,
      published,
      publisher,
      place,
      url,
      paragraphs: title === null || known !== null ? [] : [title],
    }
  }
  const kept = paragraphs(
    rest
      .map((l) => (l.length <= LONGEST && (FURNITURE.test(l.trim()) || EMAIL.test(l.trim())) ? '' : l))
      .join('\n'),
  )
  const foot = (p: string): boolean => (p.length <= 2 * LONGEST && FOOTER.test(p)) || URL_LINE.test(p)
  while (kept.length > 1 && foot(kept[kept.length - 1]!)) {
    const last = kept.pop()!
    if (URL_LINE.test(last)) url ??= last
  }
  // A statement that is signed below: "New York, 24 September 2026".
  const signed = kept.length > 1 && published === null ? imprint(kept[kept.length - 1]!) : null
  if (signed !== null) {
    kept.pop()
    take(signed)
  }
  if (published === null) published = todayIn(kept[0] ?? '')
  const body = kept.map((p) => p.replace(/\s*(?:\((?:END|ends)\)|Enditem|###)$/, '')).filter((p) => p !== '')
  return {
    title: title === null ? null : tidyTitle(title),
    published,
    publisher,
    place,
    url,
    paragraphs: body,
  }
}

/** The day that a first paragraph gives as that of its writing: "Today, June 12, 2025, the Department …". */
function todayIn(paragraph: string): PrintedDate {
  const said =
    /\b[Tt]oday(?:,| is)? \(?((?:\p{Lu}\p{L}+ \d{1,2}, \d{4})|(?:\d{1,2} \p{Lu}\p{L}+ \d{4}))\b/u.exec(
      paragraph.slice(0, LONGEST),
    )
  return said === null ? null : printedDate(said[1]!)
}

/** Room, city and hour of a transcript: short lines one below another, of which one gives the day. */
const HEAD_LINES = 5
const HEAD_WORDS = 8

/** Whether a line and all down to one that gives the day are short, as above a transcript: "Rose Garden", "Washington, D.C.", "March 3, 2026". */
function aboveDay(lines: readonly string[], at: number): boolean {
  for (let n = at; n < at + HEAD_LINES; n++) {
    const line = (lines[n] ?? '').trim()
    if (line === '') return false
    if (isDate(dateOfLine(line)) || imprint(line) !== null) return n > at
    if (
      words(line) > HEAD_WORDS ||
      /[?!:;]$/.test(line) ||
      (endsSentence(line) && !/\b\p{Lu}\.$/u.test(line))
    )
      return false
  }
  return false
}

/** The hour below the day of a transcript: "11:30 A.M. EST". */
const HOUR = /^\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?(?: \(?\p{Lu}{2,4}\)?)?$/iu

const mastheadOf = (line: string): string | null =>
  line.length <= 90 &&
  words(line) <= 12 &&
  MASTHEAD.test(line) &&
  !/\b(?:to|says?|meets?|hosts?|hails?|urges?|visits?)\b|^(?:statement|remarks|comments?|briefing|readout|speech|interview|answers?|meeting|visit)\b/i.test(
    line,
  )
    ? line
    : null

/** A headline broken over two or three lines that stands alone before a blank line. */
function wrappedHeadline(lines: readonly string[], at: number): { title: string; last: number } | null {
  let last = at
  const ends = (line: string): boolean =>
    line === '' ||
    isDate(dateOfLine(line)) ||
    imprint(line) !== null ||
    BYLINE.test(line) ||
    FURNITURE.test(line) ||
    dateline(line, null) !== null
  while (last < lines.length && !ends(lines[last]!.trim())) last++
  const block = lines.slice(at, last).map((l) => l.trim())
  const joined = block.join(' ')
  if (block.length < 2 || block.length > 3 || joined.length > 240) return null
  if (block.some((l) => endsSentence(l)) || dateline(joined, null) !== null || isDate(dateOfLine(block[1]!)))
    return null
  return lines.slice(last).some((l) => endsSentence(l)) ? { title: joined, last: last - 1 } : null
}

/** Whether two lines have the same letters and digits. */
export const sameWords = (a: string, b: string): boolean =>
  a.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '') === b.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

/** A headline without tags of the desk: "(LEAD) Leaders meet" is "Leaders meet". */
export const tidyTitle = (title: string): string =>
  title
    .replace(
      /^(?:\((?:\d+(?:st|nd|rd|th)\s+)?(?:LD|LEAD|URGENT|News Focus|Yonhap Feature|yonhap)\)\s*|#\s+|UPDATE\s*\d*\s*[-:]\s*|\[\p{Lu}[\p{L} ]+\]\s+)+/u,
      '',
    )
    .replace(/\s+/g, ' ')
    .trim()
