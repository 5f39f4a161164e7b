import type { Chancery, Side } from '../index.ts'
import { bodyIn } from './filter.ts'

/** A side of a measure as it is asked for: a state, several parted by commas, or an organisation by its id or short name, with its members. */
export async function sideIn(words: string, chancery: Chancery): Promise<Side> {
  const { states } = chancery
  const id = words.startsWith('org:') ? words : `org:${words.toLowerCase().replace(/\s+/g, '-')}`
  if (states.codesOf(words).length === 0) {
    const side = await chancery.sideOf(id)
    if (side !== null) return { ...side, name: words }
    if (words.startsWith('org:')) return { name: words, states: [], organisations: [id] }
  }
  const codes = words.split(',').map((w) => bodyIn(w.trim(), states))
  return { name: codes.map(states.nameOf).join(', '), states: codes, organisations: [] }
}
