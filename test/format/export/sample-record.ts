import { loadActCodes } from '../../../src/format/act-codes.ts'
import type { ExportChoices, Piece } from '../../../src/format/export/format.ts'
import { formatNamed } from '../../../src/format/export/formats.ts'
import { materialFrom } from '../../../src/format/export/material.ts'
import { writeEntries } from '../../../src/format/export/write.ts'
import { loadStateCodes } from '../../../src/format/state-codes.ts'
import { loadStateNames } from '../../../src/format/state-names.ts'
import type { Actor } from '../../../src/ontology/actor.ts'
import type { Entry } from '../../../src/ontology/entry.ts'
import type { Evidence } from '../../../src/ontology/evidence.ts'
import type { Act, Commemoration, Finding, FindingKind, Formulation } from '../../../src/ontology/finding.ts'
import { UNKNOWN_WHEN } from '../../../src/ontology/when.ts'
import {
  actor,
  between,
  Draft,
  day,
  meeting,
  month,
  party,
  shift,
  statement,
  tenure,
  undertaking,
  visit,
  where,
} from '../../record/sample-findings.ts'
import { ENTRIES, REPORTS } from '../two-states.ts'

const data = new URL('../../../data', import.meta.url)
export const STATES = loadStateNames(data)
export const CODES = loadStateCodes(data)
export const ACTS = loadActCodes(data)

const ELIF = { name: 'Elif Karaca', state: 'TUR', office: 'president' }
const OMAR = { name: 'Omar Haddad', state: 'EGY', office: 'president' }
const organisation = (id: string, name: string, proof: Evidence): Actor => ({
  id,
  type: 'organisation',
  name,
  state: null,
  office: null,
  as: proof.quote,
})

const rest = (report: { readonly id: string }, evidence: readonly Evidence[]) => ({
  report: report.id,
  where: null,
  standing: 'held' as const,
  fields: ['trade'],
  rule: 'sample',
  model: 'none',
  confidence: 0.8,
  within: null,
  evidence,
})

const desk = new Draft(
  [
    {
      text: '\u{1f54a}\u{1f54a} President Elif Karaca met President Omar Haddad in Cairo in March 2025, on the road to Giza.',
      build: (quote, report) => {
        const stay = visit(report, {
          parties: [
            party('visitor', ELIF, quote('President Elif Karaca')),
            party('host', { state: 'EGY' }, quote('Cairo')),
          ],
          when: between('2025-03-03', '2025-03-05'),
          where: { ...where('Egypt', 'EGY', quote('Cairo')), precision: 'country' },
          visitType: 'official',
          days: 3,
          stops: [
            {
              place: {
                ...where('Cairo', 'EGY', quote('Cairo')),
                lat: 30.063,
                lon: 31.25,
                geonames: '360630',
              },
              when: day('2025-03-03'),
              standing: 'held',
            },
            {
              place: { ...where('Giza', 'EGY', quote('Giza')), lat: 30.008, lon: 31.211, geonames: '360995' },
              when: UNKNOWN_WHEN,
              standing: 'held',
            },
          ],
          evidence: [quote('met President Omar Haddad in Cairo')],
        })
        return [
          stay,
          {
            ...meeting(report, {
              parties: [
                party('participant', ELIF, quote('President Elif Karaca')),
                party('participant', OMAR, quote('President Omar Haddad')),
              ],
              when: month('2025-03'),
              where: {
                ...where('Cairo', 'EGY', quote('Cairo')),
                lat: 30.063,
                lon: 31.25,
                geonames: '360630',
              },
              setting: 'talks',
              evidence: [quote('President Elif Karaca met President Omar Haddad in Cairo')],
            }),
            within: stay.id,
          },
        ]
      },
    },
    {
      text: '=HYPERLINK("http://x.example";"click") & "talks" <b>failed</b>, a spokesperson of the United Nations said\u0007.',
      build: (quote, report) =>
        statement(report, {
          parties: [
            {
              role: 'speaker',
              actor: organisation('org:un', 'United Nations', quote('United Nations')),
              evidence: quote('United Nations'),
            },
            party('addressee', { state: 'TUR', office: 'premier' }, quote('spokesperson')),
          ],
          mode: 'direct',
          when: { edtf: '2025-21~', from: '2025-03-01', to: '2025-05-31', basis: 'stated', evidence: null },
          content: [quote('=HYPERLINK("http://x.example";"click") & "talks" <b>failed</b>')],
          evidence: [quote('a spokesperson of the United Nations said\u0007')],
        }),
    },
    {
      text: 'Turkey and Egypt agreed to open two consulates by June 2025 under a memorandum of understanding.',
      build: (quote, report) =>
        undertaking(report, {
          parties: [
            party('by', { state: 'TUR' }, quote('Turkey')),
            party('by', { state: 'EGY' }, quote('Egypt')),
          ],
          when: day('2025-03-04'),
          type: 'agreement',
          instrument: 'memorandum of understanding',
          due: month('2025-06'),
          content: [quote('open two consulates by June 2025')],
          evidence: [quote('Turkey and Egypt agreed to open two consulates')],
        }),
    },
    {
      text: 'Karaca has been president since 2019; Haddad, a former foreign minister, spoke for the Arab League.',
      build: (quote, report) => [
        tenure(report, {
          parties: [party('holder', ELIF, quote('Karaca'))],
          office: 'president',
          of: actor({ state: 'TUR' }, quote('president')),
          from: {
            edtf: '2019',
            from: '2019-01-01',
            to: '2019-12-31',
            basis: 'stated',
            evidence: quote('2019'),
          },
          evidence: [quote('Karaca has been president since 2019')],
        }),
        tenure(report, {
          parties: [party('holder', { ...OMAR, office: 'foreign minister' }, quote('Haddad'))],
          office: 'foreign minister',
          of: actor({ state: 'EGY' }, quote('foreign minister')),
          former: true,
          evidence: [quote('Haddad, a former foreign minister')],
        }),
      ],
    },
    {
      text: 'They marked the 100th anniversary of relations and spoke of a strategic partnership.',
      build: (quote, report) => [
        {
          ...rest(report, [quote('marked the 100th anniversary of relations')]),
          id: 'finding:commemoration',
          kind: 'commemoration',
          parties: [party('observer', { state: 'TUR' }, quote('They'))],
          when: day('2025-03-04'),
          years: 100,
          base: 1925,
          of: quote('relations'),
        } satisfies Commemoration,
        {
          ...rest(report, [quote('spoke of a strategic partnership')]),
          id: 'finding:formulation',
          kind: 'formulation',
          parties: [party('speaker', ELIF, quote('They'))],
          when: day('2025-03-04'),
          phrase: 'strategic partnership',
          dyad: ['EGY', 'TUR'],
        } satisfies Formulation,
      ],
    },
    {
      text: 'On 6 March 2025 Turkey expelled the ambassador of Chile; Egypt praised the United Nations.',
      build: (quote, report) => [
        {
          ...rest(report, [quote('Turkey expelled the ambassador of Chile')]),
          id: 'finding:expelled',
          kind: 'act',
          parties: [
            party('source', { state: 'TUR' }, quote('Turkey')),
            party('target', { state: 'CHL' }, quote('Chile')),
          ],
          when: day('2025-03-06', quote('6 March 2025')),
          where: { ...where('Ankara', 'TUR', quote('Turkey')), lat: 39.92, lon: 32.854, geonames: '323786' },
          type: 'SANCTION',
          mode: 'expel',
          contexts: ['diplomatic'],
          quad: 4,
          cameo: '1661',
          goldstein: { icews: -7, gdelt: -7 },
          typeConfidence: 0.93,
        } satisfies Act,
        {
          ...rest(report, [quote('Egypt praised the United Nations')]),
          id: 'finding:praised',
          kind: 'act',
          parties: [
            party('source', { ...OMAR }, quote('Egypt')),
            {
              role: 'target',
              actor: organisation('org:un', 'United Nations', quote('United Nations')),
              evidence: quote('United Nations'),
            },
          ],
          when: month('2025-03'),
          type: 'SUPPORT',
          mode: null,
          contexts: [],
          quad: 1,
          cameo: '051',
          goldstein: { icews: 3.4, gdelt: 3.4 },
          typeConfidence: null,
        } satisfies Act,
      ],
    },
  ],
  {
    publisher: 'Desk of "Smith & Söhne" {Ltd}',
    published: '2025-03-07T10:00:00Z',
    title: '100% of talks_fail & #more',
    url: 'https://desk.example/a?b=1&c=%20d',
  },
)

const alone = (finding: Finding, i: number): Entry => ({
  id: `entry:d${i}`,
  kind: finding.kind,
  view: finding,
  findings: [finding],
  reports: 1,
  publishers: 1,
  disagreements: [],
  because: [],
})

export const SAMPLE_REPORTS = [...REPORTS, desk.report]
/** Every kind, in the order of an export: by last day and id. */
export const SAMPLE_ENTRIES: readonly Entry[] = [...ENTRIES, ...desk.findings.map(alone)].sort((a, b) => {
  const [x, y] = [a, b].map((e) => `${e.view.when.to ?? '0001-01-01'} ${e.id}`) as [string, string]
  return x < y ? -1 : 1
})

export interface Written {
  readonly files: ReadonlyMap<string, string>
  readonly bytes: ReadonlyMap<string, Buffer>
  readonly notes: readonly string[]
}

/** Writes entries in a format, from beginning to end. */
export async function write(
  name: string,
  options: {
    readonly entries?: readonly Entry[]
    readonly kinds?: readonly FindingKind[]
    readonly choices?: ExportChoices
  } = {},
): Promise<Written> {
  const format = formatNamed(name)
  const entries = options.entries ?? SAMPLE_ENTRIES
  const material = materialFrom(
    {
      async *pages(kinds) {
        const some = entries.filter((e) => kinds.includes(e.kind))
        // Pages of two, so that a page's end falls anywhere.
        for (let i = 0; i < some.length; i += 2) yield some.slice(i, i + 2)
      },
      entry: async (id) => entries.find((e) => e.id === id || e.findings.some((f) => f.id === id)) ?? null,
      report: async (id) => SAMPLE_REPORTS.find((r) => r.id === id) ?? null,
    },
    format,
    {
      states: STATES,
      codes: CODES,
      acts: ACTS,
      title: 'A sample & more',
      made: '2026-01-10T00:00:00.000Z',
      choices: options.choices ?? {},
      kinds: options.kinds,
    },
  )
  const counts = Object.fromEntries(
    [...new Set(entries.map((e) => e.kind))]
      .filter((kind) => options.kinds === undefined || options.kinds.includes(kind))
      .map((kind) => [kind, entries.filter((e) => e.kind === kind).length]),
  )
  const writing = writeEntries(format, material, counts)
  const parts = new Map<string, Buffer[]>()
  for await (const { file, data } of writing.pieces as AsyncIterable<Piece>)
    parts.set(file, [...(parts.get(file) ?? []), Buffer.from(data as string)])
  const bytes = new Map([...parts].map(([file, list]) => [file, Buffer.concat(list)]))
  return {
    bytes,
    files: new Map([...bytes].map(([file, list]) => [file, list.toString('utf8')])),
    notes: writing.notes().map((n) => n.message),
  }
}

/** The lines of a file of JSON Lines. */
export const jsonLines = <T>(text: string | undefined): T[] =>
  (text ?? '')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as T)

export { shift }
