import { fileURLToPath } from 'node:url'
import type { Reading } from '../src/ontology/reading.ts'
import { chainsOf } from '../src/ontology/reference.ts'
import { type Atlas, loadAtlas } from '../src/resolve/atlas.ts'
import { resolve } from '../src/resolve/resolve.ts'
import { AnswerScore, answersOfChains, answersOfMentions } from './coreference-answers.ts'
import { type GoldDocument, goldDocuments, keyOf, tokensOf, writeChains } from './coreference-corpus.ts'
import { type Chain, ChainScore } from './coreference-score.ts'
import { corpusFiles, reportOf } from './corpus.ts'
import type { Task } from './task.ts'

/** Chains of OntoGUM from raw text, and the persons that "he" and "the minister" are found to stand for. */
export const coreference: Task = {
  name: 'coreference',
  about: 'chains of what is spoken of again, and the persons that "he" and "the minister" are',
  endings: ['.conll', '.conllu'],
  corpora: [
    {
      id: 'coreference-ontogum-dev',
      title: 'OntoGUM dev',
      paths: ['coref/ontogum-dev', 'parse/gum-dev.conllu'],
    },
  ],
  run: async ({ paths, files, system, save }) => {
    const texts = paths.flatMap((path) => corpusFiles(path, ['.conll', '.conllu']))
    const documents = goldDocuments([
      ...files.filter((f) => f.name.endsWith('.conll')),
      ...texts.filter((f) => f.name.endsWith('.conllu')),
    ])
    const reports = documents.map((d) => reportOf(d.id, d.text))
    const readings = await system.read(reports)
    const atlas = loadAtlas(fileURLToPath(new URL('../data/', import.meta.url)))
    const [all, actors] = [new ChainScore(), new ChainScore('CoNLL, persons, organisations and states')]
    const [read, resolved] = [
      new AnswerScore('chains', atlas.titles),
      new AnswerScore('resolver', atlas.titles),
    ]
    documents.forEach((gold, n) => {
      const reading = readings[n]!
      const ours = chainsIn(gold, reading)
      all.add(
        gold.chains,
        ours.map((c) => c.keys),
      )
      actors.add(...actorChains(gold, ours, atlas))
      read.add(gold, answersOfChains(gold, reading))
      resolved.add(gold, answersOfMentions(gold, resolve(reports[n]!, reading, atlas)))
      save(
        `${gold.id}.conll`,
        writeChains(
          files[n]!.content,
          ours.map((c) => c.keys),
        ),
      )
    })
    return { rows: [...all.rows(), actors.rows()[0]!, ...read.rows(), ...resolved.rows()] }
  },
}

/** A chain of ours in tokens of the corpus. */
interface OurChain {
  readonly keys: Chain
  /** Whether a name of a person or an organisation, or a "he" or "she", is in it. */
  readonly acts: boolean
}

/** The chains of a reading in tokens of the corpus; two mentions over the same tokens are one. */
function chainsIn(gold: GoldDocument, reading: Reading): OurChain[] {
  const references = reading.references ?? []
  const seen = new Set<string>()
  const acts = (head: number): boolean => {
    const { start, end, lemma, upos } = reading.words[head]!
    if (upos === 'PRON') return /^(?:s?he|his|hers?|him(?:self)?|herself)$/i.test(lemma)
    return reading.names.some(
      (n) => (n.type === 'person' || n.type === 'organisation') && n.start <= start && end <= n.end,
    )
  }
  return chainsOf(references)
    .map((chain) => ({
      keys: chain.flatMap((i) => {
        const tokens = tokensOf(gold.words, references[i]!)
        const key = tokens && keyOf(tokens)
        if (key === null || seen.has(key)) return []
        seen.add(key)
        return [key]
      }),
      acts: chain.some((i) => acts(references[i]!.head)),
    }))
    .filter((c) => c.keys.length > 1)
}

/** The gold chains of persons, organisations and states; and of ours those that meet one, or meet none but have such a name. */
function actorChains(gold: GoldDocument, ours: readonly OurChain[], atlas: Atlas): [Chain[], Chain[]] {
  const kept = gold.chains.filter((chain) => isActor(gold, chain, atlas))
  const inKept = new Set(kept.flat())
  const inGold = new Set(gold.chains.flat())
  return [
    kept,
    ours
      .filter((c) => c.keys.some((k) => inKept.has(k)) || (c.acts && !c.keys.some((k) => inGold.has(k))))
      .map((c) => c.keys),
  ]
}

/** Whether a gold chain is a person, an organisation, or a place that has the name of a state. */
function isActor(gold: GoldDocument, chain: Chain, atlas: Atlas): boolean {
  const type = gold.typeOf(chain)
  if (type === 'person' || type === 'organization') return true
  return (
    type === 'place' &&
    chain.some((key) => {
      const [first, last] = key.split('-').map(Number) as [number, number]
      const words = gold.text.slice(gold.words[first]!.start, gold.words[last]!.end).replace(/^the /i, '')
      return [...atlas.states.values()].some((s) => s.name === words)
    })
  )
}
