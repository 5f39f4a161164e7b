import type { Word } from '../ontology/reading.ts'

/** Whether a word is "its" for "it's": read as a subject and not as an owner. */
const isSubject = (text: string, { start, end, xpos, deprel }: Word): boolean =>
  xpos === 'PRP' &&
  /^(?:nsubj|expl)/.test(deprel) &&
  end - start === 3 &&
  text.slice(start, end).toLowerCase() === 'its'

/** The verb of "it's": what it is to the predicate it stands with. */
function verbOf(predicate: Word | undefined): Pick<Word, 'lemma' | 'upos' | 'xpos' | 'deprel'> {
  const been = predicate?.xpos === 'VBN' && predicate.lemma === 'be'
  const passive = predicate?.upos === 'VERB' && predicate.xpos === 'VBN'
  const deprel = passive ? 'aux:pass' : been || predicate?.upos === 'VERB' ? 'aux' : 'cop'
  return { lemma: been ? 'have' : 'be', upos: 'AUX', xpos: 'VBZ', deprel }
}

/** Words of which each "its" for "it's" is two. `places[i]` is where word i stands now, `places[words.length]` their new number. */
export function withBareContractions(
  text: string,
  words: readonly Word[],
): { readonly words: readonly Word[]; readonly places: Int32Array } {
  const places = new Int32Array(words.length + 1)
  words.forEach((word, i) => {
    places[i + 1] = places[i]! + (isSubject(text, word) ? 2 : 1)
  })
  if (places[words.length] === words.length) return { words, places }
  const parted = words.flatMap((word, i): Word[] => {
    const head = word.head < 0 ? -1 : places[word.head]!
    if (places[i + 1]! - places[i]! === 1) return [{ ...word, head }]
    const it: Word = { ...word, end: word.start + 2, lemma: 'it', upos: 'PRON', xpos: 'PRP', head }
    const verb = { start: it.end, end: word.end, ...verbOf(words[word.head]) }
    return [it, { ...verb, head: head < 0 ? places[i]! : head }]
  })
  return { words: parted, places }
}
