import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openChancery } from '../src/chancery.ts'
import { loadLexicon } from '../src/extract/lexicon.ts'
import type { Finding } from '../src/ontology/finding.ts'
import type { Report } from '../src/ontology/report.ts'
import { parseTable } from '../src/ontology/table.ts'
import { heldBack } from './readout-header.ts'

/** A finding that a person judged: where it stands, what it said, and whether that is what the text says. */
export interface Judged {
  readonly file: string
  readonly report: string
  readonly kind: string
  readonly start: number
  readonly end: number
  /** Hash of what the finding says; a finding that says something else now is not the one that was judged. */
  readonly says: string
  readonly right: boolean
  /** What is wrong, in a few words; empty where it is right. */
  readonly why: string
}

const FILES = ['findings.tsv', 'unseen.tsv', 'unseen-again.tsv', 'meetings.tsv', 'meetings-again.tsv']

/** The judged findings of this repository. */
export const judgedFindings = (): Judged[] =>
  FILES.flatMap((file) =>
    parseTable(
      readFileSync(new URL(`./judged/${file}`, import.meta.url), 'utf8'),
      `bench/judged/${file}`,
    ).map((row) => ({
      file: row.file!,
      report: row.report!,
      kind: row.kind!,
      start: Number(row.start),
      end: Number(row.end),
      says: row.says!,
      right: row.verdict === 'right',
      why: row.why ?? '',
    })),
  )

/** From the first to the last word of a finding's evidence. */
export const hullOf = (f: Finding): { start: number; end: number } => ({
  start: Math.min(...f.evidence.map((e) => e.start)),
  end: Math.max(...f.evidence.map((e) => e.end)),
})

/** A hash of all that a finding says, whoever read it and however sure. */
export function saysOf(finding: Finding): string {
  const { id: _, model: __, confidence: ___, within: ____, rule: _____, ...said } = finding
  const sure = (key: string, value: unknown): unknown => (key === 'typeConfidence' ? undefined : value)
  return digest(JSON.stringify(said, sure)).slice(0, 12)
}

const digest = (text: string): string => createHash('sha1').update(text).digest('hex')

/** Reports by hash, so that the same ones are drawn wherever the corpora lie; every `share`th of them. */
export const drawn = (file: string, report: Report, seed: string): boolean => {
  if (file.endsWith('.md') && heldBack(file.split('/').at(-1)!)) return false
  if (picked(report, seed, file.endsWith('.md') ? 14 : file.endsWith('.csv') ? 3 : 60)) return true
  // more of the kinds that are rare elsewhere
  return /readout/.test(file)
    ? picked(report, `${seed} readouts`, 5)
    : RARE.test(report.text) && picked(report, `${seed} rare`, file.endsWith('.csv') ? 3 : 8)
}
const RARE = /\b(?:visits?|visiting|anniversary|partnership|pledged|state visit|arrived in)\b/
const picked = (report: Report, seed: string, share: number): boolean =>
  Number.parseInt(digest(seed + report.id).slice(0, 8), 16) % share === 0

/** What Chancery makes of a report of the corpora. */
export interface Found {
  readonly file: string
  readonly report: Report
  readonly findings: readonly Finding[]
}

/** Reads the reports of a folder that `wanted` names, with rules whose weights are not calibrated. */
export async function* findingsOf(
  data: string,
  model: string,
  wanted: (file: string, report: Report) => boolean,
): AsyncGenerator<Found> {
  const { calibration: _, ...lexicon } = loadLexicon(new URL('../data/lexicon/', import.meta.url))
  const [{ resolve }, { loadAtlas }, { extract }] = await Promise.all([
    import('../src/resolve/resolve.ts'),
    import('../src/resolve/atlas.ts'),
    import('../src/extract/extract.ts'),
  ])
  const folder = new URL('../data/', import.meta.url)
  const atlas = loadAtlas(folder)
  const chancery = openChancery({ record: null, model, data: fileURLToPath(folder), now: () => new Date() })
  try {
    for await (const { path, report } of chancery.gather(data)) {
      const file = relative(data, path)
      if (report === null || !wanted(file, report)) continue
      const { reading } = await chancery.understand(report)
      yield { file, report, findings: extract(report, resolve(report, reading, atlas), lexicon) }
    }
  } finally {
    await chancery.close()
  }
}

/** Reports of White House texts (the development half), Wikinews and Current Events, drawn by a seed. */
export const sampleOf = (data: string, model: string, seed: string): AsyncGenerator<Found> =>
  findingsOf(data, model, (file, report) => drawn(file, report, seed))

/** The judged findings with their weights as the rules stand now; null where a finding is gone or says something else. */
export async function weighed(
  data: string,
  model: string,
): Promise<readonly { judged: Judged; weight: number | null }[]> {
  const rows = judgedFindings()
  const reports = new Set(rows.map((r) => r.report))
  const found = new Map<string, number>()
  const key = (report: string, kind: string, says: string): string => `${report} ${kind} ${says}`
  for await (const { report, findings } of findingsOf(data, model, (_, r) => reports.has(r.id)))
    for (const f of findings) found.set(key(report.id, f.kind, saysOf(f)), f.confidence)
  return rows.map((judged) => ({
    judged,
    weight: found.get(key(judged.report, judged.kind, judged.says)) ?? null,
  }))
}
