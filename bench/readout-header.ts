import { createHash } from 'node:crypto'
import { parse as parseYaml } from 'yaml'
import { extract } from '../src/extract/extract.ts'
import { loadLexicon } from '../src/extract/lexicon.ts'
import { markdownToText } from '../src/gather/markup.ts'
import { clean, paragraphs } from '../src/gather/paragraphs.ts'
import type { Finding, Meeting, Party } from '../src/ontology/finding.ts'
import { loadAtlas } from '../src/resolve/atlas.ts'
import { resolve } from '../src/resolve/resolve.ts'
import { readAll, reportOf } from './corpus.ts'
import { type Row, row } from './figures.ts'
import { type Header, headerOf, stateWords } from './readout-gold.ts'
import type { Task } from './task.ts'

const data = new URL('../data/', import.meta.url)
const SLOTS = ['official', 'counterpart', 'office', 'country', 'type', 'date'] as const

/** Who talked with whom, from body and date of a White House readout whose title is hidden; the title and front matter are the gold. */
export const readoutHeader: Task = {
  name: 'readout-header',
  about: 'who talked with whom, from the body of a White House readout whose title is hidden',
  endings: ['.md'],
  corpora: [{ id: 'readout-header', title: 'White House readouts 2021–22', paths: ['text/whitehouse'] }],
  run: async ({ files, model, save }) => {
    const lexicon = loadLexicon(new URL('lexicon/', data))
    const atlas = loadAtlas(data)
    const states = stateWords(lexicon.states ?? [])
    const documents = files.flatMap((file) => {
      const parts = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(file.content)
      if (!parts) return []
      const front = parseYaml(parts[1]!) as { title?: string; date?: string }
      const header = headerOf(String(front.title ?? ''), states)
      const day = String(front.date ?? '').slice(0, 10)
      if (!header) return []
      const text = paragraphs(clean(markdownToText(parts[2]!).replace(/\s*\\?###\s*$/, ''))).join('\n\n')
      return [
        { file, header, day, report: { ...reportOf(file.name, text, day), publisher: 'The White House' } },
      ]
    })
    const readings = await readAll(
      documents.map((d) => d.report),
      await model(),
    )
    const scored = documents.map((d, k) => {
      const meetings = extract(d.report, resolve(d.report, readings[k]!, atlas), lexicon)
      const ours = oursOf(meetings)
      const right = compare(d.header, d.day, ours)
      save(
        d.file.name.replace(/\.md$/, '.json'),
        `${JSON.stringify({ gold: { ...d.header, date: d.day }, ours: ours && shown(ours), right })}\n`,
      )
      return { held: heldBack(d.file.name), right }
    })
    return {
      rows: [
        ...rowsOf(
          scored.filter((s) => s.held),
          'held back',
        ),
        ...rowsOf(
          scored.filter((s) => !s.held),
          'development',
        ),
      ],
    }
  },
}

/** Half of the files are never looked at while rules are written. */
export const heldBack = (name: string): boolean => createHash('sha1').update(name).digest()[19]! % 2 === 0

type Right = Readonly<Record<(typeof SLOTS)[number], boolean>>

function rowsOf(scored: readonly { readonly right: Right }[], half: string): Row[] {
  const n = scored.length
  const one = (slot: string, right: number): Row => row(`${slot}, ${half}`, right, n, n)
  const right = SLOTS.map((slot) => scored.filter((s) => s.right[slot]).length)
  return [
    ...SLOTS.map((slot, k) => one(slot, right[k]!)),
    one('all slots', scored.filter((s) => SLOTS.every((slot) => s.right[slot])).length),
    one('lowest slot', Math.min(...right)),
  ]
}

interface Ours {
  readonly meeting: Meeting
  readonly official: Party | null
  readonly counterpart: Party | null
}

/** The meeting the report opens with: the first held between an American and another. */
function oursOf(findings: readonly Finding[]): Ours | null {
  const meetings = findings
    .filter((f): f is Meeting => f.kind === 'meeting' && f.standing === 'held' && f.parties.length > 1)
    .sort((a, b) => a.evidence[0]!.start - b.evidence[0]!.start)
  const announced = findings.filter((f): f is Meeting => f.kind === 'meeting' && f.standing === 'announced')
  const american = (p: Party): boolean => p.actor.state === 'USA'
  const foreign = (m: Meeting): boolean => m.parties.some(american) && m.parties.some((p) => !american(p))
  const meeting = meetings.find(foreign) ?? announced.find(foreign) ?? meetings[0]
  if (!meeting) return null
  const persons = meeting.parties
    .filter((p) => p.actor.type === 'person')
    .sort((a, b) => a.evidence.start - b.evidence.start)
  const official = persons.find(american) ?? persons[0] ?? null
  return {
    meeting,
    official,
    counterpart:
      persons.find((p) => p !== official && !american(p)) ?? persons.find((p) => p !== official) ?? null,
  }
}

const shown = ({ meeting, official, counterpart }: Ours) => ({
  official: official?.actor.name ?? null,
  counterpart: counterpart?.actor.name ?? null,
  office: counterpart?.actor.office?.title ?? null,
  country: counterpart?.actor.state ?? null,
  type: meeting.format,
  date: meeting.when.edtf,
  evidence: meeting.evidence[0]!.quote,
})

const fold = (s: string): string =>
  s
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[ıİ]/g, 'i')
    .replace(/ø/gi, 'o')
    .replace(/[’',.]/g, '')
    .toLowerCase()

const OFFICE_WORDS: readonly (readonly [RegExp, string])[] = [
  [
    /minister (of|for) foreign affairs|foreign secretary|minister (of|for) external affairs/,
    'foreign minister',
  ],
  [/adviser/, 'advisor'],
  [/^amir$/, 'emir'],
  [/minister (of|for) defen[cs]e|defence minister/, 'defense minister'],
]

const officeOf = (s: string): string =>
  OFFICE_WORDS.reduce((title, [from, to]) => title.replace(from, to), fold(s).trim())

function compare(gold: Header, day: string, ours: Ours | null): Right {
  const same = (name: string, party: Party | null | undefined): boolean => {
    const words = fold(name).split(/[\s-]+/)
    const mine = fold(party?.actor.name ?? '').split(/[\s-]+/)
    return words.some((w) => w.length > 2 && mine.includes(w))
  }
  const office = ours?.counterpart?.actor.office?.title
  const gave = office ? officeOf(office) : ''
  const wanted = officeOf(gold.office)
  const format = ours?.meeting.format
  return {
    official: same(gold.official, ours?.official),
    counterpart: same(gold.counterpart, ours?.counterpart),
    office: gave !== '' && (gave === wanted || gave.startsWith(`${wanted} `) || gave.endsWith(` ${wanted}`)),
    country: ours?.counterpart?.actor.state === gold.country,
    type: gold.type === 'call' ? format === 'call' || format === 'video' : format === 'in-person',
    date: ours?.meeting.when.from === day && ours.meeting.when.to === day,
  }
}
