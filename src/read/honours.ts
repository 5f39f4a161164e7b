import type { Name, Sentence, Word } from '../ontology/reading.ts'

const EXCELLENCY = /^(?:h\.?\s?e\.?|excellency|highness|majesty|eminence|hon(?:ou?rable)?\.?)$/i
const HONOUR =
  /^(?:h\.?\s?e\.?|his|her|their|the|rt\.?|right|hon(?:ou?rable)?\.?|excellency|highness|majesty|eminence|royal|mr|mrs|ms|dr|prof|professor|sir|dame|sheikh|sheikha|madam)\.?$/i
const LONGEST = 5
/** Words around a name within which others may depend on its forms of honour. */
const NEAR = 80

/**
 * Hangs forms of honour on the name they stand before, for a tree that takes "H.E." for a noun of its own: in "the President, H.E. Mr. Karam,"
 * the name is what stands in apposition, and "H.E." and "Mr." describe it. Indices stay.
 */
export function withHonours(
  text: string,
  words: readonly Word[],
  names: readonly Name[],
  sentences: readonly Pick<Sentence, 'first'>[],
): readonly Word[] {
  const opens = new Set(sentences.map((s) => s.first))
  const form = (i: number): string => text.slice(words[i]!.start, words[i]!.end)
  const found: Word[] = [...words]
  let at = 0
  for (const name of [...names].sort((a, b) => a.start - b.start)) {
    if (name.type !== 'person') continue
    while (at < words.length && words[at]!.start < name.start) at++
    let first = at
    if (first >= words.length) break
    while (
      first + 1 < words.length &&
      !opens.has(first + 1) &&
      HONOUR.test(form(first)) &&
      words[first + 1]!.end <= name.end
    )
      first++
    if (HONOUR.test(form(first))) continue
    let begin = first
    while (begin > 0 && !opens.has(begin) && first - begin < LONGEST && HONOUR.test(form(begin - 1))) begin--
    const honours = [...Array(first - begin).keys()].map((k) => begin + k)
    if (!honours.some((i) => EXCELLENCY.test(form(i)))) continue
    let last = first
    while (last + 1 < words.length && !opens.has(last + 1) && words[last + 1]!.end <= name.end) last++
    const inside = (i: number): boolean => i >= begin && i <= last
    const outward = [...honours, first].find((i) => !inside(found[i]!.head))
    if (outward === undefined || climbsTo(found, found[outward]!.head, inside)) continue
    const { head, deprel } = found[outward]!
    const apart = /^(?:flat|compound|nmod:desc|nmod)/.test(deprel) && begin > 0 && form(begin - 1) === ','
    found[first] = { ...found[first]!, head, deprel: apart ? 'appos' : deprel }
    for (const i of honours)
      found[i] = { ...found[i]!, head: first, deprel: i === first ? deprel : 'nmod:desc' }
    for (let i = first + 1; i <= last; i++)
      if (!inside(found[i]!.head) || found[i]!.head < first)
        found[i] = { ...found[i]!, head: first, deprel: 'flat' }
    for (let i = Math.max(0, begin - NEAR); i < Math.min(words.length, last + NEAR); i++)
      if (!inside(i) && found[i]!.head >= begin && found[i]!.head < first)
        found[i] = { ...found[i]!, head: first }
  }
  return found
}

/** Whether a word hangs below some others: a name is not hung there. */
function climbsTo(words: readonly Word[], from: number, inside: (word: number) => boolean): boolean {
  for (let at = from, n = 0; at >= 0 && n <= words.length; at = words[at]!.head, n++)
    if (inside(at)) return true
  return false
}
