import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { Decoded } from './decode.ts'
import type { Manifest } from './manifest.ts'
import type { Session } from './session.ts'
import type { Window } from './windows.ts'
import type { Answer, Job } from './worker.ts'

/** Positions (windows times the longest of them) that go through the network at once; more were slower on one thread. */
const BATCH = 320

/** Workers that each hold the network, on one thread, and share a queue of windows. */
export interface Pool {
  readonly engine: Session['engine']
  readonly workers: number
  run(window: Window): Promise<Decoded>
  /** Ends the workers; what is still waiting fails. */
  close(): Promise<void>
}

interface Waiting {
  readonly window: Window
  readonly resolve: (decoded: Decoded) => void
  readonly reject: (error: Error) => void
}

/** Starts `count` workers and waits until each has loaded the network. */
export async function openPool(folder: string, manifest: Manifest, count: number): Promise<Pool> {
  const queue: Waiting[] = []
  const idle: Worker[] = []
  const alive = new Set<Worker>()
  const jobs = new Map<number, { worker: Worker; batch: Waiting[] }>()
  let engine: Session['engine'] = 'onnxruntime-node'
  let closed = false
  let scheduled = false
  let next = 0

  const fail = (worker: Worker, error: Error): void => {
    alive.delete(worker)
    const at = idle.indexOf(worker)
    if (at >= 0) idle.splice(at, 1)
    for (const [id, job] of jobs)
      if (job.worker === worker) {
        jobs.delete(id)
        for (const w of job.batch) w.reject(error)
      }
    if (alive.size === 0) for (const w of queue.splice(0)) w.reject(error)
  }

  const start = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(...entry({ folder, manifest }))
      alive.add(worker)
      worker.on('message', (answer: Answer) => {
        if (answer.kind === 'ready') {
          engine = answer.engine
          idle.push(worker)
          worker.unref()
          resolve()
          return
        }
        if (answer.id === null) {
          reject(new Error(answer.kind === 'failed' ? answer.message : 'the model did not load'))
          return
        }
        const job = jobs.get(answer.id)
        jobs.delete(answer.id)
        idle.push(worker)
        worker.unref()
        schedule()
        if (answer.kind === 'done') job?.batch.forEach((w, k) => void w.resolve(answer.decoded[k]!))
        else for (const w of job?.batch ?? []) w.reject(new Error(answer.message))
      })
      const end = (error: Error): void => {
        fail(worker, error)
        reject(error)
      }
      worker.on('error', end)
      worker.on('exit', (code) =>
        end(new Error(closed ? 'the model was closed' : `a worker of the model ended with code ${code}`)),
      )
    })

  const dispatch = (): void => {
    scheduled = false
    while (idle.length > 0 && queue.length > 0) {
      const worker = idle.pop()!
      const batch = takeBatch(queue)
      const id = next++
      jobs.set(id, { worker, batch })
      worker.ref()
      worker.postMessage({ id, windows: batch.map((w) => w.window) } satisfies Job)
    }
  }
  const schedule = (): void => {
    if (scheduled) return
    scheduled = true
    setImmediate(dispatch)
  }
  const close = async (): Promise<void> => {
    closed = true
    for (const w of queue.splice(0)) w.reject(new Error('the model was closed'))
    // To end a worker while the native engine runs in it would end the process.
    while (jobs.size > 0) await new Promise((resolve) => setTimeout(resolve, 5))
    await Promise.all([...alive].map((worker) => worker.terminate()))
  }

  const started = await Promise.allSettled(Array.from({ length: count }, start))
  const failed = started.find((s) => s.status === 'rejected')
  if (failed) {
    await close()
    throw failed.reason
  }
  return {
    engine,
    workers: count,
    close,
    run: (window) =>
      new Promise((resolve, reject) => {
        if (closed || alive.size === 0) {
          reject(new Error('expected an open model, got a closed one; open it again'))
          return
        }
        queue.push({ window, resolve, reject })
        schedule()
      }),
  }
}

/** Takes the window that has waited longest, and with it those nearest to it in length as far as the batch holds. */
function takeBatch(queue: Waiting[]): Waiting[] {
  const oldest = queue[0]!
  const length = oldest.window.ids.length
  const near = queue
    .slice(0, 256)
    .sort((a, b) => Math.abs(a.window.ids.length - length) - Math.abs(b.window.ids.length - length))
  const batch = [oldest]
  let longest = length
  for (const w of near) {
    if (w === oldest) continue
    const widest = Math.max(longest, w.window.ids.length)
    if (widest * (batch.length + 1) > BATCH || w.window.ids.length * 1.25 < longest) break
    longest = widest
    batch.push(w)
  }
  const taken = new Set(batch)
  const rest = queue.filter((w) => !taken.has(w))
  queue.length = 0
  for (const w of rest) queue.push(w)
  return batch
}

/** Loads the loader, then the worker: a worker does not inherit the loader of its parent. */
const BOOT = `const { loader, entry } = require('node:worker_threads').workerData
import(loader).then((tsx) => { tsx.register(); return import(entry) })`

/** The worker's file: TypeScript needs its loader there when the sources run as they are. */
function entry(data: { folder: string; manifest: Manifest }): ConstructorParameters<typeof Worker> {
  if (!import.meta.url.endsWith('.ts')) return [new URL('./worker.js', import.meta.url), { workerData: data }]
  const loader = createRequire(import.meta.url)
    .resolve('tsx/esm/api')
    .replace(/cjs$/, 'mjs')
  const urls = { loader: pathToFileURL(loader).href, entry: new URL('./worker.ts', import.meta.url).href }
  return [BOOT, { workerData: { ...data, ...urls }, eval: true }]
}
