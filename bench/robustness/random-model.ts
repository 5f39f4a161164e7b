import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ACT_TYPES } from '../../src/ontology/act.ts'
import type { Decoded } from '../../src/read/decode.ts'
import type { Label } from '../../src/read/labels.ts'
import type { Link } from '../../src/read/links.ts'
import { readManifest } from '../../src/read/manifest.ts'
import type { Model } from '../../src/read/model.ts'
import { vocabularyOf } from '../../src/read/pieces.ts'
import type { Range } from '../../src/read/stretch.ts'

/** How the trees of a reading are drawn. */
const SHAPES = ['any', 'chain', 'star', 'left'] as const

/** Numbers from 0 to 1 that a seed gives (xorshift). */
export function dice(seed: number): () => number {
  let state = seed | 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}

/**
 * A model that answers at random what the network might: words, sentences, trees, labels and links of the right shape and no sense.
 * What comes after reading must bear any of it.
 */
export async function openRandomModel(folder: string, seed: () => number): Promise<Model> {
  const manifest = { ...(await readManifest(folder)), acts: [...ACT_TYPES, 'none'] }
  const [root, second] = [manifest.rel.indexOf('root'), manifest.rel.indexOf('parataxis')]
  return {
    name: 'random',
    engine: 'onnxruntime-node',
    workers: 1,
    manifest,
    vocabulary: vocabularyOf(await readFile(join(folder, manifest.vocabulary), 'utf8')),
    run: async (window) => {
      const roll = dice(seed() + 31 * window.from)
      const below = (n: number): number => Math.floor(roll() * n)
      const units = window.to - window.from
      const words = [0]
      for (let k = 1; k < units; k++) if (window.abuts[k] !== 1 || roll() < 0.8) words.push(k)
      const long = roll() < 0.2
      const sentences = [0]
      for (let k = 1; k < words.length; k++)
        if (window.spacing[window.first[words[k]!]!] === 5 || roll() < (long ? 0.002 : 0.06))
          sentences.push(k)
      const heads = new Int32Array(words.length)
      sentences.forEach((from, s) => {
        const to = sentences[s + 1] ?? words.length
        const shape = SHAPES[below(SHAPES.length)]!
        const top = from + below(to - from)
        // Heads are drawn among the words placed before, so there is one root and no circle.
        const order = Array.from({ length: to - from }, (_, k) => from + ((top - from + k) % (to - from)))
        order.forEach((word, k) => {
          const parent =
            shape === 'chain' ? k - 1 : shape === 'star' ? 0 : shape === 'left' ? (k - 1) >> 1 : below(k)
          heads[word] = k === 0 ? -1 : order[parent]!
        })
      })
      const some = (most: number): Uint16Array => Uint16Array.from(words, () => below(most))
      // As the decoder has it: roots, and only roots, are called so.
      const rel = some(manifest.rel.length).map((r, k) => (heads[k]! < 0 ? root : r === root ? second : r))
      const range = (): Range => {
        const from = below(units)
        return [from, Math.min(units, from + 1 + below(roll() < 0.1 ? units : 6))]
      }
      const labels = (types: number): Label[] =>
        Array.from({ length: below(units / 8 + 1) }, () => {
          const [from, to] = range()
          const scores = Float32Array.from({ length: types }, () => Math.log(Math.max(1e-3, roll())))
          return { from, to, type: below(types), confidence: roll(), scores }
        }).sort((a, b) => a.from - b.from)
      const ranges = (most: number): Range[] =>
        Array.from({ length: below(most + 1) }, range).sort((a, b) => a[0] - b[0])
      const links = Array.from({ length: below(units / 20 + 1) }, (): Link => {
        const [cue, content] = [range(), ranges(2)]
        return {
          source: ranges(1),
          cue: [cue],
          content: content.length > 0 ? content : [range()],
          confidence: roll(),
        }
      })
      const size = 8
      const rows = (): Float32Array => Float32Array.from({ length: words.length * size }, () => roll() - 0.5)
      const given: Decoded = {
        words: Int32Array.from(words),
        sentences: Int32Array.from(sentences),
        upos: some(manifest.upos.length),
        xpos: some(manifest.xpos.length),
        lemma: some(manifest.lemma.length),
        rel,
        heads,
        names: labels(manifest.names.length),
        times: labels(manifest.times.length),
        links,
        acts: Float32Array.from({ length: words.length * manifest.acts.length }, () =>
          Math.log(Math.max(1e-3, roll())),
        ),
        vectors: {
          size,
          query: rows(),
          key: rows(),
          none: Float32Array.from(words, () => roll() - 0.5),
        },
      }
      return given
    },
    close: async () => {},
  }
}
