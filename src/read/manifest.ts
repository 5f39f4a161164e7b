import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ACT_TYPES } from '../ontology/act.ts'
import type { NameType, TimeExpression } from '../ontology/reading.ts'

/** How to make a lemma from a form: change its case, cut letters from its end and add others, or take a whole word. */
export type LemmaScript =
  | { readonly case: 'lower' | 'keep'; readonly cut: number; readonly add: string }
  | { readonly case: 'lower' | 'keep'; readonly whole: string }

/** What `model.json` says of a model: its files and the names of its classes, in the order of its outputs. */
export interface Manifest {
  readonly name: string
  readonly version: string
  readonly file: string
  readonly vocabulary: string
  readonly maxLength: number
  readonly upos: readonly string[]
  readonly xpos: readonly string[]
  readonly rel: readonly string[]
  readonly lemma: readonly LemmaScript[]
  readonly names: readonly NameType[]
  readonly times: readonly TimeExpression['type'][]
  /** Types of acts and last `none`; left out by models that do not score them. */
  readonly acts?: readonly string[]
}

const LISTS = ['upos', 'xpos', 'rel', 'lemma', 'names', 'times'] as const

/** Reads `model.json` of a model's folder; throws where it is missing or not what a model has. */
export async function readManifest(folder: string): Promise<Manifest> {
  const path = join(folder, 'model.json')
  let value: Partial<Manifest>
  try {
    value = JSON.parse(await readFile(path, 'utf8')) as Partial<Manifest>
  } catch (error) {
    throw new Error(
      `expected a model at ${path}, got ${(error as Error).message}; name the folder that holds model.json`,
      { cause: error },
    )
  }
  for (const key of LISTS)
    if (!Array.isArray(value[key]))
      throw new Error(
        `expected the list "${key}" in ${path}, got ${typeof value[key]}; use a model of this version`,
      )
  if (value.acts !== undefined && String(value.acts) !== String([...ACT_TYPES, 'none']))
    throw new Error(
      `expected "acts" in ${path} to be the types of PLOVER and none, got ${String(value.acts)}; use a model of this version`,
    )
  if (
    typeof value.file !== 'string' ||
    typeof value.vocabulary !== 'string' ||
    typeof value.maxLength !== 'number'
  )
    throw new Error(`expected "file", "vocabulary" and "maxLength" in ${path}; use a model of this version`)
  return value as Manifest
}
