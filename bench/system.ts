import type { TimexSpan } from '../src/format/timeml.ts'
import type { Reading } from '../src/ontology/reading.ts'
import type { Report } from '../src/ontology/report.ts'
import type { When } from '../src/ontology/when.ts'
import type { Model } from '../src/read/model.ts'
import { resolveTimes } from '../src/resolve/time/resolve-times.ts'
import { readAll } from './corpus.ts'

/** What tasks ask of a reader: which layers of a reading, or time expressions with their values. */
export type Answer = 'parse' | 'names' | 'attributions' | 'times'

/** A time expression, with its days where the system gives any. */
export type TimeAnswer = TimexSpan & { readonly when?: When }

/** A reader of raw text that tasks judge, Chancery or a peer; it gives one answer a report, in our own shapes. */
export interface System {
  /** Name and version. */
  readonly name: string
  /** Whether it is Chancery, with some model; tasks that no peer can do are its alone. */
  readonly chancery?: true
  /** What it can be asked; layers of a reading that are not among them are empty. */
  readonly answers: readonly Answer[]
  /** Measures that it has no answer to, as trees; they are left out of its figures. */
  readonly without?: readonly string[]
  /** `what` is the layer that will be judged, for peers that may leave the others empty. */
  read(reports: readonly Report[], what?: Answer): Promise<Reading[]>
  times(reports: readonly Report[]): Promise<(readonly TimeAnswer[])[]>
}

/** For peers that find time expressions only. */
export const readsNothing: System['read'] = async () => []
/** For peers that find no time expressions. */
export const timesNothing: System['times'] = async () => []

/** Chancery, as it reads with a model. */
export function chancery(name: string, model: () => Promise<Model>): System {
  const read = async (reports: readonly Report[]): Promise<Reading[]> => readAll(reports, await model())
  return {
    name,
    chancery: true,
    answers: ['parse', 'names', 'attributions', 'times'],
    read,
    times: async (reports) => {
      const readings = await read(reports)
      return reports.map((report, n) => resolveTimes(report, readings[n]!).times)
    },
  }
}
