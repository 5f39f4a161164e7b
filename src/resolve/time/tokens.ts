import { cardinal, isTens, ordinal } from './vocabulary.ts'

const TOKEN =
  /\b(?:q[1-4]|[1-4]q|h[12]|[12]h)\b|\d{4}-\d\d-\d\d(?:t\d\d:?\d\d)?|\d{1,2}[/.]\d{1,2}[/.]\d{4}|\d{1,2}\.\d{1,2}\.\d\d(?!\d)|\d{1,2}\/\d{4}|\d{1,2}\/\d{1,2}(?:\/\d\d)?|\d{1,2}[:.]\d\d(?=\s*[ap]\.?\s?m)|\d{1,2}:\d\d|[’'‘`]\d0s|[’'‘`]\d\d(?!\d)|\d+(?:,\d{3})*(?:\.\d+)?(?:st|nd|rd|th|s)?(?![a-z0-9]*\d)|½|[a-z]+(?:[’'](?!s\b)[a-z]+)?|[-–—]|[,&/]/g

/** "may" and "march" in small letters are months only beside a figure. */
const VERB = /(?<!\d(?:st|nd|rd|th)? (?:of )?)\b(?:may|march)\b(?!\.? \d)/g

/** A hyphen between two dates: "March 30-April 2", "January-March", "Monday-Wednesday". */
const NAMED = '(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)'
const RANGE = new RegExp(`(?<=\\d|day|${NAMED}[a-z]{0,6})[-‐‑](?=${NAMED})`, 'g')

/** The words of a time expression in lower case: no points, no possessives, a dash only beside a figure. */
export function tokens(text: string): string[] {
  const plain = text
    .replace(VERB, 'x$&')
    .toLowerCase()
    .replace(/\b([ap])\.\s?m\b\.?/g, '$1m')
    .replace(/\bb\.\s?c\b\.?(?:\s?e\b\.?)?|\bbce\b/g, 'bc')
    .replace(/\ba\.\s?([dh])\b\.?/g, 'a$1')
    .replace(/\bb\.\s?e\b\.?/g, 'be')
    .replace(/[’'‘`]s\b|(?<=s)[’'](?!\d)/g, '')
    .replace(/\b(\d{1,2})-(\d{1,2})-(\d{4})\b/g, '$1/$2/$3')
    .replace(RANGE, '–')
    .replace(/(?<=[a-z])[-‐‑](?=[a-z0-9])|(?<=\d)[-‐‑](?=[a-z])/g, ' ')
  return [...plain.matchAll(TOKEN)].map((m) => m[0])
}

/** A count read from words: `value` null for "several", and the index after it. */
export interface Count {
  readonly value: number | null
  readonly next: number
}

const FEW = /^(?:several|few|some|many|various|numerous|successive|consecutive|multiple|multi)$/

/** The number that begins at a token: "7", "twenty four", "a couple of", "two and a half", "several", "a". */
export function countAt(words: readonly string[], at: number): Count | null {
  const word = words[at]
  if (word === undefined) return null
  if (word === 'a' || word === 'an' || word === 'the') {
    const rest = countAt(words, at + 1)
    if (rest && !(word === 'the' && words[at + 1] === 'a')) return rest
    return word === 'the' ? null : { value: 1, next: at + 1 }
  }
  if (word === 'couple' || word === 'pair') return { value: 2, next: at + (words[at + 1] === 'of' ? 2 : 1) }
  if (word === 'dozen') return { value: 12, next: at + 1 }
  if (word === 'hundred') return { value: 100, next: at + 1 }
  if (word === 'quarter' && words[at + 1] === 'century') return { value: 0.25, next: at + 1 }
  if (words.slice(at, at + 4).join(' ') === 'quarter of a century') return { value: 0.25, next: at + 3 }
  if (word === 'half') return { value: 0.5, next: at + (/^an?$/.test(words[at + 1] ?? '') ? 2 : 1) }
  if (
    word === 'single' ||
    word === 'another' ||
    word === 'additional' ||
    (word === 'full' && words[at - 1] !== 'the')
  )
    return countAt(words, at + 1) ?? { value: 1, next: at + 1 }
  // "a few hundred"
  if (FEW.test(word))
    return { value: null, next: /^(?:hundred|thousand|dozen)$/.test(words[at + 1] ?? '') ? at + 2 : at + 1 }
  if (/^\d+(?:,\d{3})*(?:\.\d+)?$/.test(word)) {
    const value = Number(word.replaceAll(',', ''))
    if (words[at + 1] === '½') return { value: value + 0.5, next: at + 2 }
    if (words[at + 1] === '1/2') return { value: value + 0.5, next: at + 2 }
    return halves({ value, next: at + 1 }, words)
  }
  const first = cardinal(word)
  if (first === undefined) return null
  let value = first
  let next = at + 1
  const small = cardinal(words[next] ?? '')
  if (isTens(word) && small !== undefined && small > 0 && small < 10) {
    value += small
    next++
  }
  for (;;) {
    if (words[next] === 'hundred') value *= 100
    else if (words[next] === 'thousand') value *= 1000
    else if (words[next] === 'dozen') value *= 12
    else break
    next++
  }
  return halves({ value, next }, words)
}

const halves = (count: { value: number; next: number }, words: readonly string[]): Count =>
  words.slice(count.next, count.next + 3).join(' ') === 'and a half'
    ? { value: count.value + 0.5, next: count.next + 3 }
    : words.slice(count.next, count.next + 2).join(' ') === 'and half'
      ? { value: count.value + 0.5, next: count.next + 2 }
      : count

/** The ordinal that begins at a token: "6th", "twenty first". */
export function ordinalAt(words: readonly string[], at: number): { value: number; next: number } | null {
  const word = words[at] ?? ''
  if (/^\d+(?:st|nd|rd|th)$/.test(word)) return { value: Number.parseInt(word, 10), next: at + 1 }
  const tens = isTens(word) ? cardinal(word) : undefined
  const unit = ordinal(words[at + 1] ?? '')
  if (tens !== undefined && unit !== undefined && unit < 10) return { value: tens + unit, next: at + 2 }
  const value = ordinal(word)
  return value === undefined ? null : { value, next: at + 1 }
}
