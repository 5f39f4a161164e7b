import type { Reading } from '../ontology/reading.ts'
import type { Person } from './persons.ts'

/** Whom the reader's chains lead a word to, and how sure it is that the word belongs to the chain (0 to 1). */
export interface Referred {
  readonly person: Person
  readonly confidence: number
}

/** From this confidence on, a link of the reader's decides. */
export const SURE = 0.6

const places = new WeakMap<Reading, ReadonlyMap<number, number>>()

/** Index in the references of a reading by head word. */
function placesOf(reading: Reading): ReadonlyMap<number, number> {
  const known = places.get(reading)
  if (known) return known
  const made = new Map((reading.references ?? []).map((r, i) => [r.head, i]))
  places.set(reading, made)
  return made
}

/** The person first named on the way back from a word along the reader's links; null where none is, or no link is. */
export function referred(
  reading: Reading,
  word: number,
  personAt: (word: number) => Person | null,
): Referred | null {
  const references = reading.references ?? []
  const from = placesOf(reading).get(word)
  for (let at = from; at !== undefined; ) {
    const { antecedent } = references[at]!
    if (antecedent === null) return null
    const person = personAt(references[antecedent]!.head)
    if (person) return { person, confidence: references[from!]!.confidence }
    at = antecedent
  }
  return null
}
