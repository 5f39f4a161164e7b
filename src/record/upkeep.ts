import type { Connection } from './connect.ts'
import { type OnTaken, rebuild, settle, waiting } from './settle.ts'
import { compact, tend, writeOut } from './tend.ts'

/** Reports added before entries are computed anew without being asked for. */
const SETTLE_EVERY = 64

/** Findings taken in at once before it is told. */
const LOG_AFTER = 1000

/** Batches of findings that are settled before what was logged is written out. */
const WRITE_OUT_EVERY = 16

/** Reports added before the embedded database, which has nobody to do it, is tidied: plans rest on its statistics. */
const TEND_EVERY = 1000

/** Hears how many findings were compared, and how many were traced back to undertakings. */
export type OnSettled = (findings: number, traced: number) => void | Promise<void>

const number = (n: number): string => n.toLocaleString('en-US')

/** Keeps a record's entries up to date with what is added, and an embedded database tidy. */
export class Upkeep {
  readonly #at: Connection
  readonly #now: () => Date
  readonly #log: (message: string) => void
  #pending = SETTLE_EVERY
  #untended = 0
  #batches = 0
  #settling: Promise<void> | null = null

  constructor(at: Connection, now: () => Date, log: (message: string) => void) {
    this.#at = at
    this.#now = now
    this.#log = log
  }

  /** Takes note of reports that were added or changed. */
  async changed(reports: number): Promise<void> {
    this.#pending += reports
    this.#untended += reports
    if (reports > 0 && this.#pending >= 2 * SETTLE_EVERY) await this.settle()
    if (this.#untended >= TEND_EVERY) await this.tend()
  }

  /** Entries follow what was added: at once before they are asked for, else every so many reports. `force` looks again where nothing was added. */
  async settle(force = false, onSettled: OnSettled = this.#logged): Promise<void> {
    if (this.#pending === 0 && !force && this.#at.engine === 'embedded') return
    while (this.#settling !== null) await this.#settling.catch(() => {})
    this.#pending = 0
    this.#settling = this.#at.again(() => settle(this.#at.db, this.#now, this.#step(onSettled)))
    try {
      await this.#settling
    } catch (error) {
      this.#pending = SETTLE_EVERY
      throw error
    } finally {
      this.#settling = null
    }
  }

  /** Computes all entries anew. */
  async rebuild(): Promise<void> {
    await rebuild(this.#at.db, this.#now, this.#step(this.#logged))
  }

  /** Gives back the room of what was replaced, and lets the planner know what there is. */
  async compact(): Promise<void> {
    await compact(this.#at.db)
    this.#untended = 0
  }

  /** The same for what changes most; a server does this by itself. */
  async tend(): Promise<void> {
    this.#untended = 0
    if (this.#at.engine === 'embedded') await tend(this.#at.db)
  }

  /** Tidies what was filled at once, and computes its entries. */
  async filled(onSettled: OnSettled): Promise<void> {
    await this.tend()
    this.#pending = SETTLE_EVERY
    await this.settle(true, onSettled)
  }

  /** Waits for what is under way, and leaves the database tidy. */
  async end(): Promise<void> {
    await this.#settling?.catch(() => {})
    if (this.#untended >= TEND_EVERY / 10) await this.tend().catch(() => {})
  }

  /** Whoever asks waits for what a run that was cut off left behind: how much that is, is told. */
  readonly #logged: OnSettled = async (findings, traced) => {
    if (Math.max(findings, traced) < LOG_AFTER) return
    const done = traced > 0 ? traced : findings
    const left = await waiting(this.#at.db, traced > 0 ? 'untraced' : 'unsettled')
    this.#log(
      `bringing entries up to date: ${number(done)} findings ${traced > 0 ? 'traced back to undertakings' : 'compared'}, ${number(left)} to go`,
    )
  }

  /** Tells how far settling has come; what much of it logs is written out on the way. */
  readonly #step =
    (onSettled: OnSettled): OnTaken =>
    async (findings, traced) => {
      await onSettled(findings, traced)
      if (this.#at.engine === 'embedded' && ++this.#batches % WRITE_OUT_EVERY === 0)
        await writeOut(this.#at.db)
    }
}
