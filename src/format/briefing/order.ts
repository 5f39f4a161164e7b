import bidiFactory, { type Bidi } from 'bidi-js'
import type { Piece } from './lines.ts'
import { RTL } from './words.ts'

// Its types tell of an ES module, which Node does not load.
const bidi = (bidiFactory as unknown as () => Bidi)()

/** Words that stand from right to left, as they are spoken: readers of tagged documents take them from here. */
export interface Turned {
  text: string
}

/** The direction of each letter as the Unicode algorithm gives it, odd from right to left; null where all goes from left to right. */
export const levelsOf = (text: string): Uint8Array | null =>
  RTL.test(text) ? bidi.getEmbeddingLevels(text, 'ltr').levels : null

/** Letters of one direction, the pieces of a line being cut where it changes. */
interface Atom {
  readonly of: Piece
  readonly text: string
  level: number
}

/** The pieces of a line as they stand from left to right; `width` measures the words of a piece. */
export function visual(
  pieces: readonly Piece[],
  levels: Uint8Array,
  width: (text: string, of: Piece) => number,
): Piece[] {
  const atoms = pieces.flatMap((piece) => atomsOf(piece, levels))
  // Space at the end of a line stands where the line ends.
  for (let i = atoms.length - 1; i >= 0 && atoms[i]!.text.trim() === ''; i--) atoms[i]!.level = 0
  let group: Turned | null = null
  const groups = new Map(
    atoms.map((atom) => {
      if (atom.level === 0) group = null
      else if (group === null) group = { text: atom.text }
      else group.text += atom.text
      return [atom, group]
    }),
  )
  let x = pieces[0]?.x ?? 0
  return reordered(atoms).map((atom): Piece => {
    const text = atom.level % 2 === 0 ? atom.text : mirrored(atom.text)
    const placed = { ...atom.of, text, x, width: width(text, atom.of), turned: groups.get(atom) ?? null }
    x += placed.width
    return placed
  })
}

/** A piece cut where its direction changes, and from right to left between words, as fonts are asked for words. */
function atomsOf(piece: Piece, levels: Uint8Array): Atom[] {
  if (piece.note !== null) return [{ of: piece, text: piece.text, level: 0 }]
  const atoms: Atom[] = []
  for (let i = 0, start = 0; i < piece.text.length; i++) {
    const [here, next] = [levels[piece.at + i]!, levels[piece.at + i + 1]]
    const word = here % 2 === 1 && /\s/.test(piece.text[i]!) !== /\s/.test(piece.text[i + 1] ?? 'x')
    if (i + 1 < piece.text.length && next === here && !word) continue
    atoms.push({ of: piece, text: piece.text.slice(start, i + 1), level: here })
    start = i + 1
  }
  return atoms
}

/** From the highest level down to the lowest odd one, whatever is at that level or above is turned round (UAX 9, L2). */
function reordered(atoms: readonly Atom[]): readonly Atom[] {
  const placed = [...atoms]
  for (let level = Math.max(0, ...atoms.map((a) => a.level)); level > 0; level--)
    for (let from = 0; from < placed.length; from++) {
      let to = from
      while (to < placed.length && placed[to]!.level >= level) to++
      if (to > from + 1) placed.splice(from, to - from, ...placed.slice(from, to).reverse())
      from = to
    }
  return placed
}

/** Brackets face the other way; a font turns the letters of its own scripts round, but not what stands alone. */
function mirrored(text: string): string {
  const letters = Array.from(text, (letter) => bidi.getMirroredCharacter(letter) ?? letter)
  return (RTL.test(text) ? letters : letters.reverse()).join('')
}
