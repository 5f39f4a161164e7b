import { existsSync, readFileSync } from 'node:fs'
import { extract } from '../../src/extract/extract.ts'
import { type Lexicon, loadLexicon } from '../../src/extract/lexicon.ts'
import { FINDING_KINDS, type Finding } from '../../src/ontology/finding.ts'
import type { Reading } from '../../src/ontology/reading.ts'
import type { Report } from '../../src/ontology/report.ts'
import { loadAtlas } from '../../src/resolve/atlas.ts'
import { resolve } from '../../src/resolve/resolve.ts'
import { caseReport } from './case-file.ts'

/** Kinds of findings, each with its file of cases. */
export const KINDS: readonly string[] = FINDING_KINDS

/** The stored readings of a file of cases, one a line. */
export const storeOf = (name: string): URL => new URL(`../cases/readings/${name}.jsonl`, import.meta.url)

/** A reading with each word on one short line, so that a change shows in a diff. */
export const pack = (r: Reading) => ({
  ...r,
  words: r.words.map((w) => [w.start, w.end, w.lemma, w.upos, w.xpos, w.head, w.deprel].join(' ')),
})

export function unpack(stored: ReturnType<typeof pack>): Reading {
  const words = stored.words.map((line) => {
    const [start, end, ...rest] = line.split(' ')
    const [deprel = '', head, xpos = '', upos = ''] = rest.slice(-4).reverse()
    return {
      start: Number(start),
      end: Number(end),
      lemma: rest.slice(0, -4).join(' '),
      upos,
      xpos,
      head: Number(head),
      deprel,
    }
  })
  return { ...stored, words }
}

/** The readings of a file of cases by the id of their report. */
export function readingsOf(name: string): ReadonlyMap<string, Reading> {
  if (!existsSync(storeOf(name))) return new Map()
  const lines = readFileSync(storeOf(name), 'utf8')
    .split('\n')
    .filter((l) => l !== '')
  return new Map(lines.map((l) => unpack(JSON.parse(l))).map((r) => [r.report, r]))
}

/** The examples of the lexical tables, each with the kind and standing it must give, and for acts the code. */
export const examplesOf = (
  lexicon: Lexicon,
): { kind: string; report: Report; standing: string; cameo: string | null }[] =>
  Object.entries(lexicon).flatMap(([kind, rows]) =>
    rows.flatMap((r) =>
      KINDS.includes(kind) && r.example
        ? [
            {
              kind,
              report: caseReport(r.example),
              standing: r.standing || 'held',
              cameo: (!r.stance && r.cameo) || null,
            },
          ]
        : [],
    ),
  )

const data = new URL('../../data/', import.meta.url)
const atlas = loadAtlas(data)

/** The lexical knowledge as shipped. */
export const lexicon = loadLexicon(new URL('lexicon/', data))

/** What is found in a report as it was read. */
export const findingsOf = (report: Report, reading: Reading): readonly Finding[] =>
  extract(report, resolve(report, reading, atlas), lexicon)
