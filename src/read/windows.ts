import type { Vocabulary } from './pieces.ts'
import { spelt, type Units } from './units.ts'

/** One input of the model: the units `from` (inclusive) to `to` (exclusive) of a text, as pieces between [CLS] and [SEP]. */
export interface Window {
  readonly from: number
  readonly to: number
  readonly ids: Int32Array
  readonly casing: Uint8Array
  readonly spacing: Uint8Array
  /** Position of each unit's first piece. */
  readonly first: Int32Array
  /** 1 where a unit follows the one before with nothing between them. */
  readonly abuts: Uint8Array
}

const CLOSING = new Set(['"', "'", '’', '”', '»', ')', ']', '}'])
const OPENING = new Set(['"', "'", '‘', '“', '«', '(', '['])

/** Packs a text into windows of at most `limit` positions: whole paragraphs, long ones cut at a likely end of sentence. */
export function windowsOf(text: string, units: Units, vocabulary: Vocabulary, limit: number): Window[] {
  const pieces: (readonly number[])[] = []
  for (let k = 0; k < units.length; k++) pieces.push(vocabulary.pieces(spelt(text, units, k)))
  return ranges(text, units, (k) => pieces[k]!.length, limit - 2).map(([from, to]) => {
    let size = 2
    for (let k = from; k < to; k++) size += pieces[k]!.length
    const ids = new Int32Array(size)
    const casing = new Uint8Array(size)
    const spacing = new Uint8Array(size)
    const first = new Int32Array(to - from)
    const abuts = new Uint8Array(to - from)
    let at = 1
    for (let k = from; k < to; k++) {
      first[k - from] = at
      abuts[k - from] = k > from && units.starts[k] === units.ends[k - 1] ? 1 : 0
      pieces[k]!.forEach((id, n) => {
        ids[at] = id
        casing[at] = units.casing[k]!
        spacing[at] = n === 0 ? units.spacing[k]! : 1
        at++
      })
    }
    ids[0] = vocabulary.cls
    ids[at] = vocabulary.sep
    return { from, to, ids, casing, spacing, first, abuts }
  })
}

function ranges(
  text: string,
  units: Units,
  size: (unit: number) => number,
  room: number,
): [number, number][] {
  const found: [number, number][] = []
  const sum = (from: number, to: number): number => {
    let total = 0
    for (let k = from; k < to; k++) total += size(k)
    return total
  }
  let begin = 0
  let used = 0
  for (let paragraph = 0; paragraph < units.length; ) {
    let next = paragraph + 1
    while (next < units.length && units.spacing[next] !== 5) next++
    const length = sum(paragraph, next)
    if (used + length <= room) used += length
    else {
      if (used > 0) found.push([begin, paragraph])
      begin = paragraph
      used = length
      while (used > room) {
        const cut = cutAt(text, units, size, begin, next, room)
        found.push([begin, cut])
        used -= sum(begin, cut)
        begin = cut
      }
    }
    paragraph = next
  }
  if (begin < units.length) found.push([begin, units.length])
  return found
}

function cutAt(
  text: string,
  units: Units,
  size: (unit: number) => number,
  begin: number,
  end: number,
  room: number,
): number {
  let total = 0
  let k = begin
  let cut: number | null = null
  for (; k < end && total + size(k) <= room; k++) {
    if (k > begin && likelyStart(text, units, k)) cut = k
    total += size(k)
  }
  if (k < end && k > begin && likelyStart(text, units, k)) cut = k
  return cut ?? Math.max(k, begin + 1)
}

function likelyStart(text: string, units: Units, k: number): boolean {
  if (units.starts[k] === units.ends[k - 1]) return false
  const first = String.fromCodePoint(text.codePointAt(units.starts[k]!)!)
  if (!OPENING.has(first) && !/\p{Nd}/u.test(first) && first === first.toLowerCase()) return false
  const unit = (j: number): string => text.slice(units.starts[j], units.ends[j])
  const before =
    CLOSING.has(unit(k - 1)) && k > 1 && units.ends[k - 2] === units.starts[k - 1] ? unit(k - 2) : unit(k - 1)
  return before === '.' || before === '!' || before === '?'
}
