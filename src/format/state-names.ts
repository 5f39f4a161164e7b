import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Names of states and the words that stand for them. */
export interface StateNames {
  /** The English short name of an ISO alpha-3 code: `KOR` is "South Korea"; the code itself when it is unknown. */
  nameOf(code: string): string
  /** Codes of the states that words may stand for: code, name, demonym or capital, without regard to case. */
  codesOf(words: string): readonly string[]
  /** Codes of all states there are, by name. */
  readonly codes: readonly string[]
  /** Names near to a misspelt one, the nearest first. */
  nearTo(words: string): readonly string[]
}

/** Names of states that take an article in a sentence. */
const ARTICLE =
  /^(Bahamas|Comoros|Gambia|Holy See|Maldives|Netherlands|Philippines|United |Soviet |.* (Islands|Republic)$|.*Republic of )/

/** The name of a state in a sentence: "the United States", "China". */
export const stateWords = (name: string): string => (ARTICLE.test(name) ? `the ${name}` : name)

const plain = (words: string): string =>
  words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/^the\s+/, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Number of letters to change, add, leave out or swap with the next to make one word the other. */
export function distance(a: string, b: string): number {
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const changed = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, changed)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        next[j] = Math.min(next[j]!, before[j - 2]! + 1)
    }
    before = row
    row = next
  }
  return row[b.length]!
}

/** Reads the states of `states.tsv` in a data folder, and of `ambiguous.tsv` what one name alone most often means. */
export function loadStateNames(folder: string | URL): StateNames {
  const base = folder instanceof URL ? fileURLToPath(folder) : folder
  const names = new Map<string, string>()
  const codes = new Map<string, string[]>()
  const shown: string[] = []
  let columns: string[] | null = null
  for (const line of readFileSync(`${base}/states.tsv`, 'utf8').split(/\r?\n/)) {
    if (line === '' || line.startsWith('#')) continue
    const cells = line.split('\t')
    if (columns === null) {
      columns = cells
      continue
    }
    const row = Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? '']))
    const code = row.code!
    names.set(code, row.name!)
    shown.push(...[row.name!, ...row.aliases!.split('|')].filter((n) => n.length > 3))
    const words = ['code', 'alpha2', 'name', 'formal', 'aliases', 'adjectives', 'people', 'capitals', 'seats']
    for (const column of words)
      for (const word of (row[column] ?? '').split('|')) {
        const key = plain(word)
        const known = codes.get(key) ?? []
        if (key !== '' && !known.includes(code)) codes.set(key, [...known, code])
      }
  }
  // "Korea" and "Korean" alone mean the South in newswire, "China" the People's Republic; the North and Taiwan are always named so.
  for (const [word, code] of [
    ['korea', 'KOR'],
    ['korean', 'KOR'],
    ['china', 'CHN'],
    ['congo', 'COD'],
    ['ireland', 'IRL'],
    ['america', 'USA'],
    ['uk', 'GBR'],
    ['uae', 'ARE'],
    ['drc', 'COD'],
  ] as const)
    if (names.has(code)) {
      codes.set(word, [code])
      if (word.length > 4) shown.push(word[0]!.toUpperCase() + word.slice(1))
    }
  return {
    codes: [...names.keys()].sort((a, b) => names.get(a)!.localeCompare(names.get(b)!, 'en')),
    nameOf: (code) => names.get(code) ?? code,
    codesOf: (words) => codes.get(plain(words)) ?? [],
    nearTo(words) {
      const key = plain(words)
      const near = [...new Set(shown)]
        .map((name) => ({ name, far: distance(key, plain(name)) }))
        .filter(({ far }) => far <= Math.max(1, Math.floor(key.length / 4)))
        .sort((a, b) => a.far - b.far)
        .map(({ name }) => name)
      // What is as short as a code may be one, mistyped.
      if (near.length === 0 && key.length <= 4)
        near.push(...[...names.keys()].filter((code) => distance(key, code.toLowerCase()) === 1))
      return near.slice(0, 3)
    },
  }
}
