import { readFileSync } from 'node:fs'
import { parseBrat, writeBrat } from '../src/format/brat.ts'
import type { Attribution } from '../src/ontology/reading.ts'
import type { Span } from '../src/ontology/span.ts'
import { reportOf } from './corpus.ts'
import { row } from './figures.ts'
import type { Task } from './task.ts'

const ROLES = ['source', 'cue', 'content'] as const
type Role = (typeof ROLES)[number]

/** Sources, cues and contents of PolNeAR as sets of characters (white space left out), and whole attributions. */
export const attribution: Task = {
  name: 'attribution',
  about: 'who is given as saying what by which words: spans, and linked quotes',
  endings: ['.ann'],
  corpora: [{ id: 'attribution-polnear-dev', title: 'PolNeAR dev', paths: ['attribution/polnear-dev'] }],
  answer: 'attributions',
  run: async ({ files, system, save }) => {
    const documents = files.map((file) => {
      const text = readFileSync(file.path.replace(/\.ann$/, '.txt'), 'utf8')
      return { file, text, gold: parseBrat(file.content, text).attributions }
    })
    const readings = await system.read(
      documents.map((d) => reportOf(d.file.name, d.text)),
      'attributions',
    )
    const score = new AttributionScore()
    documents.forEach((d, n) => {
      score.add(d.text, d.gold, readings[n]!.attributions)
      save(d.file.name, writeBrat(d, { names: [], attributions: readings[n]!.attributions }))
    })
    return { rows: score.rows() }
  },
}

/** Counts attributions of ours against those of a corpus. */
export class AttributionScore {
  private readonly counts = new Map<string, number>()

  add(text: string, gold: readonly Attribution[], ours: readonly Attribution[]): void {
    const characters = (spans: readonly Span[]): Set<number> => {
      const found = new Set<number>()
      for (const s of spans) for (let k = s.start; k < s.end; k++) if (!/\s/.test(text[k]!)) found.add(k)
      return found
    }
    const sets = (list: readonly Attribution[]): Record<Role, Set<number>>[] =>
      list.map((a) => ({
        source: characters(a.source),
        cue: characters(a.cue),
        content: characters(a.content),
      }))
    const [g, o] = [sets(gold), sets(ours)]
    for (const role of ROLES) {
      const distinct = (list: Record<Role, Set<number>>[]): Map<string, Set<number>> =>
        new Map(list.filter((a) => a[role].size > 0).map((a) => [[...a[role]].join(), a[role]]))
      const [goldSpans, ourSpans] = [distinct(g), distinct(o)]
      const all = (spans: Map<string, Set<number>>): Set<number> =>
        new Set([...spans.values()].flatMap((s) => [...s]))
      const [inGold, inOurs] = [all(goldSpans), all(ourSpans)]
      this.count(`${role} gold`, goldSpans.size)
      this.count(`${role} ours`, ourSpans.size)
      this.count(`${role} strict`, [...ourSpans.keys()].filter((k) => goldSpans.has(k)).length)
      this.count(
        `${role} touched`,
        [...ourSpans.values()].filter((s) => [...s].some((c) => inGold.has(c))).length,
      )
      this.count(
        `${role} found`,
        [...goldSpans.values()].filter((s) => [...s].some((c) => inOurs.has(c))).length,
      )
    }
    const left = new Set(o)
    for (const a of g) {
      const match = [...left].find((b) => linked(a, b))
      if (match === undefined) continue
      left.delete(match)
      this.count('links right', 1)
    }
    this.count('links gold', g.length)
    this.count('links ours', o.length)
  }

  rows(): ReturnType<typeof row>[] {
    const n = (key: string): number => this.counts.get(key) ?? 0
    return [
      ...ROLES.map((r) => row(`${r} strict`, n(`${r} strict`), n(`${r} ours`), n(`${r} gold`))),
      ...ROLES.map((r) =>
        row(`${r} overlap`, n(`${r} touched`), n(`${r} ours`), n(`${r} gold`), n(`${r} found`)),
      ),
      row('linked quotes', n('links right'), n('links ours'), n('links gold')),
    ]
  }

  private count(key: string, by: number): void {
    this.counts.set(key, (this.counts.get(key) ?? 0) + by)
  }
}

/** The cues meet, the contents share most of their characters, and the sources are the same. */
function linked(gold: Record<Role, Set<number>>, ours: Record<Role, Set<number>>): boolean {
  const shared = (role: Role): number => [...gold[role]].filter((c) => ours[role].has(c)).length
  const { source, content } = ours
  if (shared('cue') === 0) return false
  if (source.size !== gold.source.size || shared('source') !== source.size) return false
  return 2 * shared('content') >= 0.8 * (content.size + gold.content.size)
}
