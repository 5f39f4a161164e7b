import { resolve as absolute } from 'node:path'
import { pathToFileURL } from 'node:url'
import { answersFrom } from './chancery/answers.ts'
import { once } from './chancery/once.ts'
import type { Dossier } from './format/dossier.ts'
import type { ExportChoices, ExportFormat } from './format/export/format.ts'
import type { Writing } from './format/export/write.ts'
import type { SheetScore } from './format/score-sheet.ts'
import { loadStateNames, type StateNames } from './format/state-names.ts'
import { ahead } from './gather/ahead.ts'
import type { Gathered, Hints } from './gather/draft.ts'
import type { Exchange, ExchangeOptions } from './measure/exchange.ts'
import type { Measured } from './measure/measure.ts'
import type { SeriesOptions } from './measure/options.ts'
import type { Series } from './measure/series.ts'
import type { Entry } from './ontology/entry.ts'
import type { Finding } from './ontology/finding.ts'
import type { ResolvedReading } from './ontology/mention.ts'
import { by, moved } from './ontology/moved.ts'
import type { Note } from './ontology/note.ts'
import type { Reading } from './ontology/reading.ts'
import type { Report } from './ontology/report.ts'
import type { Side } from './ontology/side.ts'
import type { Model } from './read/model.ts'
import type {
  BackupContents,
  ChanceryRecord,
  Filter,
  Holder,
  Person,
  RestoreOptions,
} from './record/index.ts'
import type { ReferenceHolder } from './resolve/reference-holders.ts'

/** Where Chancery finds what it needs, and what it may know of the world. Nothing is opened before it is used. */
export interface ChanceryOptions {
  /** A folder, `memory://` or a `postgres://` address; null works without a record. */
  readonly record: string | null
  /** The folder that holds `model.json`. */
  readonly model: string
  /** The folder of reference knowledge. */
  readonly data: string
  readonly now: () => Date
  readonly log?: (message: string) => void
  /** Threads that read; one a core, four at most, if not given. */
  readonly workers?: number
  /** How long, in ms, to wait for a record that another process has open. */
  readonly wait?: number
}

/** What to read, and how. */
export interface ReadOptions {
  readonly hints?: Hints
  /** What `-` reads. */
  readonly input?: AsyncIterable<Uint8Array | string>
  /** Name of the file that `-` reads, where it was one: its ending tells its format. */
  readonly inputName?: string
  /** Reads with the model again what the record has read with it already. */
  readonly again?: boolean
}

/** What became of one report, or of a file that held none. */
export interface Outcome {
  readonly path: string
  /** `unread` where there is no report, or none that could be read. */
  readonly outcome: 'new' | 'replaced' | 'known' | 'unstored' | 'unread'
  readonly report: Report | null
  readonly findings: readonly Finding[]
  readonly notes: readonly Note[]
  readonly words: number
}

/** All that is understood of one report. */
export interface Understanding {
  readonly reading: Reading
  readonly resolved: ResolvedReading
  readonly findings: readonly Finding[]
  readonly notes: readonly Note[]
}

/** How to write entries in a format. */
export interface ExportOptions {
  readonly choices?: ExportChoices
  /** What formats that have a title are called. */
  readonly title?: string
  /** Told of each entry that is written: how many were, and how many there are to write. */
  readonly onEntry?: (done: number, total: number) => void
}

/** Who held an office. Reports come first: the reference may be stale, and never overrides them. */
export interface OfficeAnswer {
  readonly reports: readonly Holder[]
  readonly reference: readonly ReferenceHolder[]
  readonly notes: readonly Note[]
}

/** Who a person is: each whom reports may mean, with the offices the reference gives; and those it gives where no report names anyone so. */
export interface PersonAnswer {
  readonly persons: readonly (Person & { readonly reference: readonly ReferenceHolder[] })[]
  readonly reference: readonly ReferenceHolder[]
  /** Names of the record that are spelt nearly so, where no report names anyone so; the nearest first. */
  readonly near: readonly string[]
}

/** The whole of Chancery: reads reports into a record, and answers from it. Close it when done. */
export interface Chancery {
  /** Reads the reports of a file, a folder or a stream into the record, in order, with memory that does not grow. */
  read(path: string, options?: ReadOptions): AsyncGenerator<Outcome>
  /** Runs the rules again on the readings that the record keeps; needs no model. */
  reread(): AsyncGenerator<Outcome>
  /** Reads one report without storing anything. */
  understand(report: Report): Promise<Understanding>
  /** The reports of a path, unread. */
  gather(path: string, options?: ReadOptions): AsyncGenerator<Gathered>
  /** Number of files that a path holds. */
  count(path: string): Promise<number>
  /** Everything the record shows on two states; of each kind the newest `most` entries, 100 if not given, and how many are left out. */
  dossier(
    pair: readonly [string, string],
    options?: { since?: string; until?: string; asOf?: string; confidence?: number; most?: number },
  ): Promise<Dossier>
  /** A measure of what two sides do toward each other; the calendar is that of the reports read where none is given. */
  measure(
    sides: readonly [Side, Side],
    options?: Partial<SeriesOptions> & { readonly asOf?: string; readonly confidence?: number },
  ): Promise<Measured>
  /** Series as a table of dyads and periods in CSV, with the codes of states as they hold in each period. */
  seriesCsv(series: readonly Series[]): Promise<string>
  /** How two sides answer each other: cross-correlation, and a vector autoregression where the series bear it. */
  exchange(
    sides: readonly [Side, Side],
    options?: Partial<ExchangeOptions> & { readonly third?: Side; readonly confidence?: number },
  ): Promise<Exchange>
  /** Who held an office of a state, as reports say and as the shipped reference has it; where they clash on a day, `notes` say so. */
  holders(title: string, of: string, on?: string): Promise<OfficeAnswer>
  /** Who a person is, as reports say, and the offices the shipped reference gives whoever has the name. */
  who(name: string, on?: string): Promise<PersonAnswer>
  /** The scores of a sheet of undertakings that was filled by hand, as CSV. */
  sheet(text: string): Promise<SheetScore[]>
  /** An organisation, by its id or any of its names, with its members and since when they are; null where the reference has none of that name. */
  sideOf(organisation: string): Promise<Side | null>
  /** The reports that some entries rest on. */
  reportsOf(entries: readonly Entry[]): Promise<Report[]>
  /** Writes the entries that a filter finds in a format of `EXPORT_FORMATS`; the order is by day and id. */
  export(
    format: ExportFormat,
    filter?: Omit<Filter, 'order' | 'limit' | 'after'>,
    options?: ExportOptions,
  ): Promise<Writing & { readonly entries: number }>
  /** The bytes of a backup of the record; `restore` and `checkBackup` read it, on either engine. */
  backup(onReport?: (done: number, total: number) => void): AsyncGenerator<Uint8Array>
  /** Fills an empty record, or with `replace` any, with a backup: wholly or not at all. */
  restore(bytes: AsyncIterable<Uint8Array>, options?: RestoreOptions): Promise<BackupContents>
  /** Reads a backup through and answers what it holds; throws what is wrong with it. Needs no record. */
  checkBackup(bytes: AsyncIterable<Uint8Array>): Promise<BackupContents>
  record(): Promise<ChanceryRecord>
  model(): Promise<Model>
  readonly states: StateNames
  close(): Promise<void>
}

/** Reports are stored so many at a time, or after so many ms: what is not stored is lost when a run is cut off. */
const BATCH = 16
const STORE_AFTER = 3_000

/** Characters a worker that are read ahead of what is being stored, so that no worker waits for the record. */
const AHEAD = 60_000
/** A report weighs as much as its text, the shortest as a few lines. */
const weightOf = ({ report }: Gathered): number => 500 + (report?.text.length ?? 0)

const failed = (report: Report, path: string, error: unknown): Note => ({
  rule: 'report-failed',
  level: 'error',
  message: `expected to read the report, got ${error instanceof Error ? error.message : String(error)}; it is skipped, please report it as a bug`,
  path,
  report: report.id,
  span: null,
})

/** Opens Chancery: read -> resolve -> extract -> record. This is the only file that knows that order. */
export function openChancery(options: ChanceryOptions): Chancery {
  const folder = pathToFileURL(`${absolute(options.data)}/`)
  let names: StateNames | null = null
  const states = (): StateNames => {
    names ??= loadStateNames(options.data)
    return names
  }
  const model = once(async () => {
    const { openModel } = await import('./read/model.ts')
    return openModel(options.model, options.workers === undefined ? {} : { workers: options.workers })
  })
  const record = once(async () => {
    if (options.record === null)
      throw new Error('expected a record, got none; name one with --record or CHANCERY_RECORD')
    const { openRecord } = await import('./record/index.ts')
    return openRecord({
      location: options.record,
      now: options.now,
      ...(options.log ? { log: options.log } : {}),
      ...(options.wait === undefined ? {} : { wait: options.wait }),
    })
  })
  const rules = once(async () => {
    const [{ resolve }, { loadAtlas }, { extract }, { loadLexicon }] = await Promise.all([
      import('./resolve/resolve.ts'),
      import('./resolve/atlas.ts'),
      import('./extract/extract.ts'),
      import('./extract/lexicon.ts'),
    ])
    const atlas = loadAtlas(folder)
    const lexicon = loadLexicon(new URL('lexicon/', folder))
    return (report: Report, reading: Reading) => {
      const resolved = resolve(report, reading, atlas)
      return { resolved, findings: extract(report, resolved, lexicon) }
    }
  })

  async function understandFrom(report: Report, known: Reading | null): Promise<Understanding> {
    const run = await rules.get()
    let reading = known
    let notes: readonly Note[] = []
    if (reading === null) {
      const [{ read }, { dateline }] = await Promise.all([
        import('./read/read.ts'),
        import('./gather/dateline.ts'),
      ])
      // "BEIJING (Reuters) —" is no part of the first sentence; it would be read as its subject.
      const lead = dateline(report.text, report.published)?.length ?? 0
      const made = await read(
        lead === 0 ? report : { ...report, text: report.text.slice(lead) },
        await model.get(),
      )
      reading = moved(made.reading, lead)
      notes = made.notes.map((n) => (n.span === null ? n : { ...n, span: by(lead)(n.span) }))
    }
    const { resolved, findings } = run(report, reading)
    return { reading, resolved, findings, notes: [...notes, ...resolved.notes] }
  }

  async function* gathered(path: string, how: ReadOptions = {}): AsyncGenerator<Gathered> {
    const [{ gather }, { loadPublishers }] = await Promise.all([
      import('./gather/gather.ts'),
      import('./gather/publishers.ts'),
    ])
    yield* gather(
      path,
      loadPublishers(options.data),
      how.hints ?? {},
      how.input ?? null,
      how.inputName ?? null,
    )
  }

  interface Work extends Outcome {
    readonly reading: Reading | null
  }

  /** Stores what was understood in batches, and tells what became of each. */
  async function* stored(works: AsyncIterable<Work>): AsyncGenerator<Outcome> {
    const store = options.record === null ? null : await record.get()
    let batch: Work[] = []
    async function* flush(): AsyncGenerator<Outcome> {
      const ready = batch.filter((w) => w.report !== null && w.reading !== null)
      const added = store === null ? [] : await store.addMany(ready.map((w) => ({ ...w, report: w.report! })))
      const outcomes = new Map(
        ready.map((w, i): [Work, Outcome['outcome']] => [w, added[i]?.outcome ?? 'unstored']),
      )
      for (const work of batch) {
        const { reading: _, ...rest } = work
        yield { ...rest, outcome: outcomes.get(work) ?? 'unread' }
      }
      batch = []
    }
    let since = options.now().getTime()
    for await (const work of works) {
      batch.push(work)
      if (batch.length < BATCH && options.now().getTime() - since < STORE_AFTER) continue
      yield* flush()
      since = options.now().getTime()
    }
    yield* flush()
  }

  return {
    async *read(path, how = {}) {
      // An operator's mistakes show before the first report is read.
      const opened = options.record === null ? null : record.get()
      const [reader, store] = await Promise.all([model.get(), opened, rules.get()])
      const work = async ({ path: at, report, notes }: Gathered): Promise<Work> => {
        const none = {
          path: at,
          outcome: 'unread',
          report,
          findings: [],
          notes,
          words: 0,
          reading: null,
        } as const
        if (report === null) return none
        try {
          const known = store === null || how.again ? null : await store.reading(report.id)
          const found = await understandFrom(report, known?.model === reader.name ? known : null)
          return {
            ...none,
            findings: found.findings,
            notes: [...notes, ...found.notes],
            words: found.reading.words.length,
            reading: found.reading,
          }
        } catch (error) {
          return { ...none, notes: [...notes, failed(report, at, error)] }
        }
      }
      yield* stored(ahead(gathered(path, how), work, AHEAD * reader.workers, weightOf))
    },
    async *reread() {
      const store = await record.get()
      async function* works(): AsyncGenerator<Work> {
        let after: string | null = null
        do {
          const page: Awaited<ReturnType<ChanceryRecord['reports']>> = await store.reports({
            limit: 100,
            order: 'oldest',
            after,
          })
          for (const { previous: _, source: __, added: ___, findings: ____, ...report } of page.items) {
            const reading = await store.reading(report.id)
            const none = {
              path: report.id,
              outcome: 'unread',
              report,
              findings: [],
              notes: [],
              words: 0,
              reading: null,
            } as const
            if (reading === null) {
              yield none
              continue
            }
            try {
              const found = await understandFrom(report, reading)
              const notes = (await store.notes(report.id)).filter((n) => n.path !== null)
              yield {
                ...none,
                findings: found.findings,
                notes: [...notes, ...found.notes],
                words: reading.words.length,
                reading,
              }
            } catch (error) {
              yield { ...none, notes: [failed(report, report.id, error)] }
            }
          }
          after = page.next
        } while (after !== null)
      }
      yield* stored(works())
    },
    understand: (report) => understandFrom(report, null),
    gather: gathered,
    async count(path) {
      return (await import('./gather/gather.ts')).countFiles(path)
    },
    async *backup(onReport) {
      yield* (await record.get()).backup(onReport)
    },
    async restore(bytes, how) {
      return (await record.get()).restore(bytes, how)
    },
    async checkBackup(bytes) {
      return (await import('./record/backup.ts')).checkBackup(bytes)
    },
    ...answersFrom({ record: record.get, states, data: options.data, folder, now: options.now }),
    record: record.get,
    model: model.get,
    get states() {
      return states()
    },
    async close() {
      const settled = await Promise.allSettled([record.made, model.made])
      for (const one of settled) if (one.status === 'fulfilled' && one.value !== null) await one.value.close()
    },
  }
}
