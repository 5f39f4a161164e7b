import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { extract } from '../src/extract/extract.ts'
import { loadLexicon } from '../src/extract/lexicon.ts'
import { gather } from '../src/gather/gather.ts'
import { loadPublishers } from '../src/gather/publishers.ts'
import type { Finding } from '../src/ontology/finding.ts'
import { publicationDay, type Report } from '../src/ontology/report.ts'
import { parseTable } from '../src/ontology/table.ts'
import type { Model } from '../src/read/model.ts'
import { openRecord } from '../src/record/index.ts'
import { loadAtlas } from '../src/resolve/atlas.ts'
import { resolve } from '../src/resolve/resolve.ts'
import { type CorpusFile, readAll } from './corpus.ts'
import { type Row, row } from './figures.ts'
import { stateWords } from './readout-gold.ts'
import { heldBack } from './readout-header.ts'
import type { Task } from './task.ts'
import { type Answer, answerOf, answers, comparedHash, registrable } from './visits-answer.ts'
import { mayTell, type StateWords, statePatterns, type Telling, telling, tellsOf } from './visits-gold.ts'
import { type RegisteredVisit, registeredVisits } from './visits-register.ts'

const data = new URL('../data/', import.meta.url)

/** Registered visits of which White House texts tell, and what the record holds after reading these texts. */
export const visits: Task = {
  name: 'visits',
  about: 'visits of the register of which White House texts tell: whether the record has them, and is right',
  endings: ['.md', '.xml'],
  corpora: [
    {
      id: 'visits',
      title: 'Office of the Historian, White House 2021–22',
      paths: ['register/visits', 'register/travels', 'text/whitehouse'],
    },
  ],
  run: async ({ files, model, save }) => {
    const lexicon = loadLexicon(new URL('lexicon/', data))
    const states = statePatterns(lexicon.states ?? [])
    const texts = (await textsOf(files)).filter((t) => mayTell(t.telling, states))
    const days = texts.map((t) => t.telling.day).sort()
    const codes = stateWords(lexicon.states ?? [])
    const register = distinct(
      files.filter((f) => f.name.endsWith('.xml')).flatMap((f) => registeredVisits(f.content, codes)),
    ).filter((v) => v.to >= days[0]! && v.from <= days.at(-1)!)
    const verdicts = judged()
    const rows: Row[] = []
    const figures: Record<string, number> = {}
    for (const half of ['held back', 'development'] as const) {
      const own = texts.filter((t) => heldBack(t.name) === (half === 'held back'))
      const told = toldIn(register, own, states)
      const found = await answersOf(own, await model(), lexicon)
      const lines = told.map(({ visit, files: by }) => ({
        visit,
        by,
        ours: found.filter((f) => answers(visit, f.answer)).map((f) => shown(f)),
      }))
      const right = lines.filter((l) => l.ours.length > 0).length
      const sampled = found.flatMap((f) => verdicts.get(keyOf(f)) ?? [])
      const sound = sampled.filter((v) => v).length
      rows.push(row(half, sound, sampled.length, told.length, right))
      figures[`recall, ${half}`] = percent(right, told.length)
      figures[`precision, ${half}`] = percent(sound, sampled.length)
      figures[`judged, ${half}`] = sampled.length
      figures[`texts, ${half}`] = own.length
      const name = half.replace(' ', '-')
      save(`${name}.jsonl`, lines.map((l) => `${JSON.stringify(l)}\n`).join(''))
      save(`${name}-sample.tsv`, sampleOf(found).map(lineOf).join(''))
    }
    return { rows, figures }
  },
}

const percent = (n: number, of: number): number => (of === 0 ? 0 : Math.round((n / of) * 10_000) / 100)

interface Text {
  readonly name: string
  readonly report: Report
  readonly telling: Telling
}

/** The dated texts among the files of a corpus. */
async function textsOf(files: readonly CorpusFile[]): Promise<Text[]> {
  const publishers = loadPublishers(fileURLToPath(data))
  const found: Text[] = []
  for (const { path, name } of files.filter((f) => f.name.endsWith('.md')))
    for await (const { report } of gather(path, publishers)) {
      const day = report === null ? null : publicationDay(report)
      if (report !== null && day !== null) found.push({ name, report, telling: telling(report.text, day) })
    }
  return found
}

/** Rows of the register that stand twice count once. */
function distinct(register: readonly RegisteredVisit[]): RegisteredVisit[] {
  const seen = new Set<string>()
  return register.filter((v) => {
    const key = [v.home, v.host, v.from, v.to, v.office].join(' ')
    return !seen.has(key) && seen.add(key)
  })
}

const toldIn = (
  register: readonly RegisteredVisit[],
  texts: readonly Text[],
  states: ReadonlyMap<string, StateWords>,
): { visit: RegisteredVisit; files: string[] }[] =>
  register
    .map((visit) => ({
      visit,
      files: texts.filter((t) => tellsOf(visit, t.telling, states)).map((t) => t.name),
    }))
    .filter(({ files }) => files.length > 0)

interface Found {
  readonly answer: Answer
  readonly file: string
}

/** The entries of a record of these texts that can be held against the register. */
async function answersOf(
  texts: readonly Text[],
  model: Model,
  lexicon: ReturnType<typeof loadLexicon>,
): Promise<Found[]> {
  const readings = await readAll(
    texts.map((t) => t.report),
    model,
  )
  const atlas = loadAtlas(data)
  const additions = texts.map(({ report }, n) => ({
    report,
    notes: [],
    findings: extract(report, resolve(report, readings[n]!, atlas), lexicon).filter((f: Finding) =>
      /^(?:visit|meeting)$/.test(f.kind),
    ),
  }))
  const files = new Map(texts.map((t) => [t.report.id, t.name]))
  const record = await openRecord({ location: 'memory://' })
  const found: Found[] = []
  try {
    for (let n = 0; n < additions.length; n += 50) await record.addMany(additions.slice(n, n + 50))
    let after: string | null = null
    do {
      const page: Awaited<ReturnType<typeof record.entries>> = await record.entries({ limit: 1000, after })
      for (const entry of page.items) {
        const answer = answerOf(entry)
        if (answer !== null) found.push({ answer, file: files.get(answer.report)! })
      }
      after = page.next
    } while (after !== null)
  } finally {
    await record.close()
  }
  return found
}

const shown = ({ answer, file }: Found) => ({
  kind: answer.kind,
  when: answer.when.edtf,
  where: answer.where?.name ?? null,
  parties: answer.parties.map((p) => p.actor.name),
  file,
  start: answer.evidence[0]!.start,
  end: answer.evidence[0]!.end,
  quote: answer.evidence[0]!.quote,
})

const keyOf = ({ answer, file }: Found): string =>
  [file, answer.kind, answer.evidence[0]!.start, comparedHash(answer)].join(' ')

/** The verdicts of a reader on what is compared of an entry: the state, the days, and who it was. */
function judged(): ReadonlyMap<string, boolean> {
  const rows = parseTable(
    readFileSync(new URL('./judged/visits.tsv', import.meta.url), 'utf8'),
    'bench/judged/visits.tsv',
  )
  return new Map(
    rows.map((r) => [[r.file, r.kind, r.start, r.compared].join(' '), r.verdict === 'right'] as const),
  )
}

/** What a reader judges: entries that say what the register would hold, in the order of their hashes. */
const sampleOf = (found: readonly Found[]): Found[] =>
  found
    .filter(({ answer }) => registrable(answer))
    .map((f) => ({ f, at: createHash('sha1').update(keyOf(f)).digest('hex') }))
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .map(({ f }) => f)

const lineOf = (found: Found): string => {
  const { answer, file } = found
  const [{ start }, { end }] = [answer.evidence[0]!, answer.evidence.at(-1)!]
  return `${[file, answer.kind, start, end, comparedHash(answer), JSON.stringify(shown(found))].join('\t')}\n`
}
