import { type Label, type Logits, spansOf } from './labels.ts'
import { type Link, linksOf } from './links.ts'
import { bestTree } from './spanning-tree.ts'
import type { Window } from './windows.ts'

/** The raw answer of the model to a batch; layers are [batch, length, …] in one array. */
export interface Outputs {
  readonly batch: number
  readonly length: number
  readonly join: Float32Array
  readonly sentence: Float32Array
  readonly upos: Int32Array
  readonly xpos: Int32Array
  readonly lemma: Int32Array
  readonly rel: Int32Array
  /** [batch, dependent, head]; head 0 is the root. */
  readonly arc: Float32Array
  readonly names: Float32Array
  readonly times: Float32Array
  readonly source: Float32Array
  readonly cue: Float32Array
  readonly content: Float32Array
  /** [batch, source | content, cue, member]. */
  readonly link: Float32Array
  /** [batch, length, type of act]; null where the model has no such layer. */
  readonly act: Float32Array | null
  /** [batch, length, size]: a word's query times the key of an earlier one scores that one as its antecedent; null where the model has no such layer. */
  readonly coref_query: Float32Array | null
  readonly coref_key: Float32Array | null
  /** The score of no antecedent. */
  readonly coref_new: Float32Array | null
}

/** What the model says of one window; every number is a unit of the window or a class of the manifest. */
export interface Decoded {
  /** First unit of each word. */
  readonly words: Int32Array
  /** Index in `words` of the first word of each sentence. */
  readonly sentences: Int32Array
  readonly upos: Uint16Array
  readonly xpos: Uint16Array
  readonly lemma: Uint16Array
  readonly rel: Uint16Array
  /** Index in `words` of each word's head; -1 for a root. */
  readonly heads: Int32Array
  readonly names: readonly Label[]
  readonly times: readonly Label[]
  readonly links: readonly Link[]
  /** [word, type of act]; null where the model does not score acts. */
  readonly acts: Float32Array | null
  /** What coreference compares; null where the model has no such layers. */
  readonly vectors: Vectors | null
}

/** Of each word, a row each: what it looks for in an antecedent, what it is as one, and the score of having none. */
export interface Vectors {
  /** Numbers in a row of `query` and of `key`. */
  readonly size: number
  readonly query: Float32Array
  readonly key: Float32Array
  readonly none: Float32Array
}

/** The relations the tree decides on: the class of `root`, and of what a second root becomes. */
export interface Relations {
  readonly root: number
  readonly second: number
}

/** Taken off the odds that a unit is no name, as the model errs on that side. */
const NAME_BIAS = 0.3

/** Turns the model's answer to window number `index` of a batch into words, trees and labelled spans. */
export function decode(outputs: Outputs, index: number, window: Window, relations: Relations): Decoded {
  const { length } = outputs
  const base = index * length
  const { first, abuts } = window
  const units = first.length
  const rows = (labels: number): Int32Array => first.map((at) => (base + at) * labels)

  const starts: number[] = []
  const sentences: number[] = []
  for (let k = 0; k < units; k++) {
    const at = base + first[k]!
    if (k > 0 && abuts[k] === 1 && outputs.join[at]! > 0) continue
    if (k === 0 || window.spacing[first[k]!] === 5 || outputs.sentence[at]! > 0) sentences.push(starts.length)
    starts.push(k)
  }
  const words = Int32Array.from(starts)
  const heads = new Int32Array(words.length)
  const rel = new Uint16Array(words.length)
  const position = (word: number): number => first[words[word]!]!
  sentences.forEach((from, s) => {
    const to = sentences[s + 1] ?? words.length
    const tree = bestTree(to - from, (dependent, head) => {
      const row = (base + position(from + dependent)) * length
      return outputs.arc[row + (head < 0 ? 0 : position(from + head))]!
    })
    tree.forEach((head, k) => {
      const given = outputs.rel[base + position(from + k)]!
      heads[from + k] = head < 0 ? -1 : from + head
      rel[from + k] = head < 0 ? relations.root : given === relations.root ? relations.second : given
    })
  })
  const classes = (layer: Int32Array): Uint16Array => Uint16Array.from(words, (k) => layer[base + first[k]!]!)
  const breaks = (unit: number): boolean => window.spacing[first[unit]!] === 5
  const logits = (data: Float32Array): Logits => {
    const labels = data.length / (outputs.batch * length)
    return { data, rows: rows(labels), labels }
  }
  const rowsOf = (data: Float32Array): Float32Array => {
    const width = data.length / (outputs.batch * length)
    const kept = new Float32Array(words.length * width)
    words.forEach((k, word) => {
      const at = (base + first[k]!) * width
      kept.set(data.subarray(at, at + width), word * width)
    })
    return kept
  }
  return {
    words,
    sentences: Int32Array.from(sentences),
    upos: classes(outputs.upos),
    xpos: classes(outputs.xpos),
    lemma: classes(outputs.lemma),
    rel,
    heads,
    names: spansOf(logits(outputs.names), breaks, NAME_BIAS),
    times: spansOf(logits(outputs.times), breaks),
    links: linksOf(
      {
        cue: logits(outputs.cue),
        source: logits(outputs.source),
        content: logits(outputs.content),
        member: (role, cue, unit) =>
          outputs.link[((index * 2 + role) * length + first[cue]!) * length + first[unit]!]!,
      },
      breaks,
    ),
    acts: outputs.act && rowsOf(outputs.act),
    vectors: vectorsOf(outputs, rowsOf),
  }
}

function vectorsOf(outputs: Outputs, rowsOf: (layer: Float32Array) => Float32Array): Vectors | null {
  const { batch, length, coref_query: query, coref_key: key, coref_new: none } = outputs
  if (!query || !key || !none) return null
  return { size: query.length / (batch * length), query: rowsOf(query), key: rowsOf(key), none: rowsOf(none) }
}
