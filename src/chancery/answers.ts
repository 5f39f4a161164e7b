import type { Chancery } from '../chancery.ts'
import type { StateNames } from '../format/state-names.ts'
import type { Basis } from '../measure/measure.ts'
import type { SeriesOptions } from '../measure/options.ts'
import { earlier, later } from '../ontology/calendar-date.ts'
import type { Entry, Outline } from '../ontology/entry.ts'
import { FINDING_KINDS, type FindingKind } from '../ontology/finding.ts'
import type { Note } from '../ontology/note.ts'
import type { Report } from '../ontology/report.ts'
import { everIn, type Side } from '../ontology/side.ts'
import type { ChanceryRecord, Filter, Holder, Page } from '../record/index.ts'
import type { ReferenceHolder } from '../resolve/reference-holders.ts'

/** Reports and reference that name different holders of one office on one day. */
const officeClash = (
  title: string,
  of: string,
  on: string,
  reports: readonly Holder[],
  reference: readonly ReferenceHolder[],
): Note => ({
  rule: 'office-conflict',
  level: 'warning',
  message: `reports name ${reports.map((r) => r.name).join(', ')} as ${title} of ${of} on ${on}, the reference ${reference.map((k) => `${k.name} (${k.source})`).join(', ')}; trust the words of the reports, and look at them`,
  path: null,
  report: reports[0]?.office.evidence[0]?.report ?? null,
  span: null,
})

/** What answers rest on. */
export interface Asked {
  record(): Promise<ChanceryRecord>
  states(): StateNames
  /** The folder of reference knowledge, as a path and as an address that ends in a slash. */
  readonly data: string
  readonly folder: URL
  readonly now: () => Date
}

/** Most entries of each kind that a dossier shows where nothing else is asked for, the newest. */
const MOST = 100

/** Of more reports on a pair the newest are looked through for what they say beside it. */
const AMONG = 150

/** Kinds of what a report says beside what happened between two states, and belongs to their dossier. */
const BESIDE: readonly FindingKind[] = ['statement', 'undertaking', 'tenure', 'commemoration', 'formulation']

/** Entries that are asked for at a time; outlines are slight, and sought anew for each page. */
const PAGE = 500
const OUTLINES = 5000

type Answers = Pick<
  Chancery,
  | 'dossier'
  | 'measure'
  | 'seriesCsv'
  | 'exchange'
  | 'holders'
  | 'who'
  | 'sheet'
  | 'sideOf'
  | 'reportsOf'
  | 'export'
>

/** Persons among whom a misspelt name is sought. */
const NAMED = 2_000

/** What is asked of a record: dossiers, measures, offices, exports. */
export function answersFrom({ record, states, data, folder, now }: Asked): Answers {
  /** The entries of some kinds between sides, each pair once, with their findings as well where wanted, and what was read of the time. */
  async function basisOf(
    pairs: readonly (readonly [Side, Side])[],
    kinds: readonly FindingKind[],
    {
      by,
      since,
      until,
      confidence,
    }: Pick<SeriesOptions, 'by'> & { since?: string; until?: string; confidence?: number },
    withFindings = false,
  ): Promise<{ basis: Basis; since: string; until: string }> {
    const [{ loadActCodes }, { periodOf }] = await Promise.all([
      import('../format/act-codes.ts'),
      import('../measure/period.ts'),
    ])
    const store = await record()
    const read = await store.extent()
    const today = now().toISOString().slice(0, 10)
    const first = since ?? earlier(read.since ?? today, until ?? today)
    const range = {
      since: periodOf(by, first).from,
      until: periodOf(by, until ?? later(first, read.until ?? first)).to,
    }
    const asked = {
      since: since === undefined ? since : range.since,
      until: until === undefined ? until : range.until,
    }
    const dyads = new Map(
      pairs.flatMap(([from, to]) =>
        everIn(from).flatMap((a) =>
          everIn(to).flatMap((b) => (a === b ? [] : [[[a, b].sort().join(' '), [a, b]] as const])),
        ),
      ),
    )
    const all = async <E extends Outline | Entry>(read: Pages<E>): Promise<E[]> => {
      const found = new Map<string, E>()
      for (const between of dyads.values())
        for await (const page of pagesOf(read, { kind: kinds, between, ...asked, confidence }))
          for (const entry of page) found.set(entry.id, entry)
      return [...found.values()]
    }
    return {
      basis: {
        entries: await all((filter) => store.outlines({ ...filter, limit: OUTLINES })),
        coverage: await store.coverage(by, range.since, range.until),
        codes: loadActCodes(folder),
        ...(withFindings ? { encounters: await all((filter) => store.entries(filter)) } : {}),
      },
      ...range,
    }
  }

  async function reportsOf(entries: readonly Entry[]): Promise<Report[]> {
    const ids = [...new Set(entries.flatMap((e) => e.findings.map((f) => f.report)))]
    return (await record()).reportsNamed(ids)
  }

  return {
    async dossier(pair, how = {}) {
      const [{ dossier }, { groupNames }] = await Promise.all([
        import('../format/dossier.ts'),
        import('../record/named.ts'),
      ])
      const store = await record()
      const { since, until, confidence, most = MOST } = how
      const range = { since, until, confidence }
      const { entries: between, left } = await store.newest({ between: pair, ...range }, FINDING_KINDS, most)
      const reports = [...new Set(between.flatMap((e) => e.findings.map((f) => f.report)))]
      const entries = new Map(between.map((e) => [e.id, e]))
      // What the people of both said in the reports that tell of the two.
      const days = await store.publicationDays(reports)
      const newest = reports.sort((a, b) => (days.get(b) ?? '').localeCompare(days.get(a) ?? ''))
      const among = most > PAGE ? newest : newest.slice(0, AMONG)
      const beside = await store.newest({ report: among, ...range }, BESIDE, most, new Set(entries.keys()))
      for (const e of beside.entries) entries.set(e.id, e)
      const asOf = how.asOf ?? now().toISOString().slice(0, 10)
      const all = [...entries.values()]
      return dossier({
        entries: all,
        left,
        follow: await store.followThrough(all, asOf),
        reports: await store.reportsQuoted(
          [...new Set(all.flatMap((e) => e.findings.map((f) => f.report)))],
          [...new Set(all.map((e) => e.view.report))],
        ),
        pair,
        asOf,
        since: since ?? null,
        until: until ?? null,
        nameOf: states().nameOf,
        groupNames,
      })
    },
    async measure(sides, { asOf, ...how } = {}) {
      const [{ DEFAULTS, measure }, { measureNamed }] = await Promise.all([
        import('../measure/measure.ts'),
        import('../measure/measures.ts'),
      ])
      const asked = { ...DEFAULTS, ...how }
      const { kinds, beside = [] } = measureNamed(asked.measure)
      const { measure: name } = asked
      const { basis, since, until } = await basisOf([sides], [...kinds, ...beside], asked, name === 'contact')
      const on = asOf ?? now().toISOString().slice(0, 10)
      const follow =
        name === 'follow-through' ? await (await record()).followThrough(basis.entries, on) : undefined
      return measure({ ...basis, follow }, sides, { ...asked, since, until }, on)
    },
    async seriesCsv(series) {
      const [{ seriesTable }, { loadStateCodes }, { csvText }] = await Promise.all([
        import('../format/series-table.ts'),
        import('../format/state-codes.ts'),
        import('../format/export/write.ts'),
      ])
      return csvText(seriesTable(series, loadStateCodes(data)))
    },
    async exchange(sides, { third, ...how } = {}) {
      const [{ EXCHANGE_DEFAULTS, exchange }, { measureNamed }] = await Promise.all([
        import('../measure/exchange.ts'),
        import('../measure/measures.ts'),
      ])
      const asked = { ...EXCHANGE_DEFAULTS, ...how }
      const [a, b] = sides
      const pairs = third === undefined ? [sides] : [sides, [third, a] as const, [third, b] as const]
      const { basis, since, until } = await basisOf(pairs, measureNamed(asked.measure).kinds, asked)
      return exchange(basis, sides, third ?? null, { ...asked, since, until })
    },
    async holders(title, of, on) {
      const [{ loadHolders }, { compareNames }, store] = await Promise.all([
        import('../resolve/reference-holders.ts'),
        import('../record/person-name.ts'),
        record(),
      ])
      const known = loadHolders(folder)
      const titles = known.titles(title)
      const reports = await store.holders(titles, of, on)
      const reference = known.of(titles, of, on)
      const same = (a: string, b: string): boolean => compareNames(a, b) !== 'different'
      const clash =
        on !== undefined &&
        reports.length > 0 &&
        reference.length > 0 &&
        !reports.some((r) => reference.some((k) => same(r.name, k.name)))
      return { reports, reference, notes: clash ? [officeClash(title, of, on, reports, reference)] : [] }
    },
    async who(name, on) {
      const { loadHolders } = await import('../resolve/reference-holders.ts')
      const found = await (await record()).who(name, on)
      const known = loadHolders(folder)
      const persons = found.map((p) => ({ ...p, reference: known.named(p.name, on) }))
      if (persons.length > 0) return { persons, reference: [], near: [] }
      const { namesNear } = await import('../format/names-near.ts')
      const named = await (await record()).persons(undefined, NAMED)
      return {
        persons,
        reference: known.named(name, on),
        near: namesNear(
          name,
          named.map((p) => p.name),
        ),
      }
    },
    async sheet(text) {
      const [{ rowsOf }, { readSheet }] = await Promise.all([
        import('../gather/csv.ts'),
        import('../format/score-sheet.ts'),
      ])
      const plain = text.replace(/^\ufeff/, '')
      const rows: string[][] = []
      const separator = /^[\w]+([,;\t])/.exec(plain)?.[1] ?? ','
      for await (const row of rowsOf(
        (async function* () {
          yield plain
        })(),
        separator,
      ))
        rows.push(row)
      return readSheet(rows)
    },
    async sideOf(organisation) {
      const { loadOrganisations } = await import('../format/side-names.ts')
      return loadOrganisations(folder).sideOf(organisation)
    },
    reportsOf,
    async export(format, filter = {}, how = {}) {
      const [{ materialFrom, kindsFor }, { writeEntries }, { loadStateCodes }, { loadActCodes }] =
        await Promise.all([
          import('../format/export/material.ts'),
          import('../format/export/write.ts'),
          import('../format/state-codes.ts'),
          import('../format/act-codes.ts'),
        ])
      const store = await record()
      const asked = filter.kind === undefined ? undefined : ([filter.kind].flat() as readonly FindingKind[])
      const counts = await store.count(filter)
      const total = kindsFor(format, asked).reduce((sum, kind) => sum + counts[kind], 0)
      let done = 0
      const source = {
        pages: (kinds: readonly FindingKind[]) =>
          pagesOf((page) => store.entries(page), { ...filter, kind: kinds, order: 'oldest' }),
        entry: (id: string) => store.entry(id),
        report: (id: string) => store.report(id),
      }
      const material = materialFrom(source, format, {
        states: states(),
        codes: loadStateCodes(data),
        acts: loadActCodes(data),
        title: how.title ?? 'Diplomatic record',
        made: now().toISOString(),
        choices: how.choices ?? {},
        kinds: asked,
        onEntry: () => how.onEntry?.(Math.min(++done, total), total),
      })
      return { ...writeEntries(format, material, counts), entries: total }
    },
  }
}

/** How a page of entries, or of outlines, is asked for. */
type Pages<E> = (filter: Filter) => Promise<Page<E>>

/** All that a filter finds, page by page. */
async function* pagesOf<E>(read: Pages<E>, filter: Filter): AsyncGenerator<readonly E[]> {
  let after: string | null = null
  do {
    const page: Page<E> = await read({ ...filter, limit: PAGE, after })
    yield page.items
    after = page.next
  } while (after !== null)
}
