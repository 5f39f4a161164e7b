import type { Finding } from '../src/ontology/finding.ts'
import type { Report } from '../src/ontology/report.ts'
import { hullOf, sampleOf, saysOf } from './judged.ts'
import type { Task } from './task.ts'

const MOST = 60
const SEED = '2026-11'

/** Draws findings of every kind for a person to judge: `sample.tsv` takes the verdicts, `sample.txt` shows each in its text. */
export const findingsSample: Task = {
  name: 'findings-sample',
  about: 'findings of every kind drawn for a person to judge',
  endings: ['.csv'],
  corpora: [],
  run: async ({ paths, folder, save }) => {
    const all: Drawn[] = []
    for await (const { file, report, findings } of sampleOf(paths[0]!, folder, SEED))
      for (const finding of findings) all.push({ file, report, finding })
    const kinds = [...new Set(all.map((a) => a.finding.kind))]
    const chosen = kinds.flatMap((kind) => stratified(all.filter((a) => a.finding.kind === kind)))
    const rows = chosen.map(({ file, report, finding }) => {
      const { start, end } = hullOf(finding)
      return [file, report.id, finding.kind, start, end, saysOf(finding), '', ''].join('\t')
    })
    save('sample.tsv', `file\treport\tkind\tstart\tend\tsays\tverdict\twhy\n${rows.join('\n')}\n`)
    save('sample.txt', chosen.map((c, n) => shown(n + 2, c.file, c.report, c.finding)).join('\n'))
    return {
      rows: [],
      figures: Object.fromEntries(kinds.map((k) => [k, chosen.filter((c) => c.finding.kind === k).length])),
    }
  },
}

/** A finding and the report it was found in. */
export interface Drawn {
  readonly file: string
  readonly report: Report
  readonly finding: Finding
}

/** Findings of one kind drawn in turn from each corpus and each third of the weights, in the order of their hashes. */
export function stratified(all: readonly Drawn[]): Drawn[] {
  const weights = all.map((a) => a.finding.confidence).sort((a, b) => a - b)
  const third = (weight: number): number =>
    weights.filter((w) => w < weight).length / weights.length < 1 / 3
      ? 0
      : weights.filter((w) => w <= weight).length / weights.length > 2 / 3
        ? 2
        : 1
  const strata = new Map<string, Drawn[]>()
  for (const one of all) {
    const key = `${one.file.split('/')[0]} ${third(one.finding.confidence)}`
    strata.set(key, [...(strata.get(key) ?? []), one])
  }
  const rows = [...strata.values()].map((s) =>
    s.sort((a, b) => (saysOf(a.finding) < saysOf(b.finding) ? -1 : 1)),
  )
  const chosen: Drawn[] = []
  for (let n = 0; chosen.length < MOST && rows.some((r) => n < r.length); n++)
    for (const row of rows) if (n < row.length && chosen.length < MOST) chosen.push(row[n]!)
  return chosen
}

/** A finding as a judge sees it: its fields, then the text round its evidence. */
function shown(line: number, file: string, report: Report, f: Finding): string {
  const { start, end } = hullOf(f)
  const from = Math.max(0, report.text.lastIndexOf('\n\n', Math.max(0, start - 300)))
  const to = report.text.indexOf('\n\n', end)
  const {
    evidence,
    id: _,
    report: __,
    model: ___,
    within: ____,
    parties,
    fields: _____,
    when,
    where,
    ...rest
  } = f
  return [
    `=== line ${line}   ${f.kind}   ${file}   published ${report.published ?? 'unknown'}`,
    ...parties.map(
      ({ role, actor }) =>
        `${role}: ${actor.name ?? actor.as} [${actor.type}, ${actor.state ?? '-'}${actor.office ? `, ${actor.office.title} of ${actor.office.of ?? '-'}` : ''}]`,
    ),
    `when: ${when.edtf ?? 'unknown'} (${when.basis})   where: ${where === null ? '-' : `${where.name}, ${where.state}`}`,
    JSON.stringify(rest, (k, v) =>
      v !== null && typeof v === 'object' && 'quote' in v && k !== 'evidence' ? v.quote : v,
    ),
    `evidence: ${evidence.map((e) => e.quote).join(' … ')}`,
    `text: ${report.text.slice(from, to < 0 ? undefined : Math.min(to, end + 400)).trim()}`,
    '',
  ].join('\n')
}
