import type { Span } from '../ontology/span.ts'

/** Names to look for in a text, each with what it may stand for. */
export interface Gazetteer<T> {
  /** First run of letters or digits of a name, to the names that begin with it, longest first. */
  readonly byFirst: ReadonlyMap<string, readonly { readonly name: string; readonly sense: T }[]>
}

/** A name found in a text. */
export interface Sighting<T> extends Span {
  readonly sense: T
}

const LETTER = /[\p{L}\p{N}]/u
const first = (text: string, at: number): string => /^[\p{L}\p{N}]+/u.exec(text.slice(at, at + 40))?.[0] ?? ''
const accents = new Map<string, string>()

const plainLetter = (c: string): string => {
  const known = accents.get(c)
  if (known !== undefined) return known
  const base = c.normalize('NFD')[0] ?? c
  accents.set(c, base)
  return base
}

/** A text of the same length without accents, curly apostrophes or line breaks, so that offsets stay. */
export const plain = (text: string): string =>
  text
    .replace(/[\s\u00a0]/g, ' ')
    .replace(/[‘’ʻʼ`]/g, "'")
    .replace(/[‐‑]/g, '-')
    .replace(/[\u00c0-\u024f\u1e00-\u1eff]/g, plainLetter)

/** A gazetteer of the given names; of two senses for one name the first stands. */
export function gazetteer<T>(entries: Iterable<readonly [name: string, sense: T]>): Gazetteer<T> {
  const byFirst = new Map<string, { name: string; sense: T }[]>()
  const seen = new Set<string>()
  for (const [raw, sense] of entries) {
    const name = plain(raw)
    if (seen.has(name)) continue
    seen.add(name)
    const key = first(name, 0)
    const list = byFirst.get(key)
    if (list) list.push({ name, sense })
    else byFirst.set(key, [{ name, sense }])
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.name.length - a.name.length)
  return { byFirst }
}

/** All names of a gazetteer in a text (as `plain` gives it): from left to right, the longest at each point, never overlapping. */
export function scan<T>(names: Gazetteer<T>, text: string): Sighting<T>[] {
  const found: Sighting<T>[] = []
  const starts = /[\p{L}\p{N}]+/gu
  for (let word = starts.exec(text); word; word = starts.exec(text)) {
    const hit = names.byFirst
      .get(word[0])
      ?.find(
        ({ name }) =>
          text.startsWith(name, word!.index) && !LETTER.test(text[word!.index + name.length] ?? ''),
      )
    if (!hit) continue
    const end = word.index + hit.name.length
    found.push({ start: word.index, end, sense: hit.sense })
    starts.lastIndex = end
  }
  return found
}
