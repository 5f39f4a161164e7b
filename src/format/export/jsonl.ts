import type { Write } from './format.ts'
import { jsonLine } from './json-stream.ts'

/** Entries as the record keeps them, one JSON object a line: nothing is left out. */
export const writeJsonl: Write = async function* (material) {
  for await (const entry of material.entries()) yield jsonLine('.jsonl', entry)
}
