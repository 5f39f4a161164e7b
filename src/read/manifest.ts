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

/** The lemma that a script makes of a form. */
export function lemmaOf(form: string, script: LemmaScript | undefined, upos: string): string {
  if (script === undefined) return form
  if ('whole' in script) return script.whole
  const base = script.case === 'lower' ? form.toLowerCase() : form
  if (script.cut >= base.length && script.add === '') return base
  const lemma = base.slice(0, Math.max(0, base.length - script.cut)) + script.add
  return upos === 'VERB' ? spelt(base, lemma) : lemma
}

/** A verb's lemma as English spells it, where a script of another verb was taken: "accompany" for "accompani", "fly" for "flie", "cap" for "capp". */
function spelt(form: string, lemma: string): string {
  if (/i(?:ed|es)$/.test(form) && /..ie?$/.test(lemma))
    return lemma.length > 3 ? lemma.replace(/ie?$/, 'y') : lemma
  const doubled = /([bdgmnprt])\1$/.test(lemma) && /[aeiou][bdgmnprt]{2}$/.test(lemma) && lemma.length > 3
  return doubled && /(?:ed|ing)$/.test(form) ? lemma.slice(0, -1) : lemma
}
