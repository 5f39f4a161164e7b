import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { extract } from '../src/extract/extract.ts'
import { loadLexicon } from '../src/extract/lexicon.ts'
import { gather } from '../src/gather/gather.ts'
import { loadPublishers } from '../src/gather/publishers.ts'
import type { Finding } from '../src/ontology/finding.ts'
import { publicationDay, type Report } from '../src/ontology/report.ts'
import type { Model } from '../src/read/model.ts'
import { type ChanceryRecord, openRecord } from '../src/record/index.ts'
import { personsIn } from '../src/record/sightings.ts'
import { loadAtlas } from '../src/resolve/atlas.ts'
import { resolve } from '../src/resolve/resolve.ts'
import { readAll } from './corpus.ts'
import type { Row } from './figures.ts'
import { forReport, loadPairs, type Pair, partiesAt, pointed } from './merging-pairs.ts'
import type { Task } from './task.ts'

const data = new URL('../data/', import.meta.url)

/** A report that pairs speak of, by its file, and what is found in it. */
export interface Document {
  readonly file: string
  readonly report: Report
  readonly findings: readonly Finding[]
}

/** Whether the record joins what is one thing, and nothing else: pairs read and judged by a person. */
export const merging: Task = {
  name: 'merging',
  about:
    'whether the record joins what is one thing, and nothing else, on pairs of findings and persons judged by a reader',
  endings: ['wikinews_2019.csv'],
  corpora: [{ id: 'merging', title: 'Current Events, White House, Wikinews', paths: ['text'] }],
  run: async ({ paths: [path], model, save }) => {
    const documents = await documentsOf(path!, await model())
    const judged = await judgePairs(loadPairs(), documents)
    save('pairs.tsv', judged.map(lineOf).join(''))
    return { rows: rowsOf(judged), figures: figuresOf(judged, documents) }
  },
}

/** The reports that pairs speak of, below a folder, and what is found in them. */
export async function documentsOf(folder: string, model: Model): Promise<Document[]> {
  const gathered = await reportsOf(folder, new Set(loadPairs().flatMap((p) => [p.a.file, p.b.file])))
  const readings = await readAll(
    gathered.map((g) => g.report),
    model,
  )
  const [atlas, lexicon] = [loadAtlas(data), loadLexicon(new URL('lexicon/', data))]
  return gathered.map((g, i) => ({
    ...g,
    findings: extract(g.report, resolve(g.report, readings[i]!, atlas), lexicon),
  }))
}

/** The reports of some files below a folder; a file of many is followed by the number of the one that is meant. */
async function reportsOf(folder: string, wanted: ReadonlySet<string>): Promise<Omit<Document, 'findings'>[]> {
  const publishers = loadPublishers(fileURLToPath(data))
  const found: Omit<Document, 'findings'>[] = []
  const paths = [...new Set([...wanted].map((file) => file.replace(/:\d+$/, '')))].sort()
  for (const path of paths) {
    const hints = path.startsWith('wikinews') ? { publisher: 'Wikinews' } : {}
    for await (const { path: at, report } of gather(join(folder, path), publishers, hints)) {
      const file = at.slice(join(folder, '/').length)
      if (report !== null && wanted.has(file)) found.push({ file, report })
    }
  }
  return found
}

/** A pair, and what the record makes of it; null where one side is no longer found. */
export interface JudgedPair extends Pair {
  readonly joined: boolean | null
}

/** Puts all reports into one record and asks it of each pair. */
export async function judgePairs(
  pairs: readonly Pair[],
  documents: readonly Document[],
): Promise<JudgedPair[]> {
  const record = await openRecord({ location: 'memory://' })
  try {
    for (let i = 0; i < documents.length; i += 50)
      await record.addMany(documents.slice(i, i + 50).map((d) => ({ ...d, notes: [] })))
    const entryOf = await entries(record)
    const byFile = new Map(documents.map((d) => [d.file, d]))
    const all = documents.flatMap(({ report, findings }) =>
      findings.map((body) => ({ body, day: publicationDay(report), publisher: report.publisher })),
    )
    return pairs.map((pair) => {
      const [a, b] = [byFile.get(pair.a.file), byFile.get(pair.b.file)]
      if (a === undefined || b === undefined) return { ...pair, joined: null }
      if (pair.kind !== 'person') {
        const [x, y] = [
          pointed(pair.a, pair.kind, a.report, a.findings),
          pointed(pair.b, pair.kind, b.report, b.findings),
        ]
        if (x === null || y === null) return { ...pair, joined: null }
        const entry = entryOf.get(x.id)
        return { ...pair, joined: entry !== undefined && entry === entryOf.get(y.id) }
      }
      const [x, y] = [partiesAt(pair.a, a.report, a.findings), partiesAt(pair.b, b.report, b.findings)]
      if (x.length === 0 || y.length === 0) return { ...pair, joined: null }
      const [short] = [x[0]!.party.actor.name, y[0]!.party.actor.name].sort((p, q) => p.length - q.length)
      const joined = personsIn(all, short!).some((person) =>
        [x, y].every((side) =>
          side.some(({ finding, party }) =>
            person.some((s) => s.finding === finding.id && s.id === party.actor.id),
          ),
        ),
      )
      return { ...pair, joined }
    })
  } finally {
    await record.close()
  }
}

async function entries(record: ChanceryRecord): Promise<Map<string, string>> {
  const entryOf = new Map<string, string>()
  let after: string | null = null
  do {
    const page: Awaited<ReturnType<ChanceryRecord['entries']>> = await record.entries({ limit: 1000, after })
    for (const entry of page.items) for (const finding of entry.findings) entryOf.set(finding.id, entry.id)
    after = page.next
  } while (after !== null)
  return entryOf
}

const KINDS: readonly Pair['kind'][] = [
  'meeting',
  'visit',
  'statement',
  'undertaking',
  'act',
  'tenure',
  'person',
]

/** Whether a pair was drawn at random from all that the record had joined; all others were drawn hard. */
const atRandom = ({ drawn }: Pair): boolean => drawn === 'uniform'

/**
 * Precision and recall of what is joined, of the pairs that are found; F1 beside them. Of pairs drawn at random from what was
 * joined once there is precision alone.
 */
export function rowsOf(judged: readonly JudgedPair[]): Row[] {
  const [random, hard] = [judged.filter(atRandom), judged.filter((p) => !atRandom(p))]
  const halves: readonly (readonly [string, readonly JudgedPair[]])[] = [
    ['held back', hard.filter(forReport)],
    ['development', hard.filter((p) => !forReport(p))],
    ['joined at random, held back', random.filter(forReport)],
    ['joined at random, development', random.filter((p) => !forReport(p))],
  ]
  return halves.flatMap(([half, list]) => [
    ...KINDS.flatMap((kind) => {
      const of = list.filter((p) => p.kind === kind)
      return of.length === 0 ? [] : [rowOf(`${kind}, ${half}`, of)]
    }),
    rowOf(`all kinds, ${half}`, list),
  ])
}

/** Where nothing is joined there is no precision. */
function rowOf(measure: string, judged: readonly JudgedPair[]): Row {
  const found = judged.filter((p) => p.joined !== null)
  const gold = found.filter((p) => p.same).length
  const joined = found.filter((p) => p.joined)
  const right = joined.filter((p) => p.same).length
  const percent = (n: number, of: number): number => Math.round((n / of) * 10_000) / 100
  return {
    measure,
    precision: joined.length === 0 ? null : percent(right, joined.length),
    recall: gold === 0 || judged.every(atRandom) ? null : percent(right, gold),
    f1: gold + joined.length === 0 ? 0 : percent(2 * right, gold + joined.length),
    gold,
  }
}

/** What the held-back half comes to, how many pairs there are, and how many can no longer be judged. */
export function figuresOf(judged: readonly JudgedPair[], documents: readonly Document[]) {
  const held = judged.filter(forReport)
  const { precision, recall } = rowOf(
    'held back',
    held.filter((p) => !atRandom(p)),
  )
  const random = (of: readonly JudgedPair[]) =>
    rowOf('at random', of.filter(atRandom)).precision ?? 'none joined'
  const missing = judged.filter((p) => p.joined === null)
  return {
    'precision, held back': precision ?? 'none joined',
    'recall, held back': recall ?? 'none the same',
    'precision at random, held back': random(held),
    'precision at random, all': random(judged),
    pairs: judged.length,
    'pairs held back': held.length,
    reports: documents.length,
    'not found': missing.length,
    'not found, by kind':
      KINDS.flatMap((kind) => {
        const n = missing.filter((p) => p.kind === kind).length
        return n === 0 ? [] : [`${kind} ${n}`]
      }).join(', ') || 'none',
  }
}

const lineOf = (p: JudgedPair): string =>
  `${[p.kind, p.same ? 'same' : 'different', p.joined === null ? 'not found' : p.joined ? 'joined' : 'apart', p.a.file, `${p.a.start}-${p.a.end}`, p.b.file, `${p.b.start}-${p.b.end}`, p.reason].join('\t')}\n`
