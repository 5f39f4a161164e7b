import LineBreaker from 'linebreak'
import type { Run, Runs } from './briefing.ts'
import type { Dress, Face } from './fonts.ts'
import { levelsOf, type Turned, visual } from './order.ts'
import { OWN_DIRECTION } from './words.ts'

/** Words of one font on a line, `x` points from its left. */
export interface Piece {
  readonly text: string
  readonly face: Face
  readonly x: number
  readonly width: number
  /** Where it begins in the words of the whole paragraph. */
  readonly at: number
  /** What it is part of where it stands from right to left. */
  readonly turned: Turned | null
  readonly url: string | null
  /** Set where the piece is the number of a note. */
  readonly note: number | null
}

export interface Line {
  readonly pieces: readonly Piece[]
  /** Notes that are called on it. */
  readonly notes: readonly number[]
}

/** How letters are chosen and measured. */
export interface Setter {
  face(dress: Dress, codePoint: number): Face
  width(text: string, face: Face, size: number): number
}

/** Letters of a face, in the run they come from. */
interface Stretch {
  text: string
  /** Where it begins in the whole text. */
  readonly at: number
  readonly face: Face
  readonly run: Run
  readonly note: boolean
}

/** How much smaller the number of a note is. */
export const RAISED = 0.65

/** Words with what may not be parted from them: a line can end after each. */
function* words(runs: Runs, setter: Setter): Generator<Stretch[]> {
  const text = runs.map((r) => r.text).join('')
  const ends: number[] = []
  let at = 0
  for (const run of runs) {
    at += run.text.length
    ends.push(at)
  }
  const breaker = new LineBreaker(text)
  let from = 0
  for (let next = breaker.nextBreak(); next !== null || from < text.length; next = breaker.nextBreak()) {
    const to = next?.position ?? text.length
    const stretches: Stretch[] = []
    for (let i = from; i < to; ) {
      const index = ends.findIndex((end) => i < end)
      const run = runs[index]!
      const point = text.codePointAt(i)!
      const length = point > 0xffff ? 2 : 1
      const last = stretches.at(-1)
      const letter = text.slice(i, i + length)
      // Marks of direction have no shape.
      if (!(OWN_DIRECTION as readonly string[]).includes(letter)) {
        const face = setter.face(run.as ?? 'normal', point)
        const on = last !== undefined && last.face === face && last.run === run && !last.note
        if (on && last.at + last.text.length === i) last.text += letter
        else stretches.push({ text: letter, at: i, face, run, note: false })
      }
      i += length
      if (i >= ends[index]! && run.note !== undefined)
        stretches.push({
          text: String(run.note),
          at: i,
          face: setter.face('normal', 0x31),
          run,
          note: true,
        })
    }
    if (stretches.length > 0) yield stretches
    from = to
    if (next === null) break
  }
}

/** Breaks runs into lines of a width and orders each line, by the rules of Unicode; a word wider than the line is cut. */
export function linesOf(runs: Runs, width: number, size: number, setter: Setter): Line[] {
  const lines: { pieces: Piece[]; notes: number[] }[] = [{ pieces: [], notes: [] }]
  let x = 0
  const measure = (s: Stretch, text = s.text): number =>
    setter.width(text, s.face, s.note ? size * RAISED : size)
  const turn = (): void => {
    lines.push({ pieces: [], notes: [] })
    x = 0
  }
  const put = (s: Stretch, text: string, wide: number, at = s.at): void => {
    const line = lines.at(-1)!
    line.pieces.push({
      text,
      face: s.face,
      x,
      width: wide,
      at,
      turned: null,
      url: s.run.url ?? null,
      note: s.note ? s.run.note! : null,
    })
    if (s.note) line.notes.push(s.run.note!)
    x += wide
  }
  for (const stretches of words(runs, setter)) {
    const whole = stretches.reduce((sum, s) => sum + measure(s), 0)
    const trailing = stretches.at(-1)!
    const bare = whole - (measure(trailing) - measure(trailing, trailing.text.trimEnd()))
    if (x > 0 && x + bare > width) turn()
    for (const s of stretches) {
      const wide = measure(s)
      if (x + measure(s, s.text.trimEnd()) <= width) {
        put(s, s.text, wide)
        continue
      }
      let part = ''
      let at = s.at
      for (const letter of s.text) {
        if (part !== '' && x + measure(s, part + letter) > width) {
          put(s, part, measure(s, part), at)
          turn()
          at += part.length
          part = ''
        }
        part += letter
      }
      if (part !== '') put(s, part, measure(s, part), at)
    }
  }
  const levels = levelsOf(runs.map((r) => r.text).join(''))
  return lines
    .filter((line) => line.pieces.length > 0)
    .map((line) =>
      levels === null
        ? line
        : {
            ...line,
            pieces: visual(line.pieces, levels, (text, { face, note }) =>
              setter.width(text, face, note === null ? size : size * RAISED),
            ),
          },
    )
}
