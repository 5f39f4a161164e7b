/** The smallest stretches of text the model labels; struct of arrays, offsets in UTF-16 code units. */
export interface Units {
  readonly length: number
  readonly starts: Int32Array
  readonly ends: Int32Array
  /** 1 all lower, 2 Titlecase, 3 ALL UPPER, 4 mixed, 5 number, 6 other. */
  readonly casing: Uint8Array
  /** Before the unit: 2 nothing, 3 space, 4 one newline, 5 a blank line or the start of the text. */
  readonly spacing: Uint8Array
}

const RUN = /([\p{L}\p{M}]+)|(\p{N}+)|\S/gu
const ASCII_RUN = /([a-zA-Z]+)|([0-9]+)|\S/g
const LETTERS = 1
const NUMBER = 2
const OTHER = 3
/** Casings from here on are of units without letters. */
const NO_LETTERS = 5
const CLITICS = new Set(['s', 're', 've', 'll', 'd', 'm'])
/** Words written as one, and where they are cut: "cannot", and contractions that lost their apostrophe and are no other word. */
const FUSED: ReadonlyMap<string, number> = new Map(
  'can|not gon|na wan|na got|ta gim|me lem|me a|lot do|nt does|nt did|nt is|nt are|nt was|nt were|nt have|nt has|nt had|nt ca|nt could|nt would|nt should|nt must|nt ai|nt i|m i|ve you|re you|ve you|ll they|re they|ve they|ll we|ve that|s what|s there|s'
    .split(' ')
    .map((word) => [word.replace('|', ''), word.indexOf('|')]),
)
const LONGEST_FUSED = 8
/** The second halves that lost an apostrophe, as they are spelt with it. */
const SPELT: ReadonlyMap<string, string> = new Map([
  ['nt', "n't"],
  ['m', "'m"],
  ['s', "'s"],
  ['re', "'re"],
  ['ve', "'ve"],
  ['ll', "'ll"],
])

/** A unit as the model is to see it: the "nt" of "dont" is "n't". */
export function spelt(text: string, { starts, ends, casing }: Units, k: number): string {
  const unit = text.slice(starts[k], ends[k])
  const half = unit.length <= 2 && k > 0 && ends[k - 1] === starts[k] && casing[k - 1]! < NO_LETTERS
  return (half ? SPELT.get(unit.toLowerCase()) : undefined) ?? unit
}

/** Cuts a text into units: runs of letters, runs of digits, single other characters, with contractions taken apart. */
export function unitsOf(text: string): Units {
  const runs = runsOf(text)
  const starts: number[] = []
  const ends: number[] = []
  const add = (start: number, end: number): void => {
    starts.push(start)
    ends.push(end)
  }
  const lettersAt = (k: number, at: number): boolean =>
    k < runs.length && runs.starts[k] === at && runs.kinds[k] === LETTERS
  const quoteAt = (k: number, at: number): boolean =>
    k < runs.length && runs.starts[k] === at && isApostrophe(text[at]!)

  for (let i = 0; i < runs.length; i++) {
    const start = runs.starts[i]!
    const end = runs.ends[i]!
    const kind = runs.kinds[i]!
    if (kind === LETTERS) {
      const last = text[end - 1]
      if ((last === 'n' || last === 'N') && quoteAt(i + 1, end) && lettersAt(i + 2, end + 1)) {
        const after = runs.ends[i + 2]!
        if (after === end + 2 && (text[end + 1] === 't' || text[end + 1] === 'T')) {
          if (end - 1 > start) add(start, end - 1)
          add(end - 1, after)
          i += 2
          continue
        }
      }
      const cut = end - start <= LONGEST_FUSED ? FUSED.get(text.slice(start, end).toLowerCase()) : undefined
      if (cut !== undefined) {
        add(start, start + cut)
        add(start + cut, end)
      } else add(start, end)
    } else if (
      kind === OTHER &&
      isApostrophe(text[start]!) &&
      i > 0 &&
      runs.ends[i - 1] === start &&
      runs.kinds[i - 1] !== OTHER &&
      lettersAt(i + 1, end) &&
      runs.ends[i + 1]! - end <= 2 &&
      CLITICS.has(text.slice(end, runs.ends[i + 1]).toLowerCase()) &&
      !(quoteAt(i + 2, runs.ends[i + 1]!) && lettersAt(i + 3, runs.ends[i + 1]! + 1))
    ) {
      add(start, runs.ends[i + 1]!)
      i += 1
    } else add(start, end)
  }
  return describe(text, Int32Array.from(starts), Int32Array.from(ends))
}

/** Units that lie in none of some spans, which are in order. */
export function outside(
  units: Units,
  spans: readonly { readonly start: number; readonly end: number }[],
): Units {
  if (spans.length === 0) return units
  const kept = new Uint8Array(units.length)
  let next = 0
  for (let k = 0; k < units.length; k++) {
    while (next < spans.length && spans[next]!.end <= units.starts[k]!) next++
    kept[k] = next === spans.length || units.ends[k]! <= spans[next]!.start ? 1 : 0
  }
  const of = <T extends Int32Array | Uint8Array>(list: T): T => list.filter((_, k) => kept[k] === 1) as T
  const starts = of(units.starts)
  return {
    length: starts.length,
    starts,
    ends: of(units.ends),
    casing: of(units.casing),
    spacing: of(units.spacing),
  }
}

const isApostrophe = (character: string): boolean => character === "'" || character === '\u2019'

function runsOf(text: string): { length: number; starts: number[]; ends: number[]; kinds: number[] } {
  const starts: number[] = []
  const ends: number[] = []
  const kinds: number[] = []
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the fast path is for ASCII
  const pattern = /^[\x00-\x7f]*$/.test(text) ? ASCII_RUN : RUN
  pattern.lastIndex = 0
  for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
    starts.push(found.index)
    ends.push(found.index + found[0].length)
    kinds.push(found[1] !== undefined ? LETTERS : found[2] !== undefined ? NUMBER : OTHER)
  }
  return { length: starts.length, starts, ends, kinds }
}

function describe(text: string, starts: Int32Array, ends: Int32Array): Units {
  const { length } = starts
  const casing = new Uint8Array(length)
  const spacing = new Uint8Array(length)
  let last = 0
  for (let k = 0; k < length; k++) {
    const start = starts[k]!
    casing[k] = casingOf(text.slice(start, ends[k]))
    let newlines = 0
    for (let at = last; at < start; at++) if (text.charCodeAt(at) === 10) newlines++
    spacing[k] = k === 0 || newlines > 1 ? 5 : newlines === 1 ? 4 : start > last ? 3 : 2
    last = ends[k]!
  }
  return { length, starts, ends, casing, spacing }
}

/** How a unit is written, as the model's embedding numbers it. */
export function casingOf(unit: string): number {
  if (/^\p{N}/u.test(unit)) return 5
  if (!/\p{L}/u.test(unit)) return 6
  const lower = unit.toLowerCase()
  if (unit === lower) return 1
  if (unit === unit.toUpperCase()) return 3
  const first = String.fromCodePoint(unit.codePointAt(0)!)
  const rest = unit.slice(first.length)
  return first !== first.toLowerCase() && rest === rest.toLowerCase() ? 2 : 4
}
