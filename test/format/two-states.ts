import type { Entry } from '../../src/ontology/entry.ts'
import type { Finding } from '../../src/ontology/finding.ts'
import type { Report } from '../../src/ontology/report.ts'
import {
  between,
  Draft,
  day,
  meeting,
  party,
  statement,
  undertaking,
  visit,
  where,
} from '../record/sample-findings.ts'

const HAN = { name: 'Han Seo-yeon', state: 'KOR', office: 'president' }
const BAK = { name: 'Bak Do-hyun', state: 'KOR', office: 'foreign minister' }
const ZHAO = { name: 'Zhao Wenbo', state: 'CHN', office: 'president' }
const DENG = { name: 'Deng Rui', state: 'CHN', office: 'foreign minister' }

const wire = new Draft(
  [
    {
      text: 'President Han Seo-yeon met President Zhao Wenbo in Beijing on Tuesday, their third meeting, during a state visit to China.',
      build: (quote, report) => {
        const stay = visit(report, {
          parties: [
            party('visitor', HAN, quote('President Han Seo-yeon')),
            party('host', { state: 'CHN' }, quote('China')),
          ],
          when: between('2026-01-04', '2026-01-07'),
          visitType: 'state',
          evidence: [quote('a state visit to China')],
        })
        return [
          stay,
          meeting(report, {
            parties: [
              party('participant', HAN, quote('President Han Seo-yeon')),
              party('participant', ZHAO, quote('President Zhao Wenbo')),
            ],
            when: day('2026-01-06', quote('Tuesday')),
            where: where('Beijing', 'CHN', quote('Beijing')),
            ordinal: 3,
            evidence: [quote('President Han Seo-yeon met President Zhao Wenbo in Beijing on Tuesday')],
            within: stay.id,
          } as never),
        ]
      },
    },
    {
      text: '"We opened a new page," Han said.',
      build: (quote, report) =>
        statement(report, {
          parties: [party('speaker', HAN, quote('Han'))],
          mode: 'direct',
          content: [quote('"We opened a new page,"')],
          evidence: [quote('"We opened a new page," Han said')],
        }),
    },
    {
      text: 'Foreign Ministers Bak Do-hyun and Deng Rui will meet in Seoul on 14 April.',
      build: (quote, report) =>
        meeting(report, {
          parties: [
            party('participant', BAK, quote('Bak Do-hyun')),
            party('participant', DENG, quote('Deng Rui')),
          ],
          when: day('2026-04-14', quote('14 April')),
          where: where('Seoul', 'KOR', quote('Seoul')),
          standing: 'announced',
          evidence: [quote('Foreign Ministers Bak Do-hyun and Deng Rui will meet in Seoul on 14 April')],
        }),
    },
    {
      text: 'Zhao promised Han to study the request.',
      build: (quote, report) =>
        undertaking(report, {
          parties: [party('by', ZHAO, quote('Zhao')), party('to', HAN, quote('Han'))],
          type: 'pledge',
          content: [quote('study the request')],
          evidence: [quote('Zhao promised Han to study the request')],
        }),
    },
  ],
  { publisher: 'Northern Wire', published: '2026-01-06', title: 'Han and Zhao meet' },
)

const post = new Draft(
  [
    {
      text: 'Zhao Wenbo and Han Seo-yeon held talks in Beijing. It was their second meeting.',
      build: (quote, report) =>
        meeting(report, {
          parties: [
            party('participant', ZHAO, quote('Zhao Wenbo')),
            party('participant', HAN, quote('Han Seo-yeon')),
          ],
          when: day('2026-01-06'),
          where: where('Beijing', 'CHN', quote('Beijing')),
          ordinal: 2,
          evidence: [quote('Zhao Wenbo and Han Seo-yeon held talks in Beijing')],
        }),
    },
  ],
  { publisher: 'Harbour Post', published: '2026-01-07', title: 'Talks in Beijing' },
)

const alone = (finding: Finding, i: number): Entry => ({
  id: `entry:${i}`,
  kind: finding.kind,
  view: finding,
  findings: [finding],
  reports: 1,
  publishers: 1,
  disagreements: [],
  because: [],
})

const [stay, summit, ...others] = wire.findings as [Finding, Finding, ...Finding[]]
const second = post.findings[0]!

/** Two reports of two states, and the entries a record makes of them. */
export const REPORTS: readonly Report[] = [wire.report, post.report]
export const ENTRIES: readonly Entry[] = [
  alone(stay, 1),
  {
    ...alone(summit, 2),
    findings: [summit, second],
    reports: 2,
    publishers: 2,
    because: ['the same two presidents on the same day'],
    disagreements: [
      {
        field: 'ordinal',
        values: [
          { value: '3', findings: [summit.id], publishers: ['Northern Wire'] },
          { value: '2', findings: [second.id], publishers: ['Harbour Post'] },
        ],
      },
    ],
  },
  ...others.map((f, i) => alone(f, i + 3)),
]
