import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Knowledge of publishers: how mastheads, wire credits and web domains name them. */
export interface Publishers {
  /** The publisher that a masthead or credit names, or null. */
  named(words: string): string | null
  /** The publisher of a web address, or null. */
  ofUrl(url: string): string | null
}

const plain = (words: string): string =>
  words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/^the\s+/, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Reads `publishers.tsv` in a data folder. */
export function loadPublishers(folder: string): Publishers {
  const names = new Map<string, string>()
  const domains = new Map<string, string>()
  for (const line of readFileSync(join(folder, 'publishers.tsv'), 'utf8').split('\n').slice(1)) {
    if (line.startsWith('#') || line.trim() === '' || line.startsWith('name\t')) continue
    const [name = '', also = '', hosts = ''] = line.split('\t')
    for (const word of [name, ...also.split('|')]) if (word !== '') names.set(plain(word), name)
    for (const host of hosts.split('|')) if (host !== '') domains.set(host, name)
  }
  return {
    named: (words) => names.get(plain(words)) ?? null,
    ofUrl(url) {
      let host: string
      try {
        host = new URL(url).hostname.replace(/^www\./, '')
      } catch {
        return null
      }
      for (let at = host; at.includes('.'); at = at.slice(at.indexOf('.') + 1)) {
        const found = domains.get(at)
        if (found !== undefined) return found
      }
      return null
    },
  }
}
