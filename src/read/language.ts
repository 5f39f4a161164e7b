import type { Span } from '../ontology/span.ts'

const SAMPLE = 3000
const FUNCTION_WORDS = new Set(
  'the of and to in a that is was for on with as by at from be has have had he it said not are his which will this an or were been their they who would but'.split(
    ' ',
  ),
)
/** Function words that other languages in Latin script hardly have. */
const ENGLISH_ONLY = new Set(
  'the of and to that for with by from have has had said his which this were been their they would but'.split(
    ' ',
  ),
)

/** ISO 639-1 code of the language of a text, `und` where it is none we know and surely not English, null where it is too short to tell. */
export async function languageOf(text: string): Promise<string | null> {
  const sample = sampleOf(text)
  const words = wordsOf(sample)
  const letters = (sample.match(/\p{L}/gu) ?? []).length
  if (words.length < 5 && letters < 12) return null
  const latin = (sample.match(/\p{Script=Latin}/gu) ?? []).length
  if (isEnglish(sample, words)) return 'en'
  if (words.length < 5 && latin > 0.5 * letters) return null
  const { eld } = await import('eld/small')
  const found = eld.detect(sample)
  if (found.language === 'en') return 'en'
  // Headlines, names and lists are few words that any language might have.
  const sure = found.language !== '' && (latin <= 0.5 * letters || (words.length >= 20 && found.isReliable()))
  if (sure) return found.language
  // No English prose of this length goes without "the" and "of"; languages that the detector does not know do.
  return words.length >= 40 && !words.some((w) => ENGLISH_ONLY.has(w)) ? 'und' : null
}

/** Whether a text is surely English: Latin letters, and many of the words that English cannot do without. */
function isEnglish(text: string, words = wordsOf(text)): boolean {
  const letters = (text.match(/\p{L}/gu) ?? []).length
  const latin = (text.match(/\p{Script=Latin}/gu) ?? []).length
  return words.length >= 20 && latin > 0.9 * letters && share(words, FUNCTION_WORDS) > 0.2
}

const PARAGRAPH = /\S[^\n]*(?:\n(?!\s*\n)[^\n]*)*/g

/** Whether some paragraph of a text is surely English. */
export const holdsEnglish = (text: string): boolean =>
  (text.match(PARAGRAPH) ?? []).some((paragraph) => isEnglish(sampleOf(paragraph)))

/**
 * Paragraphs of a text that are not in English: quotations, or the other half of a bilingual text. Where the text as a whole is
 * in the language `whole`, short ones without any English word are too.
 */
export async function foreignOf(
  text: string,
  whole: string | null,
): Promise<(Span & { readonly language: string })[]> {
  const found: { start: number; end: number; language: string }[] = []
  for (const { 0: paragraph, index } of text.matchAll(PARAGRAPH)) {
    const language = (await foreign(paragraph)) ?? (whole !== null && hasNoEnglish(paragraph) ? whole : null)
    if (language === null) continue
    const span = { start: index, end: index + paragraph.trimEnd().length, language }
    const before = found.at(-1)
    if (before?.language === language && text.slice(before.end, index).trim() === '') before.end = span.end
    else found.push(span)
  }
  return found
}

const QUOTED = /“[^“”]*”?|«[^«»]*»?|"[^"]*"?/g
/** Words of English that say who speaks, where what is said is in another language. */
const SPOKEN = /\b(?:said|says|told|tells|added|adds|wrote|writes|asked|asks|replied|according)\b/i

/** The language of a paragraph that is surely not English; null for all others, and where English quotes it: "« Non », he said". */
async function foreign(paragraph: string): Promise<string | null> {
  const sample = sampleOf(paragraph)
  const words = wordsOf(sample)
  const other = isOtherScript(sample)
  if (!other && (words.length < 20 || share(words, ENGLISH_ONLY) > 0.05)) return null
  const around = sample.replace(QUOTED, ' ')
  if (SPOKEN.test(around) || (other && /\p{L}/u.test(around) && !isOtherScript(around, 1))) return null
  const { eld } = await import('eld/small')
  const { language, isReliable } = eld.detect(sample)
  if (other) return language === '' || language === 'en' ? 'und' : language
  return language !== '' && language !== 'en' && isReliable() ? language : null
}

/** Whether a paragraph has three words or more, and none that only English has. */
function hasNoEnglish(paragraph: string): boolean {
  const words = wordsOf(sampleOf(paragraph))
  return words.length >= 3 && !words.some((w) => ENGLISH_ONLY.has(w))
}

/** Whether most letters of a text, of which there are some, are not Latin. */
function isOtherScript(text: string, least = 8): boolean {
  const letters = (text.match(/\p{L}/gu) ?? []).length
  return letters >= least && (text.match(/\p{Script=Latin}/gu) ?? []).length < 0.3 * letters
}

const share = (words: readonly string[], set: ReadonlySet<string>): number =>
  words.filter((w) => set.has(w)).length / Math.max(1, words.length)

/** Whether a text is made of words: tables of figures, drawings in characters and binary files are not. */
export function isProse(text: string): boolean {
  const marks = sampleOf(text).replace(/\s/g, '')
  return marks.length < 100 || (marks.match(/[\p{L}\p{M}]/gu) ?? []).length >= 0.3 * marks.length
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []

/** The beginning, the middle and the end of a long text. */
function sampleOf(text: string): string {
  if (text.length <= SAMPLE) return text
  const part = SAMPLE / 3
  const middle = (text.length - part) >> 1
  return [text.slice(0, part), text.slice(middle, middle + part), text.slice(-part)].join('\n')
}
