const LONGEST_UNIT = 100
const CACHE = 50_000

/** The word pieces of an uncased WordPiece vocabulary. */
export interface Vocabulary {
  readonly cls: number
  readonly sep: number
  /** Ids of the pieces of one unit: lower-cased, accents removed, greedy longest match; never empty. */
  pieces(unit: string): readonly number[]
}

/** Reads a vocabulary: one piece a line, the id is the line's number from 0. */
export function vocabularyOf(lines: string): Vocabulary {
  const ids = new Map<string, number>()
  lines.split('\n').forEach((piece, id) => {
    if (piece !== '') ids.set(piece.replace(/\r$/, ''), id)
  })
  const special = (piece: string): number => {
    const id = ids.get(piece)
    if (id === undefined)
      throw new Error(`expected ${piece} in the vocabulary, got none; use the vocab.txt of the model`)
    return id
  }
  const unknown = [special('[UNK]')]
  let longest = 0
  for (const piece of ids.keys()) longest = Math.max(longest, piece.length)
  const known = new Map<string, readonly number[]>()

  const split = (unit: string): readonly number[] => {
    if (unit.length > LONGEST_UNIT && [...unit].length > LONGEST_UNIT) return unknown
    const word = unit
      .toLowerCase()
      .normalize('NFD')
      .replace(/\p{Mn}/gu, '')
    const found: number[] = []
    for (let start = 0; start < word.length; ) {
      let end = Math.min(word.length, start + longest)
      let id: number | undefined
      for (; end > start; end--) {
        id = ids.get(start === 0 ? word.slice(0, end) : `##${word.slice(start, end)}`)
        if (id !== undefined) break
      }
      if (id === undefined) return unknown
      found.push(id)
      start = end
    }
    return found.length > 0 ? found : unknown
  }
  return {
    cls: special('[CLS]'),
    sep: special('[SEP]'),
    pieces: (unit) => {
      let found = known.get(unit)
      if (found === undefined) {
        found = split(unit)
        if (known.size >= CACHE) known.clear()
        if (unit.length <= LONGEST_UNIT) known.set(unit, found)
      }
      return found
    },
  }
}
