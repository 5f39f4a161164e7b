import type { Actor } from '../../src/ontology/actor.ts'
import { type Evidence, evidence } from '../../src/ontology/evidence.ts'
import type {
  Act,
  Finding,
  Formulation,
  Meeting,
  Party,
  Standing,
  Statement,
  Tenure,
  Undertaking,
  Visit,
} from '../../src/ontology/finding.ts'
import { hash } from '../../src/ontology/hash.ts'
import type { Reading } from '../../src/ontology/reading.ts'
import { type Report, reportId } from '../../src/ontology/report.ts'
import { UNKNOWN_WHEN, type When } from '../../src/ontology/when.ts'

/** A small generator of numbers that always gives the same. */
export function random(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

export interface Someone {
  readonly name: string
  readonly state: string
  readonly office: string
}

export const PEOPLE: readonly Someone[] = [
  { name: 'Han Seo-yeon', state: 'KOR', office: 'president' },
  { name: 'Bak Do-hyun', state: 'KOR', office: 'foreign minister' },
  { name: 'Zhao Wenbo', state: 'CHN', office: 'president' },
  { name: 'Qiu Lihua', state: 'CHN', office: 'premier' },
  { name: 'Deng Rui', state: 'CHN', office: 'foreign minister' },
  { name: 'Mori Haruka', state: 'JPN', office: 'prime minister' },
  { name: 'Ishida Ken', state: 'JPN', office: 'foreign minister' },
  { name: 'Elif Karaca', state: 'TUR', office: 'president' },
  { name: 'Omar Haddad', state: 'EGY', office: 'president' },
  { name: 'Anna Lindqvist', state: 'SWE', office: 'prime minister' },
  { name: 'Jorge Ibáñez', state: 'ESP', office: 'foreign minister' },
  { name: 'Grace Wanjiru', state: 'KEN', office: 'president' },
]

const CITIES: Readonly<Record<string, string>> = {
  KOR: 'Seoul',
  CHN: 'Beijing',
  JPN: 'Tokyo',
  TUR: 'Ankara',
  EGY: 'Cairo',
  SWE: 'Stockholm',
  ESP: 'Madrid',
  KEN: 'Nairobi',
}

export const PUBLISHERS = [
  'Harbour Post',
  'Daily Ledger',
  'Northern Wire',
  'The Courier',
  'Capital Times',
  'Evening Star',
]

/** Builds a report sentence by sentence; each sentence added gives the evidence of its words. */
export class Draft {
  readonly report: Report
  readonly findings: Finding[] = []

  constructor(
    sentences: readonly {
      text: string
      build?: (quote: (words: string) => Evidence, report: Report) => Finding | Finding[]
    }[],
    options: {
      publisher?: string | null
      published?: string | null
      title?: string | null
      url?: string | null
    } = {},
  ) {
    const text = sentences.map((s) => s.text).join('\n\n')
    const publisher = options.publisher ?? null
    this.report = {
      id: reportId(text, publisher),
      title: options.title ?? null,
      text,
      published: options.published ?? '2026-01-06',
      publisher,
      dateline: null,
      url: options.url ?? null,
      language: 'en',
      retrieved: null,
    }
    let at = 0
    for (const sentence of sentences) {
      const from = at
      const quote = (words: string): Evidence => {
        const start = text.indexOf(words, from)
        if (start < 0) throw new Error(`expected "${words}" in "${sentence.text}"`)
        return evidence(this.report, { start, end: start + words.length })
      }
      if (sentence.build) this.findings.push(...[sentence.build(quote, this.report)].flat())
      at += sentence.text.length + 2
    }
  }
}

export const day = (date: string, proof: Evidence | null = null): When => ({
  edtf: date,
  from: date,
  to: date,
  basis: proof === null ? 'relative' : 'stated',
  evidence: proof,
})

export const month = (text: string): When => {
  const [y, m] = text.split('-').map(Number) as [number, number]
  const last = new Date(Date.UTC(y, m, 0)).getUTCDate()
  return {
    edtf: text,
    from: `${text}-01`,
    to: `${text}-${String(last).padStart(2, '0')}`,
    basis: 'stated',
    evidence: null,
  }
}

export const between = (from: string, to: string): When => ({
  edtf: `${from}/${to}`,
  from,
  to,
  basis: 'stated',
  evidence: null,
})

/** A person as an actor; an empty name leaves only the office. */
export function actor(someone: Partial<Someone> & { state: string | null }, proof: Evidence): Actor {
  const { name, state, office } = someone
  const title = office ? { title: office, of: state, evidence: proof } : null
  if (name)
    return {
      id: `person:${name
        .normalize('NFD')
        .replace(/\p{M}/gu, '')
        .toLowerCase()
        .replace(/[^a-z]+/g, '-')}`,
      type: 'person',
      name,
      state,
      office: title,
      as: proof.quote,
    }
  if (office)
    return {
      id: `person:${state}.${office.replace(/ /g, '-')}`,
      type: 'person',
      name: office,
      state,
      office: title,
      as: proof.quote,
    }
  return { id: `state:${state}`, type: 'state', name: state ?? '', state, office: null, as: proof.quote }
}

export const party = (
  role: Party['role'],
  who: Partial<Someone> & { state: string | null },
  proof: Evidence,
): Party => ({
  role,
  actor: actor(who, proof),
  evidence: proof,
})

export const where = (name: string, state: string, proof: Evidence) => ({
  name,
  state,
  geonames: null,
  lat: null,
  lon: null,
  precision: 'city' as const,
  evidence: proof,
})

type Own<F extends Finding> = Omit<
  F,
  | 'id'
  | 'kind'
  | 'report'
  | 'fields'
  | 'rule'
  | 'model'
  | 'confidence'
  | 'within'
  | 'standing'
  | 'where'
  | 'when'
> &
  Partial<Pick<F, 'standing' | 'where' | 'when' | 'confidence'>>

function finding<F extends Finding>(kind: F['kind'], report: Report, own: Own<F>): F {
  const proof = (own as unknown as { evidence: readonly Evidence[] }).evidence
  const rest = {
    report: report.id,
    kind,
    when: UNKNOWN_WHEN,
    where: null,
    standing: 'held' as Standing,
    fields: [],
    rule: 'sample',
    model: 'none',
    confidence: 0.9,
    within: null,
    ...own,
  }
  return {
    id: hash('finding', [report.id, kind, proof, (own as { parties: unknown }).parties, 'sample']),
    ...rest,
  } as unknown as F
}

export const meeting = (
  report: Report,
  own: Partial<Meeting> & Pick<Meeting, 'parties' | 'evidence'>,
): Meeting =>
  finding<Meeting>('meeting', report, {
    format: 'in-person',
    setting: null,
    ordinal: null,
    matters: [],
    ...own,
  })

export const visit = (report: Report, own: Partial<Visit> & Pick<Visit, 'parties' | 'evidence'>): Visit =>
  finding<Visit>('visit', report, { visitType: null, stops: [], days: null, companions: [], ...own })

export const statement = (
  report: Report,
  own: Partial<Statement> & Pick<Statement, 'parties' | 'evidence'>,
): Statement =>
  finding<Statement>('statement', report, { mode: 'indirect', content: [], channel: null, ...own })

export const undertaking = (
  report: Report,
  own: Partial<Undertaking> & Pick<Undertaking, 'parties' | 'evidence'>,
): Undertaking =>
  finding<Undertaking>('undertaking', report, {
    type: 'agreement',
    content: [],
    due: null,
    instrument: null,
    ...own,
  })

export const tenure = (
  report: Report,
  own: Partial<Tenure> & Pick<Tenure, 'parties' | 'evidence' | 'office'>,
): Tenure =>
  finding<Tenure>('tenure', report, {
    of: null,
    rank: null,
    equivalent: null,
    from: null,
    to: null,
    former: false,
    acting: false,
    ...own,
  })

export const formulation = (
  report: Report,
  own: Partial<Formulation> & Pick<Formulation, 'parties' | 'evidence' | 'phrase' | 'dyad'>,
): Formulation => finding<Formulation>('formulation', report, own)

export const act = (
  report: Report,
  own: Partial<Act> & Pick<Act, 'parties' | 'evidence' | 'type' | 'quad' | 'cameo'>,
): Act =>
  finding<Act>('act', report, {
    mode: null,
    contexts: [],
    goldstein: { icews: null, gdelt: null },
    typeConfidence: null,
    ...own,
  })

export const shift = (date: string, n: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10)

const TOPICS = [
  'trade in steel',
  'fishing rights',
  'student exchanges',
  'the climate fund',
  'rail links',
  'a tax treaty',
  'border crossings',
  'vaccine supply',
]
const REMARKS = [
  'will open a new chapter',
  'must be settled by talks',
  'deserves patience and good will',
  'cannot wait another year',
  'is a matter for both peoples',
]

const pick = <T>(list: readonly T[], next: () => number): T => list[Math.floor(next() * list.length)]!

/** Something that happened in the sample world, of which reports tell. */
export interface Happening {
  readonly a: Someone
  readonly b: Someone
  readonly date: string
  readonly city: string
  readonly topics: readonly string[]
  readonly remarks: readonly string[]
}

export function happening(seed: number, start = '2025-01-01', days = 365): Happening {
  const next = random(seed)
  const a = pick(PEOPLE, next)
  const b = pick(
    PEOPLE.filter((p) => p.state !== a.state),
    next,
  )
  return {
    a,
    b,
    date: shift(start, Math.floor(next() * days)),
    city: CITIES[b.state]!,
    topics: [pick(TOPICS, next), pick(TOPICS, next)],
    remarks: Array.from({ length: 7 }, () => pick(REMARKS, next)),
  }
}

/** One report of a happening, with about twenty findings; `outlet` sets publisher, spelling and order. */
export function tell(
  h: Happening,
  outlet: number,
): { report: Report; findings: readonly Finding[]; notes: readonly []; reading: Reading } {
  const next = random(outlet * 7919 + 13)
  const spell = (name: string) =>
    outlet % 3 === 1 ? name.replace('Bak', 'Park').replace('hyun', 'hyeon').replace('-', ' ') : name
  const an = spell(h.a.name)
  const bn = spell(h.b.name)
  const lead = outlet % 2 === 0 ? 'held talks' : 'sat down for talks'
  const first = `${h.a.office} ${an} of ${h.a.state} ${lead} with ${h.b.office} ${bn} of ${h.b.state} in ${h.city} on ${h.date}.`
  const ways = ['said', 'told reporters', 'noted', 'stressed']
  const draft = new Draft(
    [
      {
        text: first,
        build: (q, r) => [
          meeting(r, {
            parties: [
              party('participant', { ...h.a, name: an }, q(an)),
              party('participant', { ...h.b, name: bn }, q(bn)),
            ],
            evidence: [q(first)],
            when: day(h.date, q(h.date)),
            where: where(h.city, h.b.state, q(h.city)),
            setting: 'talks',
          }),
          tenure(r, {
            parties: [party('holder', { ...h.a, name: an }, q(an))],
            evidence: [q(`${h.a.office} ${an}`)],
            office: h.a.office,
            of: actor({ state: h.a.state }, q(h.a.state)),
            when: day(h.date),
          }),
          tenure(r, {
            parties: [party('holder', { ...h.b, name: bn }, q(bn))],
            evidence: [q(`${h.b.office} ${bn}`)],
            office: h.b.office,
            of: actor({ state: h.b.state }, q(h.b.state)),
            when: day(h.date),
          }),
        ],
      },
      {
        text: `${an} arrived for a three-day visit, aides of desk ${outlet} recalled.`,
        build: (q, r) =>
          visit(r, {
            parties: [
              party('visitor', { ...h.a, name: an }, q(an)),
              party('host', { state: h.b.state }, q('visit')),
            ],
            evidence: [q(`${an} arrived for a three-day visit`)],
            when: between(shift(h.date, -1), shift(h.date, 1)),
            days: 3,
          }),
      },
      ...h.remarks.flatMap((remark, i) => {
        const who = i % 2 === 0 ? { ...h.a, name: an } : { ...h.b, name: bn }
        const topic = h.topics[i % 2]!
        const words = `item ${i} of ${topic} between ${h.a.state} and ${h.b.state} ${remark}`
        const text = `${who.name} ${pick(ways, next)} that ${words}.`
        return [
          {
            text,
            build: (q: (w: string) => Evidence, r: Report) =>
              statement(r, {
                parties: [party('speaker', who, q(who.name))],
                evidence: [q(text)],
                content: [q(words)],
                when: day(h.date),
              }),
          },
        ]
      }),
      ...h.topics.flatMap((topic, i) => {
        const words = `set up working group ${i + 1} on ${topic} before the summer`
        const text = `The two sides agreed to ${words}.`
        return {
          text,
          build: (q: (w: string) => Evidence, r: Report) =>
            undertaking(r, {
              parties: [
                party('by', { state: h.a.state }, q('The two sides')),
                party('by', { state: h.b.state }, q('The two sides')),
              ],
              evidence: [q(text)],
              content: [q(words)],
              when: day(h.date),
            }),
        }
      }),
      {
        text: `Desk ${outlet} could not reach the ministry for further comment on day ${Math.floor(next() * 1e6)}.`,
      },
    ],
    {
      publisher: PUBLISHERS[outlet % PUBLISHERS.length]!,
      published: shift(h.date, outlet % 2),
      title: `${an} meets ${bn}`,
    },
  )
  const reading: Reading = {
    report: draft.report.id,
    model: 'none',
    sentences: [],
    words: [],
    names: [],
    attributions: [],
    times: [],
  }
  return { report: draft.report, findings: draft.findings, notes: [], reading }
}
