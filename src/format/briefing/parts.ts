import { dayWords } from '../date-words.ts'
import { standingMark } from '../describe.ts'
import type { Dossier } from '../dossier.ts'
import type { Item } from '../dossier-item.ts'
import { followWords } from '../follow-words.ts'
import { supportOf } from '../many.ts'
import type { Block, Part, Run, Runs } from './briefing.ts'
import type { Cite } from './citing.ts'
import { apart, clean, webAddress } from './words.ts'

const noted = (text: string, note: number | null): Run => (note === null ? { text } : { text, note })

const support = (item: Item): string => (item.reports < 2 ? '' : ` (${supportOf(item)})`)

/** What an item says, its words in their own direction, and how many say so. */
const lineOf = (item: Item): string => {
  const said = item.said === null ? clean(item.line) : `${clean(item.head)}: ${apart(clean(item.said))}`
  return `${said}${clean(`${standingMark(item)}${support(item)}`)}`
}

/** The parts of a briefing in the order of a dossier; what is empty says so, or is left out. */
export function partsOf(d: Dossier, cite: Cite): Part[] {
  const parts: Part[] = []
  const tables = counter()
  const part = (name: string, heading: string, blocks: readonly Block[], empty?: string): void => {
    if (blocks.length === 0 && empty === undefined) return
    parts.push({
      name,
      heading,
      blocks: blocks.length > 0 ? blocks : [{ kind: 'paragraph', runs: [{ text: empty!, as: 'emphasis' }] }],
    })
  }
  const said = (item: Item): Runs => [noted(lineOf(item), cite(item))]
  const items = (all: readonly Item[]): Block[] => all.flatMap((i) => listed(i, cite))
  const none = 'None in these reports.'

  part(
    'happened',
    'What happened',
    items(d.happened.map((i) => ({ ...i, parts: [] }))),
    'No dated meeting or visit in these reports.',
  )
  part('contacts', 'Last contact at each level', [
    {
      kind: 'table',
      number: tables.next(),
      caption: 'Last contact at each level, as these reports have it',
      head: ['Level', 'Date', 'Contact'],
      widths: [0.25, 0.17, 0.58],
      rows: d.contacts.map(({ level, item }) => [
        [{ text: level }],
        [{ text: item?.when ?? '–' }],
        item === null ? [{ text: 'none in these reports', as: 'emphasis' }] : said(item),
      ]),
    },
  ])
  part('ahead', 'Calendar ahead', items(d.ahead), 'Nothing announced in these reports.')
  part('unconfirmed', 'Announced, with no report that it took place', items(d.unconfirmed))
  part('undertakings', 'Undertakings', items(d.undertakings), none)
  part('acts', 'Acts of cooperation and conflict', items(d.acts))
  part(
    'statements',
    'Statements by theme',
    d.themes.flatMap(({ theme, items: all }): Block[] => [
      { kind: 'heading', text: clean(theme[0]!.toUpperCase() + theme.slice(1)) },
      ...items(all),
    ]),
    none,
  )
  part('chronology', 'Chronology of meetings and visits', items(d.chronology), none)
  part(
    'formulations',
    'Formulations',
    d.formulations.length === 0
      ? []
      : [
          {
            kind: 'table',
            number: tables.next(),
            caption: 'Set phrases on the relationship, by day of publication',
            head: ['Phrase', 'Uses', 'First', 'Last', 'By'],
            widths: [0.34, 0.08, 0.16, 0.16, 0.26],
            rows: d.formulations.map((f) => [
              [noted(`“${apart(clean(f.phrase))}”`, cite(f.item))],
              [{ text: String(f.uses) }],
              [{ text: f.first === null ? '–' : dayWords(f.first) }],
              [{ text: f.last === null ? '–' : dayWords(f.last) }],
              [{ text: clean(f.speakers.join(', ')) || '–' }],
            ]),
          },
        ],
    none,
  )
  part('anniversaries', 'Anniversaries', items(d.commemorations))
  part(
    'people',
    'People and offices',
    d.people.length === 0
      ? []
      : [
          {
            kind: 'table',
            number: tables.next(),
            caption: 'People of both states whom these reports name',
            head: ['State', 'Name', 'Office', 'Entries'],
            widths: [0.12, 0.34, 0.42, 0.12],
            rows: d.people.map((p) => [
              [{ text: p.state }],
              [{ text: apart(clean(p.name)) }],
              [{ text: clean(p.office ?? '–') }],
              [{ text: String(p.entries) }],
            ]),
          },
        ],
    'None named.',
  )
  part(
    'disagreements',
    'Where reports disagree',
    d.disagreements.flatMap(({ item, over }) => [
      ...listed({ ...item, parts: [], follow: null }, cite),
      ...over.map(
        ({ field, values }): Block => ({
          kind: 'item',
          depth: 1,
          runs: [
            { text: `${clean(field)}: `, as: 'emphasis' },
            {
              text: clean(
                values
                  .map((v) => `${v.value} (${v.publishers.join(', ') || 'publisher not stated'})`)
                  .join('; '),
              ),
            },
          ],
        }),
      ),
    ]),
    'No two reports contradict each other on what they both tell.',
  )
  part(
    'sources',
    'Sources',
    d.sources.flatMap(({ publisher, reports }) =>
      reports.map(({ title, date, url }): Block => {
        const address = webAddress(url)
        const words = apart(clean(title ?? 'without a title'))
        return {
          kind: 'item',
          depth: 0,
          runs: [
            { text: apart(clean(publisher)), as: 'strong' },
            { text: `, ${date === null ? 'no date' : dayWords(date)}: ` },
            address === null ? { text: words } : { text: words, url: address },
          ],
        }
      }),
    ),
    'None.',
  )
  part(
    'limits',
    'What this record cannot show',
    d.limits.map((l): Block => ({ kind: 'item', depth: 0, runs: [{ text: clean(l) }] })),
  )
  return parts
}

function counter() {
  let n = 0
  return { next: () => ++n }
}

/** An item with its date, its words and what came of it; the meetings of a visit stand below it. */
function listed(item: Item, cite: Cite, depth: 0 | 1 = 0): Block[] {
  const line: Block = {
    kind: 'item',
    depth,
    runs: [
      { text: `${item.when}: `, as: 'strong' },
      noted(lineOf(item), cite(item)),
      ...(item.follow === null
        ? []
        : [{ text: ` ${clean(followWords(item.follow))}`, as: 'emphasis' } as const]),
    ],
  }
  const steps = (item.follow?.steps ?? []).slice(1).map((step): Block => {
    const [words] = step.evidence
    const note =
      words === undefined
        ? null
        : cite(
            { id: step.entry, proof: null },
            { report: words.report, publisher: step.publisher, date: step.day, quote: words.quote },
          )
    return {
      kind: 'item',
      depth: 1,
      runs: [
        { text: `${step.day === null ? 'date not given' : dayWords(step.day)}: `, as: 'strong' },
        noted(step.status, note),
      ],
    }
  })
  return [line, ...steps, ...item.parts.flatMap((inner) => listed(inner, cite, 1))]
}
