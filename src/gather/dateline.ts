import { isoDay, monthNumber, printedDate } from './printed-date.ts'

/** A dateline on top of a body: "BEIJING, Jan. 6 (Yonhap) -- ". */
export interface Dateline {
  readonly place: string
  /** ISO 8601 day when year, month and day are printed, or the year follows from the day of publication. */
  readonly date: string | null
  /** The wire credited in brackets or slashes: "Yonhap". */
  readonly agency: string | null
  /** Number of characters up to the first word of the body. */
  readonly length: number
}

const CAPITALS = String.raw`\p{Lu}[\p{Lu}.'’\-]*(?:[ /\-](?:\p{Lu}[\p{Lu}.'’\-]*|de|da|do|al|el|la))*`
const TITLED = String.raw`\p{Lu}[\p{L}.'’\-]+(?:[ /\-](?:\p{Lu}[\p{L}.'’\-]+|de|da|do|al|el|la|of|the)){0,3}`
const REGION = String.raw`(?:(?:, ?|,? \[)\p{Lu}[\p{L}.]+(?: \p{Lu}[\p{L}.]+){0,2}\]?)?`
const DAY = String.raw`(?:\p{L}{3,9}day,? )?(?:\p{L}{3,9}\.? \d{1,2}(?:st|nd|rd|th)?(?:, ?\d{4}| \d{4})?|\d{1,2}(?:st|nd|rd|th)? \p{L}{3,9}\.?(?:,? ?\d{4})?|\d{4}-\d{2}-\d{2})`
const AGENCY = String.raw`(?:\((?<bracket>[\p{L}][\p{L} .&'/\-]{1,40})\)|/(?<slash>\p{Lu}[\p{L} ]{1,20})/)`
const BREAK = String.raw`\s*(?:—|–|--+|-(?= )|―|:|\.(?= ))\s*`

const WITH_DAY = new RegExp(
  String.raw`^\(?(?:\(\p{Lu}+\) ?)?(?<place>${CAPITALS}|${TITLED})${REGION}(?:,? |, ?| [-–—] )(?<day>${DAY})\.?,?\s*(?:${AGENCY}|(?<bare>\p{Lu}\p{L}+))?${BREAK}(?=\S)`,
  'u',
)
const WITH_AGENCY = new RegExp(
  String.raw`^(?<place>${CAPITALS}|${TITLED})${REGION},?\s*${AGENCY}(?:,? (?<day>${DAY}))?${BREAK}(?=\S)`,
  'u',
)
const PLACE_ONLY =
  /^(?<place>\p{Lu}{2}[\p{Lu}.'’-]+(?:[ /](?:\p{Lu}[\p{Lu}.'’-]*|al|de))*)(?:, \p{Lu}[\p{L}.]+(?: \p{Lu}[\p{L}.]+)?)?\s*(?:—|–|―|--+| - |: )\s*(?=\S)/u
const TITLED_ONLY = new RegExp(
  String.raw`^(?<place>${TITLED})${REGION}\s*(?: — | – | -- |— ?(?=\p{Lu}))\s*(?=\p{Lu}|["“])`,
  'u',
)

/** Words in capitals that stand before a dash and are no place. */
const NO_PLACE =
  /^(?:ON|IN|AT|BY|TO|FROM|THE|THIS|TODAY)$|^(?:MR|MRS|MS)\b|\b(?:MEMORANDUM|STATEMENT|NOMINATIONS?|SENATE|REMARKS|BRIEFING|RELEASE|ORDER|PROCLAMATION)\b|^(?:READOUT|STATEMENT|UPDATED?|LEAD|URGENT|BREAKING|EXCLUSIVE|ANALYSIS|OPINION|NOTE|FACT SHEET|PRESS RELEASE|Q|A|QUESTION|ANSWER|VIDEO|PHOTOS?|WATCH|LIVE|REMARKS|THE PRESIDENT|MODERATOR)$/i

/** Who speaks first in a transcript: "PRESIDENT HARLOW: Good morning." */
const SPEAKER =
  /^(?:(?:VICE |ACTING )?PRESIDENT|(?:DEPUTY )?PRIME MINISTER|(?:FOREIGN |DEFEN[CS]E )?(?:MINISTER|SECRETARY)|SECRETARY[- ]GENERAL|CHANCELLOR|PREMIER|AMBASSADOR|SENATOR|GENERAL|ADMIRAL|CHAIR(?:MAN|WOMAN)?|SPOKES(?:PERSON|MAN|WOMAN)|KING|QUEEN|MRS?|MS|DR)\b\.? \p{L}/iu

/** The dateline a body begins with, or null; a date without a year takes the year that puts it last before publication. */
export function dateline(body: string, published: string | null): Dateline | null {
  const start = body.slice(0, 160)
  for (const pattern of [WITH_DAY, WITH_AGENCY, PLACE_ONLY, TITLED_ONLY]) {
    const groups = pattern.exec(start)?.groups
    const place = groups?.place
    if (!groups || place === undefined || NO_PLACE.test(place) || SPEAKER.test(place)) continue
    const day = groups.day === undefined ? null : dayOf(groups.day, published)
    if (groups.day !== undefined && day === undefined) continue
    if (pattern === TITLED_ONLY && place.split(' ').length > 2) continue
    const agency = groups.bracket ?? groups.slash ?? groups.bare ?? null
    return { place: titled(place), date: day ?? null, agency, length: pattern.exec(start)![0].length }
  }
  return null
}

/** ISO day, null when the year is open, undefined when the words are no day. */
function dayOf(words: string, published: string | null): string | null | undefined {
  const bare = words.replace(/^\p{L}+day,? /u, '')
  const full = printedDate(bare)
  if (full !== null && 'iso' in full) return full.iso.slice(0, 10)
  const match = /^(?:(\p{L}+)\.? (\d{1,2})|(\d{1,2})\D{0,2} (\p{L}+)\.?)/u.exec(bare)
  const month = match ? monthNumber((match[1] ?? match[4])!) : null
  if (!match || month === null) return undefined
  if (published === null) return null
  const year = Number(published.slice(0, 4))
  const day = Number(match[2] ?? match[3])
  const tomorrow = new Date(Date.parse(published.slice(0, 10)) + 86_400_000).toISOString().slice(0, 10)
  const here = isoDay(year, month, day)
  return here !== null && here <= tomorrow ? here : isoDay(year - 1, month, day)
}

const SMALL = new Set(['DE', 'DA', 'DO', 'AL', 'EL', 'LA'])
const ABBREVIATION = /^(?:\p{Lu}\.)+$/u

/** "NEW DELHI" as "New Delhi"; words already in mixed case stay. */
const titled = (place: string): string =>
  place.trim() !== place.trim().toUpperCase()
    ? place.trim()
    : place
        .trim()
        .replace(/[\p{L}.'’]+/gu, (word, at: number) =>
          ABBREVIATION.test(word)
            ? word
            : at > 0 && SMALL.has(word)
              ? word.toLowerCase()
              : word[0]! + word.slice(1).toLowerCase(),
        )
