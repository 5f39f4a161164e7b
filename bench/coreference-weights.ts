import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Reading } from '../src/ontology/reading.ts'
import { oddsOf, WEIGHTS, type Weights } from '../src/read/likeness.ts'
import { type Model, openModel } from '../src/read/model.ts'
import { factsOf } from '../src/read/phrase-facts.ts'
import { read } from '../src/read/read.ts'
import { eachChoice, type Vector, vectorAt } from '../src/read/references.ts'
import { type GoldDocument, goldDocuments, tokensOf } from './coreference-corpus.ts'
import { corpusFiles, reportOf } from './corpus.ts'

/** Fits the weights of src/read/likeness.ts: the likelihood of the right antecedents, or of none, over the phrases of a corpus. */

const NAMES = Object.keys(WEIGHTS) as (keyof Weights)[]
const NONE = Object.fromEntries(NAMES.map((name) => [name, 0])) as Weights
/** Each weight 1 where all others are 0: the odds are then what holds of the pair. */
const ALONE: readonly Weights[] = NAMES.map((name) => ({ ...NONE, [name]: 1 }))

/** The choices of one document, laid flat: each phrase has pairs, each pair features that are not 0. */
export interface Choices {
  /** For each choice, where its pairs begin; and the end of the last. */
  readonly pairs: Int32Array
  /** For each pair, where its features begin; and the end of the last. */
  readonly features: Int32Array
  readonly feature: Uint8Array
  readonly value: Float32Array
  /** For each pair, 1 where it is right. */
  readonly right: Uint8Array
}

/** A reading with the vectors of its words. */
export async function readWithVectors(
  document: GoldDocument,
  model: Model,
): Promise<{ reading: Reading; vectors: (Vector | null)[] }> {
  const runs: Promise<(Vector | null)[]>[] = []
  const { reading } = await read(reportOf(document.id, document.text), {
    ...model,
    run: (window) => {
      const answer = model.run(window)
      runs.push(
        answer.then(({ words, vectors }) =>
          Array.from(words, (_, k) => (vectors ? vectorAt(vectors, k) : null)),
        ),
      )
      return answer
    },
  })
  return { reading, vectors: (await Promise.all(runs)).flat() }
}

/** Every choice of a reading, with what is right by the corpus. */
export function choicesOf(
  gold: GoldDocument,
  reading: Reading,
  vectorOf: (word: number) => Vector | null,
): Choices {
  const facts = factsOf(gold.text, reading)
  const chain = facts.map((f) =>
    gold.chainAtHead.get(tokensOf(gold.words, reading.words[f.head]!)?.first ?? -1),
  )
  const [pairs, features, feature, value, right]: [number[], number[], number[], number[], number[]] = [
    [],
    [],
    [],
    [],
    [],
  ]
  eachChoice(facts, vectorOf, (later, earlier, learned) => {
    pairs.push(right.length)
    earlier.forEach((at, k) => {
      features.push(feature.length)
      ALONE.forEach((weights, n) => {
        const v = oddsOf(facts[later]!, facts[at]!, learned[k]!, later - at - 1, weights)
        if (v === 0) return
        feature.push(n)
        value.push(v)
      })
      right.push(chain[later] !== undefined && chain[later] === chain[at] ? 1 : 0)
    })
  })
  pairs.push(right.length)
  features.push(feature.length)
  return {
    pairs: Int32Array.from(pairs),
    features: Int32Array.from(features),
    feature: Uint8Array.from(feature),
    value: Float32Array.from(value),
    right: Uint8Array.from(right),
  }
}

/** Adds the gradient of the log likelihood of one document's choices, and returns that likelihood. */
function addGradient(c: Choices, weights: Float64Array, gradient: Float64Array): number {
  let likelihood = 0
  for (let i = 0; i + 1 < c.pairs.length; i++) {
    const [from, to] = [c.pairs[i]!, c.pairs[i + 1]!]
    const odds = new Float64Array(to - from)
    let [all, good, found] = [1, 0, false]
    for (let p = from; p < to; p++) {
      let sum = 0
      for (let k = c.features[p]!; k < c.features[p + 1]!; k++) sum += weights[c.feature[k]!]! * c.value[k]!
      odds[p - from] = Math.exp(Math.min(sum, 50))
      all += odds[p - from]!
      if (c.right[p] === 1) {
        good += odds[p - from]!
        found = true
      }
    }
    if (!found) good = 1
    likelihood += Math.log(good / all)
    for (let p = from; p < to; p++) {
      const o = odds[p - from]!
      const change = (c.right[p] === 1 ? o / good : 0) - o / all
      if (Math.abs(change) < 1e-5) continue
      for (let k = c.features[p]!; k < c.features[p + 1]!; k++)
        gradient[c.feature[k]!]! += change * c.value[k]!
    }
  }
  return likelihood
}

/** The weights of the greatest likelihood (Adam, over the documents in turn; a weight costs a little of it). */
export function weigh(documents: readonly Choices[], rounds = 40): Float64Array {
  const size = NAMES.length
  const weights = new Float64Array(size)
  weights[0] = 1
  const [mean, square] = [new Float64Array(size), new Float64Array(size)]
  let step = 0
  for (let round = 0; round < rounds; round++) {
    let likelihood = 0
    for (const document of documents) {
      const gradient = new Float64Array(size)
      likelihood += addGradient(document, weights, gradient)
      step++
      const rate = 0.05 * (1 - round / rounds)
      for (let f = 0; f < size; f++) {
        const g = gradient[f]! / 50 - 0.002 * weights[f]!
        mean[f] = 0.9 * mean[f]! + 0.1 * g
        square[f] = 0.99 * square[f]! + 0.01 * g * g
        weights[f]! +=
          (rate * (mean[f]! / (1 - 0.9 ** step))) / (Math.sqrt(square[f]! / (1 - 0.99 ** step)) + 1e-6)
      }
    }
    if (round % 5 === 4) process.stderr.write(`round ${round + 1}: log likelihood ${likelihood.toFixed(0)}\n`)
  }
  return weights
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { data: { type: 'string' }, model: { type: 'string' } } })
  if (values.data === undefined)
    throw new Error('expected --data PATH with OntoGUM (.conll) and GUM (.conllu), got none')
  const documents = goldDocuments(corpusFiles(values.data, ['.conll', '.conllu']))
  const model = await openModel(values.model ?? fileURLToPath(new URL('../model/', import.meta.url)))
  const choices: Choices[] = []
  for (const document of documents) {
    const { reading, vectors } = await readWithVectors(document, model)
    choices.push(choicesOf(document, reading, (word) => vectors[word] ?? null))
  }
  await model.close()
  const weights = weigh(choices)
  process.stdout.write(NAMES.map((name, n) => `${weights[n]!.toFixed(2).padStart(6)}  ${name}\n`).join(''))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main()
