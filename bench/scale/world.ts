import { readFileSync } from 'node:fs'
import type { Finding } from '../../src/ontology/finding.ts'
import type { Report } from '../../src/ontology/report.ts'
import type { Addition } from '../../src/record/index.ts'
import {
  act,
  actor,
  between,
  Draft,
  day,
  formulation,
  meeting,
  party,
  random,
  type Someone,
  shift,
  statement,
  tenure,
  undertaking,
  visit,
  where,
} from '../../test/record/sample-findings.ts'

/** States of which reports tell most, the most first; the others follow. */
const MUCH =
  'USA CHN RUS UKR ISR GBR FRA DEU IND JPN KOR PRK IRN TUR PAK SAU EGY BRA CAN AUS ITA POL SYR IRQ'.split(' ')
const OFFICES = ['president', 'prime minister', 'foreign minister', 'defence minister', 'spokesperson']
const CONTACT = ['talks', 'summit', 'luncheon', 'bilateral', 'sidelines of the assembly']
const PHRASES = [
  'comprehensive strategic partnership',
  'ironclad alliance',
  'friendship without limits',
  'good neighbourliness',
]
const TYPES = ['agreement', 'pledge', 'request', 'demand', 'proposal', 'signing'] as const
const ACTS = [
  ['CONSULT', '040', 1],
  ['SUPPORT', '051', 1],
  ['AID', '071', 2],
  ['ACCUSE', '112', 3],
  ['THREATEN', '138', 3],
  ['SANCTION', '163', 4],
  ['COERCE', '173', 4],
] as const
const MATTERS =
  'trade border security military hotline treaty energy pipeline nuclear missile sanctions refugees climate fisheries steel tariffs grain railway port investment debt vaccine students visas cyber space satellites drought water islands airspace prisoners ceasefire election observers peacekeepers aid loan currency'.split(
    ' ',
  )

interface Word {
  readonly officials: readonly (readonly Someone[])[]
  readonly city: string
  readonly code: string
}

/** Ranks fall off as in Zipf's law: the first is drawn most. */
const zipf = (n: number, exponent: number): ((roll: number) => number) => {
  const sums: number[] = []
  let all = 0
  for (let i = 1; i <= n; i++) {
    all += 1 / i ** exponent
    sums.push(all)
  }
  return (roll) => {
    const at = roll * all
    let [low, high] = [0, n - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if (sums[middle]! < at) low = middle + 1
      else high = middle
    }
    return low
  }
}

const SOUNDS =
  'ba be bo da de do fa ga go ha ja ka ke ki ko la le li lo ma me mi mo na ne ni no pa pe ra re ri ro sa se si so ta te ti to va ve vi za'.split(
    ' ',
  )

function coined(next: () => number, syllables: number): string {
  let word = ''
  for (let i = 0; i < syllables; i++) word += SOUNDS[Math.floor(next() * SOUNDS.length)]!
  return word
}

/** A word with a capital. */
const capital = (word: string): string => word[0]!.toUpperCase() + word.slice(1)

/** Years that the made-up reports tell of, and the day on which they begin. */
const YEARS = 10
const START = '2016-01-01'

/** How often one happening is reported: most once, a few by hundreds. */
function tellers(roll: number): number {
  if (roll < 0.6) return 1
  if (roll < 0.85) return 2 + Math.floor((roll - 0.6) * 16)
  if (roll < 0.985) return 6 + Math.floor((roll - 0.85) * 150)
  return 30 + Math.floor((roll - 0.985) * 10_000)
}

/**
 * Reports of a made-up world, in the order of their days: some hundred and fifty states, few of which are most of the news,
 * with their officials over ten years; what happens is told by one report or by hundreds, in other words or as a copy of a wire.
 * The words are coined, and as unevenly used as real ones. `findings` is about how many there are in all.
 */
export function* reportsOf(findings: number, seed = 1): Generator<Addition> {
  const next = random(seed)
  const states = statesOf(next)
  const [whichState, whichWord, whichDesk] = [zipf(states.length, 1), zipf(12_000, 1), zipf(400, 0.9)]
  const vocabulary = [
    ...MATTERS,
    ...Array.from({ length: 12_000 - MATTERS.length }, () => coined(next, 2 + Math.floor(next() * 3))),
  ]
  const desks = Array.from(
    { length: 400 },
    () => `${capital(coined(next, 3))} ${next() < 0.5 ? 'Post' : 'Daily'}`,
  )
  const words = (n: number): string =>
    Array.from({ length: n }, () => vocabulary[whichWord(next())]!).join(' ')
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!
  const perReport = 16.5
  const perHappening = 5.45
  const happenings = Math.ceil(findings / perReport / perHappening)
  let made = 0
  for (let h = 0; made < findings; h++) {
    const date = shift(START, Math.floor((Math.min(h, happenings) / happenings) * YEARS * 365))
    const a = states[whichState(next())]!
    let b = states[whichState(next())]!
    while (b === a) b = states[whichState(next())]!
    const year = Number(date.slice(0, 4)) - Number(START.slice(0, 4))
    const of = (s: Word): Someone =>
      s.officials[Math.floor(next() * next() * OFFICES.length)]![Math.min(2, Math.floor(year / 4))]!
    const story = {
      date,
      a: of(a),
      b: of(b),
      city: b.city,
      setting: pick(CONTACT),
      visits: next() < 0.35,
      said: Array.from({ length: 5 + Math.floor(next() * 6) }, () => words(8 + Math.floor(next() * 12))),
      agreed: Array.from({ length: 1 + Math.floor(next() * 4) }, () => ({
        type: pick(TYPES),
        words: words(8),
      })),
      acts: Array.from({ length: 1 + Math.floor(next() * 5) }, () => pick(ACTS)),
      phrase: next() < 0.3 ? pick(PHRASES) : null,
    }
    const count = tellers(next())
    let wire: string | null = null
    let rest = ''
    for (let i = 0; i < count && made < findings; i++) {
      const publisher = desks[whichDesk(next())]!
      const copied = wire !== null && next() < 0.2
      if (!copied) rest = words(150)
      const told = tell(story, {
        publisher,
        own: copied ? wire! : words(12),
        rest,
        delay: Math.floor(next() * next() * 3),
        next: copied ? null : next,
      })
      if (!copied) wire = told.own
      made += told.addition.findings.length
      yield told.addition
    }
  }
}

/** The states of the shipped list with made-up officials: of each office three over ten years. */
function statesOf(next: () => number): Word[] {
  const rows = readFileSync(new URL('../../data/states.tsv', import.meta.url), 'utf8').split('\n')
  const codes = rows.flatMap((row) => /^([A-Z]{3})\t[A-Z]{2}\tstate\t/.exec(row)?.[1] ?? [])
  return [...MUCH, ...codes.filter((c) => !MUCH.includes(c))].slice(0, 150).map((code) => ({
    code,
    city: capital(coined(next, 3)),
    officials: OFFICES.map((office) =>
      Array.from({ length: 3 }, () => ({
        name: `${capital(coined(next, 2))} ${capital(coined(next, 3))}`,
        state: code,
        office,
      })),
    ),
  }))
}

interface Story {
  readonly date: string
  readonly a: Someone
  readonly b: Someone
  readonly city: string
  readonly setting: string
  readonly visits: boolean
  readonly said: readonly string[]
  readonly agreed: readonly { readonly type: (typeof TYPES)[number]; readonly words: string }[]
  readonly acts: readonly (typeof ACTS)[number][]
  readonly phrase: string | null
}

/** One report of a story; `next` null tells it in the very words of the wire. */
function tell(
  story: Story,
  how: { publisher: string; own: string; rest: string; delay: number; next: (() => number) | null },
) {
  const { date, a, b, city } = story
  const roll = how.next ?? (() => 0.99)
  const keeps = (share: number): boolean => roll() < share || how.next === null
  const surname = (s: Someone): string => s.name.split(' ')[1]!
  const first = `${a.office} ${a.name} of ${a.state} met ${b.office} ${b.name} of ${b.state} in ${city} on ${date} for ${story.setting}.`
  const draft = new Draft(
    [
      {
        text: first,
        build: (q, r) => [
          meeting(r, {
            parties: [party('participant', a, q(a.name)), party('participant', b, q(b.name))],
            evidence: [q(first)],
            when: day(date, q(date)),
            where: where(city, b.state, q(city)),
            setting: keeps(0.7) ? story.setting : null,
          }),
          ...[a, b]
            .filter(() => keeps(0.5))
            .map((who) =>
              tenure(r, {
                parties: [party('holder', who, q(who.name))],
                evidence: [q(`${who.office} ${who.name}`)],
                office: who.office,
                of: actor({ state: who.state }, q(who.state)),
                when: day(date),
              }),
            ),
        ],
      },
      ...(story.visits
        ? [
            {
              text: `${surname(a)} is on a three-day visit to ${b.state}, ${how.own}.`,
              build: (q: Quote, r: Report): Finding =>
                visit(r, {
                  parties: [
                    party('visitor', a, q(surname(a))),
                    party('host', { state: b.state }, q(b.state)),
                  ],
                  evidence: [q(`${surname(a)} is on a three-day visit to ${b.state}`)],
                  when: between(shift(date, -1), shift(date, 1)),
                  days: 3,
                }),
            },
          ]
        : [{ text: `A note of the desk: ${how.own}.` }]),
      ...story.said
        .filter(() => keeps(0.75))
        .map((said, i) => {
          const who = i % 2 === 0 ? a : b
          const text = `${surname(who)} said that ${said}.`
          return {
            text,
            build: (q: Quote, r: Report): Finding =>
              statement(r, {
                parties: [party('speaker', who, q(surname(who)))],
                evidence: [q(text)],
                content: [q(said)],
                when: day(date),
              }),
          }
        }),
      ...story.agreed
        .filter(() => keeps(0.75))
        .map(({ type, words }) => {
          const text = `The two sides agreed to ${words}.`
          return {
            text,
            build: (q: Quote, r: Report): Finding =>
              undertaking(r, {
                type,
                parties: [
                  party('by', { state: a.state }, q('The two sides')),
                  party(type === 'agreement' ? 'by' : 'to', { state: b.state }, q('The two sides')),
                ],
                evidence: [q(text)],
                content: [q(words)],
                when: day(date),
              }),
          }
        }),
      ...story.acts
        .filter(() => keeps(0.75))
        .map(([type, cameo, quad], i) => {
          const text = `${a.state} did ${cameo} number ${i} to ${b.state}.`
          return {
            text,
            build: (q: Quote, r: Report): Finding =>
              act(r, {
                type,
                cameo,
                quad,
                parties: [
                  party('source', { state: a.state }, q(a.state)),
                  party('target', { state: b.state }, q(b.state)),
                ],
                evidence: [q(text)],
                when: day(date),
              }),
          }
        }),
      { text: `${capital(how.rest)}.` },
      ...(story.phrase === null
        ? []
        : [
            {
              text: `It is a ${story.phrase}, ${surname(a)} added.`,
              build: (q: Quote, r: Report): Finding =>
                formulation(r, {
                  parties: [party('speaker', a, q(surname(a)))],
                  evidence: [q(story.phrase!)],
                  phrase: story.phrase!,
                  dyad: [a.state, b.state].sort(),
                  when: day(date),
                }),
            },
          ]),
    ],
    { publisher: how.publisher, published: shift(date, how.delay), title: `${a.name} meets ${b.name}` },
  )
  const addition: Addition = { report: draft.report, findings: draft.findings, notes: [] }
  return { addition, own: how.own }
}

type Quote = (words: string) => import('../../src/ontology/evidence.ts').Evidence
