import { distance } from './state-names.ts'

const plain = (words: string): string =>
  words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** How many letters in so many may be wrong. */
const ONE_IN = 5

/** Names that a misspelt one may mean, by the whole of them or by their last part; the nearest first, three at most. */
export function namesNear(words: string, names: readonly string[]): string[] {
  const key = plain(words)
  const most = Math.max(1, Math.floor(key.length / ONE_IN))
  return [...new Set(names)]
    .map((name) => {
      const whole = plain(name)
      const far = [whole, whole.split(' ').at(-1)!, whole.split(' ')[0]!].map((w) => distance(key, w))
      return { name, far: Math.min(...far) }
    })
    .filter(({ far }) => far <= most)
    .sort((a, b) => a.far - b.far)
    .slice(0, 3)
    .map(({ name }) => name)
}
