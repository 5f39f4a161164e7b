/** Characters that steer a printer or reorder a line: text from outside may hold them. */
const STEERING = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/gu

/** Text from outside on one line, without what no document may hold. */
export const clean = (text: string): string =>
  text.normalize('NFC').replace(/\s+/g, ' ').replace(STEERING, '')

/** An address that can be followed, as a browser writes it; null where it is none. */
export function webAddress(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null
  const { protocol, href } = new URL(url)
  return protocol === 'http:' || protocol === 'https:' ? href : null
}

/** Letters of the scripts that go from right to left. */
export const RTL = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

/** Marks about words whose direction is their own, whatever stands around them (FIRST STRONG ISOLATE, POP DIRECTIONAL ISOLATE). */
export const OWN_DIRECTION = ['\u2068', '\u2069'] as const

/** Words from outside with marks about them where they may go from right to left. */
export const apart = (words: string): string =>
  RTL.test(words) ? `${OWN_DIRECTION[0]}${words}${OWN_DIRECTION[1]}` : words
