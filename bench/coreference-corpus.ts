import { parseConllu, splitConllu } from '../src/format/conllu.ts'
import type { Word } from '../src/ontology/reading.ts'
import type { Span } from '../src/ontology/span.ts'
import type { Chain } from './coreference-score.ts'
import type { CorpusFile } from './corpus.ts'

/** A document of OntoGUM with the text and the trees that GUM has for it. */
export interface GoldDocument {
  readonly id: string
  readonly text: string
  readonly words: readonly Word[]
  readonly chains: readonly Chain[]
  /** The chain of the mention that a token heads; of two the shorter's. */
  readonly chainAtHead: ReadonlyMap<number, string>
  /** For the head token of each mention of a person: the words of the person's names in lower case. */
  readonly personNames: ReadonlyMap<number, ReadonlySet<string>>
  /** The type that most mentions of a chain have: "person", "organization", "place"… */
  readonly typeOf: (chain: Chain) => string | null
}

/** Words `first` to `last` (both inclusive) that OntoGUM counts to a chain. */
interface GoldMention {
  readonly first: number
  readonly last: number
  readonly chain: string
}

/** The documents of OntoGUM among some files (`.conll`), each with its text and trees from GUM (`.conllu`). */
export function goldDocuments(
  files: readonly CorpusFile[],
): (GoldDocument & { readonly file: CorpusFile })[] {
  const sources = new Map(
    files
      .filter((f) => f.name.endsWith('.conllu'))
      .flatMap((f) =>
        splitConllu(f.content).map((d) => [d.id ?? f.name.replace(/\.conllu$/, ''), d.source] as const),
      ),
  )
  return files
    .filter((f) => f.name.endsWith('.conll'))
    .map((file) => {
      const id = file.name.replace(/\.conll$/, '')
      const source = sources.get(id)
      if (source === undefined)
        throw new Error(
          `expected the text of ${id} in a .conllu file, got none; put GUM's .conllu files beside those of OntoGUM`,
        )
      return { ...goldDocument(id, file.content, source), file }
    })
}

/** Puts together what OntoGUM (`content`) and GUM (`source`, CoNLL-U) say of a document. */
function goldDocument(id: string, content: string, source: string): GoldDocument {
  const { text, reading } = parseConllu(source, id)
  const { words } = reading
  const { tokens, mentions } = parseChains(content)
  if (tokens !== words.length)
    throw new Error(
      `expected the ${words.length} words of the CoNLL-U in ${id}, got ${tokens}; use one version of GUM`,
    )
  const types = entityTypes(source)
  const byChain = new Map<string, GoldMention[]>()
  for (const m of mentions) byChain.set(m.chain, [...(byChain.get(m.chain) ?? []), m])
  const chains = [...byChain.values()].map((list) => list.map(keyOf))
  const typeOf = (chain: Chain): string | null => {
    const counts = new Map<string, number>()
    for (const key of chain) {
      const type = types.get(key)
      if (type !== undefined) counts.set(type, (counts.get(type) ?? 0) + 1)
    }
    return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null
  }
  const headIn = ({ first, last }: GoldMention): number => {
    for (let k = first; k <= last; k++) if (words[k]!.head < first || words[k]!.head > last) return k
    return first
  }
  const chainAtHead = new Map(
    [...mentions]
      .sort((a, b) => b.last - b.first - (a.last - a.first))
      .map((m) => [headIn(m), m.chain] as const),
  )
  const personNames = new Map<number, Set<string>>()
  for (const list of byChain.values()) {
    if (typeOf(list.map(keyOf)) !== 'person') continue
    const names = new Set<string>()
    for (const head of list.map(headIn))
      words.forEach((w, k) => {
        const part = w.head === head && /^(?:flat|compound)/.test(w.deprel)
        if (w.upos === 'PROPN' && words[head]!.upos === 'PROPN' && (k === head || part))
          names.add(text.slice(w.start, w.end).toLowerCase())
      })
    for (const head of list.map(headIn)) personNames.set(head, names)
  }
  return { id, text, words, chains, chainAtHead, personNames, typeOf }
}

/** The key of a mention: its first and last token. */
export const keyOf = (m: { readonly first: number; readonly last: number }): string => `${m.first}-${m.last}`

/** Lines of a CoNLL file that are tokens. */
const isToken = (line: string): boolean => line.includes('\t') && !line.startsWith('#')

/** The mentions that the last column of a CoNLL coreference file brackets, and the number of its tokens. */
export function parseChains(content: string): { tokens: number; mentions: GoldMention[] } {
  const open = new Map<string, number[]>()
  const mentions: GoldMention[] = []
  let tokens = 0
  for (const line of content.split(/\r?\n/)) {
    if (!isToken(line)) continue
    const column = line.slice(line.lastIndexOf('\t') + 1)
    for (const [, opening, chain, closing] of column.matchAll(/(\()?(\d+)(\))?/g)) {
      if (opening) open.set(chain!, [...(open.get(chain!) ?? []), tokens])
      if (!closing) continue
      const first = open.get(chain!)?.pop()
      if (first === undefined) throw new Error(`expected "(${chain}" before "${chain})", got none`)
      mentions.push({ first, last: tokens, chain: chain! })
    }
    tokens++
  }
  return { tokens, mentions: mentions.sort((a, b) => a.first - b.first || b.last - a.last) }
}

/** A CoNLL coreference file with other chains in its last column. */
export function writeChains(content: string, chains: readonly Chain[]): string {
  const opening = new Map<number, { chain: number; last: number }[]>()
  const closing = new Map<number, { chain: number; first: number }[]>()
  const put = <T>(map: Map<number, T[]>, at: number, value: T): void =>
    void map.set(at, [...(map.get(at) ?? []), value])
  chains.forEach((chain, n) => {
    for (const mention of chain) {
      const [first, last] = mention.split('-').map(Number) as [number, number]
      put(opening, first, { chain: n + 1, last })
      if (last !== first) put(closing, last, { chain: n + 1, first })
    }
  })
  let token = -1
  return content
    .split(/\r?\n/)
    .map((line) => {
      if (!isToken(line)) return line
      token++
      const marks = [
        ...(closing.get(token) ?? []).sort((a, b) => b.first - a.first).map((m) => `${m.chain})`),
        ...(opening.get(token) ?? [])
          .sort((a, b) => b.last - a.last)
          .map((m) => (m.last === token ? `(${m.chain})` : `(${m.chain}`)),
      ]
      return `${line.slice(0, line.lastIndexOf('\t'))}\t${marks.join('|') || '_'}`
    })
    .join('\n')
}

/** The tokens that a span of the text covers, by their own spans in order; null where it touches none. */
export function tokensOf(tokens: readonly Span[], span: Span): { first: number; last: number } | null {
  let low = 0
  let high = tokens.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (tokens[middle]!.end <= span.start) low = middle + 1
    else high = middle
  }
  let last = low - 1
  while (last + 1 < tokens.length && tokens[last + 1]!.start < span.end) last++
  return last < low ? null : { first: low, last }
}

/** The type of the entity at each mention of GUM's `Entity=` annotation, by the key of its tokens: "person", "organization", "place"… */
function entityTypes(conllu: string): Map<string, string> {
  const open: { id: string; type: string; first: number }[] = []
  const types = new Map<string, string>()
  let token = -1
  for (const line of conllu.split(/\r?\n/)) {
    if (!/^\d+\t/.test(line)) continue
    token++
    const entity = /(?:^|\|)Entity=([^|]*)/.exec(line.slice(line.lastIndexOf('\t') + 1))?.[1] ?? ''
    for (const [mark] of entity.matchAll(/\([^()]*\)?|[^()]+\)/g)) {
      const parts = mark.replace(/[()]/g, '').split('-')
      if (mark.startsWith('(')) open.push({ id: parts[0]!, type: parts[1] ?? '', first: token })
      if (!mark.endsWith(')')) continue
      const at = mark.startsWith('(') ? open.length - 1 : open.findLastIndex((m) => m.id === parts[0])
      const [closed] = at < 0 ? [] : open.splice(at, 1)
      if (closed) types.set(keyOf({ first: closed.first, last: token }), closed.type)
    }
  }
  return types
}
