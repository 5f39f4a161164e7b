import type { ResolvedReading } from '../src/ontology/mention.ts'
import type { Name, Reading, Word } from '../src/ontology/reading.ts'
import { chainsOf } from '../src/ontology/reference.ts'
import { type GoldDocument, tokensOf } from './coreference-corpus.ts'
import { type Row, row } from './figures.ts'

/** For each token of the corpus that was found to stand for a named person: the words of that name in lower case. */
export type Answers = ReadonlyMap<number, readonly string[]>

const PRONOUN = /^(?:he|him|his|himself|she|her|hers|herself)$/

const KINDS = ['he, she', 'the NOUN'] as const
type Kind = (typeof KINDS)[number]

/** Counts how often a pronoun and a definite noun ("the minister") are led to the name of the person they stand for. */
export class AnswerScore {
  private readonly counts = new Map<Kind, [right: number, answered: number, asked: number]>(
    KINDS.map((k) => [k, [0, 0, 0]]),
  )
  private readonly of: string
  private readonly titles: ReadonlyMap<string, unknown>

  /** `of` is whose answers they are; `titles` holds titles of office in lower case, which are no names. */
  constructor(of: string, titles: ReadonlyMap<string, unknown>) {
    this.of = of
    this.titles = titles
  }

  add(gold: GoldDocument, answers: Answers): void {
    gold.words.forEach((_, token) => {
      const kind = this.kindOf(gold, token)
      if (kind === null) return
      const names = new Set([...(gold.personNames.get(token) ?? [])].filter((w) => !this.titles.has(w)))
      const answer = answers.get(token)
      const count = this.counts.get(kind)!
      if (names.size > 0) count[2]++
      if (answer !== undefined) count[1]++
      if (answer?.some((word) => names.has(word))) count[0]++
    })
  }

  rows(): Row[] {
    return KINDS.map((kind) => row(`${kind} → name (${this.of})`, ...this.counts.get(kind)!))
  }

  /** What may be asked of a token: whom "he" is, or who "the minister" is. */
  private kindOf({ words, text }: GoldDocument, token: number): Kind | null {
    const { start, end, upos } = words[token]!
    const form = text.slice(start, end).toLowerCase()
    if (PRONOUN.test(form)) return 'he, she'
    const definite = words.some(
      (w, i) => i < token && w.head === token && w.deprel === 'det' && w.lemma === 'the',
    )
    const named = words.some((w) => w.head === token && /^(?:flat|appos)/.test(w.deprel))
    return definite && !named && (upos === 'NOUN' || this.titles.has(form)) ? 'the NOUN' : null
  }
}

/** The answers that the chains of a reading give: the nearest name of a person before the words, else the first after. */
export function answersOfChains(gold: GoldDocument, reading: Reading): Answers {
  const references = reading.references ?? []
  return nearest(
    gold,
    reading,
    chainsOf(references).map((chain) =>
      chain.map((i) => {
        const { head } = references[i]!
        return { head, name: isPersonName(reading, head) }
      }),
    ),
  )
}

/** The answers that resolving gives, by the actors of its mentions. */
export function answersOfMentions(gold: GoldDocument, resolved: ResolvedReading): Answers {
  const { reading } = resolved
  const chains = new Map<string, { head: number; name: boolean }[]>()
  for (const { head, form, actors } of resolved.mentions) {
    const [actor] = actors
    if (actor === undefined || actors.length > 1) continue
    const chain = chains.get(actor.id) ?? []
    chain.push({ head, name: form === 'name' && actor.type === 'person' })
    chains.set(actor.id, chain)
  }
  return nearest(gold, reading, [...chains.values()])
}

function nearest(
  gold: GoldDocument,
  reading: Reading,
  chains: readonly (readonly { readonly head: number; readonly name: boolean }[])[],
): Answers {
  const answers = new Map<number, readonly string[]>()
  for (const chain of chains) {
    const names = chain.filter((m) => m.name)
    if (names.length === 0) continue
    for (const { head, name } of chain) {
      const at = tokensOf(gold.words, reading.words[head]!)?.first
      const nearest = names.findLast((n) => n.head < head) ?? names[0]!
      if (!name && at !== undefined) answers.set(at, nameAt(gold.text, reading, nearest.head))
    }
  }
  return answers
}

const covering = ({ words, names }: Reading, head: number): Name | undefined =>
  names.find((n) => n.type === 'person' && n.start <= words[head]!.start && words[head]!.end <= n.end)

/** The words of the person's name at a head word; where the reader saw none there, the word and those joined to it. */
function nameAt(text: string, reading: Reading, head: number): string[] {
  const name = covering(reading, head)
  const inside = (w: Word, k: number): boolean =>
    name === undefined
      ? k === head || (w.head === head && /^(?:flat|compound)/.test(w.deprel))
      : name.start <= w.start && w.end <= name.end
  return reading.words
    .filter((w, k) => w.upos === 'PROPN' && inside(w, k))
    .map((w) => text.slice(w.start, w.end).toLowerCase())
}

/** Whether a word is the head of a person's name. */
const isPersonName = (reading: Reading, head: number): boolean =>
  reading.words[head]!.upos === 'PROPN' && covering(reading, head) !== undefined
