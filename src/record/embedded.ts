import { createRequire } from 'node:module'
import { Duplex } from 'node:stream'
import { Worker } from 'node:worker_threads'

const WORKER = `
const { parentPort, workerData } = require('node:worker_threads')
const { readFileSync } = require('node:fs')
const { PGlite } = require(workerData.pglite)
const options = {}
if (workerData.tar) options.loadDataDir = new Blob([workerData.tar])
let db
parentPort.on('message', async ({ id, kind, bytes }) => {
  try {
    let answer = null
    if (kind === 'open') {
      options.startParams = [...PGlite.defaultStartParams, ...workerData.settings.flatMap((setting) => ['-c', setting])]
      db = new PGlite(workerData.folder ?? 'memory://', options)
      await db.waitReady
    }
    // execProtocolRaw would keep all it ever answered, parsed.
    if (kind === 'exec') {
      const parts = []
      await db.execProtocolRawStream(bytes, { onRawData: (part) => parts.push(part.slice()) })
      answer = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
      parts.reduce((at, part) => (answer.set(part, at), at + part.length), 0)
    }
    if (kind === 'dump') answer = new Uint8Array(await (await db.dumpDataDir('none')).arrayBuffer())
    if (kind === 'close') await db.close()
    parentPort.postMessage({ id, bytes: answer }, answer === null ? [] : [answer.buffer])
  } catch (error) {
    parentPort.postMessage({ id, error: String(error && error.message || error) })
  }
})
`

/**
 * How the embedded database is started. A page that is not in its cache costs it ten times what it costs a server; what is
 * sorted fits in memory; pages out of order cost little more than those in order. Words that wait to be indexed are read by
 * every search, so few may. Of a log that is written out as the record is tended little is kept.
 */
const SETTINGS: readonly string[] = [
  'shared_buffers=128MB',
  'work_mem=32MB',
  'random_page_cost=1.1',
  'gin_pending_list_limit=512kB',
  'wal_buffers=1MB',
  'min_wal_size=32MB',
  'max_wal_size=128MB',
]

/** PostgreSQL in process: PGlite in a worker thread, spoken to in the wire protocol. */
export interface Embedded {
  /** A stream for `pg`; one at a time, as PGlite is one session. */
  stream(): Duplex
  /** The data folder as an uncompressed tar. */
  dump(): Promise<Uint8Array>
  close(): Promise<void>
}

interface Answer {
  readonly id: number
  readonly bytes?: Uint8Array | null
  readonly error?: string
}

/** Starts PGlite on a data folder, or in memory when `folder` is null; `tar` is a data folder to start from in memory. */
export async function startEmbedded(folder: string | null, tar: Uint8Array | null): Promise<Embedded> {
  const pglite = createRequire(import.meta.url).resolve('@electric-sql/pglite')
  const worker = new Worker(WORKER, {
    eval: true,
    workerData: { pglite, folder, tar, settings: SETTINGS },
    execArgv: [],
  })
  const waiting = new Map<
    number,
    { resolve: (bytes: Uint8Array | null) => void; reject: (e: Error) => void }
  >()
  let last = 0
  let dead: Error | null = null
  const fail = (error: Error): void => {
    dead = error
    for (const w of waiting.values()) w.reject(error)
    waiting.clear()
  }
  worker.on('message', (answer: Answer) => {
    const w = waiting.get(answer.id)
    waiting.delete(answer.id)
    if (waiting.size === 0) worker.unref()
    if (answer.error === undefined) w?.resolve(answer.bytes ?? null)
    else w?.reject(new Error(answer.error))
  })
  worker.on('error', fail)
  worker.on('exit', () =>
    fail(new Error('expected the embedded database to run, got its end; open the record again')),
  )
  const ask = (kind: string, bytes: Uint8Array | null = null): Promise<Uint8Array | null> =>
    new Promise((resolve, reject) => {
      if (dead !== null) return reject(dead)
      const id = ++last
      waiting.set(id, { resolve, reject })
      worker.ref()
      worker.postMessage({ id, kind, bytes })
    })
  try {
    await ask('open')
  } catch (error) {
    await worker.terminate()
    throw error
  }
  return {
    stream: () => new Session((bytes) => ask('exec', bytes)),
    dump: async () => (await ask('dump')) ?? new Uint8Array(),
    close: async () => {
      if (dead === null) await ask('close')
      await worker.terminate()
    },
  }
}

/** AuthenticationOk and ReadyForQuery: what a server says to the startup packet. */
const WELCOME = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0, 0x5a, 0, 0, 0, 5, 0x49])
const TERMINATE = 0x58

class Session extends Duplex {
  readonly #exec: (bytes: Uint8Array) => Promise<Uint8Array | null>
  #started = false

  constructor(exec: (bytes: Uint8Array) => Promise<Uint8Array | null>) {
    super()
    this.#exec = exec
  }

  connect(): this {
    process.nextTick(() => this.emit('connect'))
    return this
  }

  setNoDelay(): this {
    return this
  }

  setKeepAlive(): this {
    return this
  }

  ref(): this {
    return this
  }

  unref(): this {
    return this
  }

  override _read(): void {}

  override _writev(chunks: { chunk: Buffer }[], done: (error?: Error | null) => void): void {
    this.#send(Buffer.concat(chunks.map((c) => c.chunk)), done)
  }

  override _write(chunk: Buffer, _encoding: string, done: (error?: Error | null) => void): void {
    this.#send(chunk, done)
  }

  #send(bytes: Buffer, done: (error?: Error | null) => void): void {
    if (!this.#started) {
      this.#started = true
      this.push(WELCOME)
      done()
    } else if (bytes[0] === TERMINATE) {
      this.push(null)
      done()
    } else {
      this.#exec(new Uint8Array(bytes)).then(
        (answer) => {
          if (answer !== null) this.push(Buffer.from(answer.buffer, answer.byteOffset, answer.byteLength))
          done()
        },
        (error: Error) => done(error),
      )
    }
  }
}
