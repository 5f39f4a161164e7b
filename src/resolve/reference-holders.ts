import { pathToFileURL } from 'node:url'
import { loadAtlas, type Title } from './atlas.ts'
import { partsOf, sameName } from './name-parts.ts'
import { readTable } from './table.ts'

/** One who held an office, as a shipped table has it. */
export interface ReferenceHolder {
  readonly name: string
  /** As in `offices.tsv`. */
  readonly title: string
  /** ISO 3166-1 alpha-3 of the state. */
  readonly of: string
  /** First and last possible day, `YYYY-MM-DD`; null where it is open. */
  readonly from: string | null
  readonly to: string | null
  /** The same as exactly as the table has it, in EDTF: `2021/2025`, `2013-12-17/..`. */
  readonly edtf: string
  /** Whether the days are only those on which the office is known to have been held, and it may have been held longer. */
  readonly least: boolean
  readonly source: string
}

/** What the shipped tables say of offices and their holders. */
export interface Holders {
  /** Those who held any of the titles of a state; on a day, where one is given. */
  of(titles: readonly string[], state: string, on?: string): readonly ReferenceHolder[]
  /** The offices of whoever has the name; on a day, where one is given. */
  named(name: string, on?: string): readonly ReferenceHolder[]
  /** The titles under which an office is sought: a foreign minister may be a foreign secretary or a secretary of state. */
  titles(words: string): readonly string[]
}

const edge = (cell: string | undefined, end: 'first' | 'last'): string | null => {
  if (!cell) return null
  if (cell.length === 10) return cell
  const [year, month = end === 'first' ? '01' : '12'] = cell.split('-') as [string, string?]
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
  return `${year}-${month}-${end === 'first' ? '01' : last}`
}

/** The holders of office in the tables of a folder (`data/`). */
export function loadHolders(folder: URL): Holders {
  const base = folder instanceof URL ? folder : pathToFileURL(`${folder}/`)
  const written = readTable(base, 'officials.tsv')
  const known = new Set(written.map((r) => `${r.name} ${r.title} ${r.state}`))
  const row = (r: Readonly<Record<string, string>>, source: string, least = false): ReferenceHolder => ({
    name: r.name!,
    title: r.title!,
    of: r.state!,
    from: edge(r.from, 'first'),
    to: edge(r.to, 'last'),
    edtf: `${r.from || '..'}/${r.to || '..'}`,
    least,
    source,
  })
  const all = [
    ...readTable(base, 'foreign-ministers.tsv').map((r) => row(r, 'Chancery’s table of foreign ministers')),
    ...written.map((r) => row(r, 'Chancery’s table of officials')),
    ...readTable(base, 'leaders.tsv').flatMap((r) =>
      known.has(`${r.name} ${r.title} ${r.state}`)
        ? []
        : [
            r.to === ''
              ? row(r, 'CIA World Factbook, February 2026')
              : row(r, 'visits by foreign leaders, Office of the Historian', true),
          ],
    ),
  ]
  const on = (holder: ReferenceHolder, day: string | undefined): boolean =>
    day === undefined || ((holder.from ?? '') <= day && (holder.to ?? '9999') >= day)
  const { titles } = loadAtlas(base)
  return {
    of: (wanted, state, day) =>
      once(all.filter((h) => h.of === state && wanted.includes(h.title) && on(h, day))),
    named: (name, day) => {
      const parts = partsOf(name)
      return once(all.filter((h) => parts.length > 1 && sameName(partsOf(h.name), parts) && on(h, day)))
    },
    titles: (words) => titlesFor(words, titles),
  }
}

/** Of rows that say the same of one person's office the most exact: the tables stand in that order. */
function once(holders: readonly ReferenceHolder[]): ReferenceHolder[] {
  return holders
    .filter(
      (h, i) =>
        !holders
          .slice(0, i)
          .some(
            (o) =>
              o.title === h.title &&
              o.of === h.of &&
              sameName(partsOf(o.name), partsOf(h.name)) &&
              meet(o, h),
          ),
    )
    .sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? 1 : -1))
}

const meet = (a: ReferenceHolder, b: ReferenceHolder): boolean =>
  (a.from ?? '') <= (b.to ?? '9999') && (b.from ?? '') <= (a.to ?? '9999')

function titlesFor(words: string, titles: ReadonlyMap<string, Title>): readonly string[] {
  const asked = titles.get(words.trim().toLowerCase())
  if (asked === undefined) return [words.trim().toLowerCase()]
  if (asked.rank !== 'foreign' || !asked.unique) return [asked.title]
  return [
    ...new Set([
      asked.title,
      ...[...titles.values()].filter((t) => t.rank === 'foreign' && t.unique).map((t) => t.title),
    ]),
  ]
}
