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
