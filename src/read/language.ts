const SAMPLE = 3000
const FUNCTION_WORDS = new Set(
  'the of and to in a that is was for on with as by at from be has have had he it said not are his which will this an or were been their they who would but'.split(
    ' ',
  ),
)

/** ISO 639-1 code of the language of a text, or null where it is too short to tell. */
export async function languageOf(text: string): Promise<string | null> {
  const sample = sampleOf(text)
  const words = sample.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []
  const letters = (sample.match(/\p{L}/gu) ?? []).length
  if (words.length < 5 && letters < 12) return null
  const latin = (sample.match(/\p{Script=Latin}/gu) ?? []).length
  const common = words.filter((w) => FUNCTION_WORDS.has(w)).length
  if (latin > 0.9 * letters && common > 0.2 * words.length && words.length >= 20) return 'en'
  if (words.length < 5 && latin > 0.5 * letters) return null
  const { eld } = await import('eld/small')
  const found = eld.detect(sample)
  if (found.language === '') return null
  // Headlines, names and lists are few words that any language might have.
  if (found.language !== 'en' && latin > 0.5 * letters && (words.length < 20 || !found.isReliable()))
    return null
  return found.language
}

/** Whether a text is made of words: tables of figures, drawings in characters and binary files are not. */
export function isProse(text: string): boolean {
  const marks = sampleOf(text).replace(/\s/g, '')
  return marks.length < 100 || (marks.match(/[\p{L}\p{M}]/gu) ?? []).length >= 0.3 * marks.length
}

/** The beginning, the middle and the end of a long text. */
function sampleOf(text: string): string {
  if (text.length <= SAMPLE) return text
  const part = SAMPLE / 3
  const middle = (text.length - part) >> 1
  return [text.slice(0, part), text.slice(middle, middle + part), text.slice(-part)].join('\n')
}
