import type { Parts } from './parts.ts'

/** A reader of words at an index: adds to the parts and returns the index after what it read, or null. */
export type Words = (words: readonly string[], at: number, parts: Parts) => number | null

/** A dash or a word that joins the ends of a range. */
export const DASH = /^(?:[-–—]|to|through|thru|till|until)$/
/** The year that a word of four figures is. */
export const year4 = (word: string | undefined): number | null =>
  word !== undefined && /^(?:1\d|20|21)\d\d$/.test(word) ? Number(word) : null
/** The day of a month that a word is: "6", "6th". */
export const dayNumber = (word: string | undefined): number | null => {
  const found = word && /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(word)
  return found && +found[1]! >= 1 && +found[1]! <= 31 ? +found[1]! : null
}
/** The index after one of some words, where it stands there. */
export const skip = (words: readonly string[], at: number, ...some: string[]): number =>
  some.includes(words[at] ?? '') ? at + 1 : at

/** The year that two figures stand for: "'89". */
export const fullYear = (short: number): number => (short > 50 ? 1900 : 2000) + short
