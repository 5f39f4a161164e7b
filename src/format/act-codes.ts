import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type ActCodes, actCodes } from '../ontology/act.ts'
import { parseTable } from '../ontology/table.ts'

/** Reads the codes of acts from `cameo.tsv` and `plover.tsv` of a data folder. */
export function loadActCodes(folder: string | URL): ActCodes {
  const base = folder instanceof URL ? fileURLToPath(folder) : folder
  const table = (name: string) => parseTable(readFileSync(`${base}/${name}`, 'utf8'), name)
  return actCodes(table('cameo.tsv'), table('plover.tsv'))
}
