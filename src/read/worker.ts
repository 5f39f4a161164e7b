import { parentPort, workerData } from 'node:worker_threads'
import { type Decoded, decode } from './decode.ts'
import type { Manifest } from './manifest.ts'
import { openSession, type Session } from './session.ts'
import type { Window } from './windows.ts'

/** What the pool sends to a worker, and what comes back. */
export interface Job {
  readonly id: number
  readonly windows: readonly Window[]
}
export type Answer =
  | { readonly kind: 'ready'; readonly engine: Session['engine'] }
  | { readonly kind: 'done'; readonly id: number; readonly decoded: readonly Decoded[] }
  | { readonly kind: 'failed'; readonly id: number | null; readonly message: string }

const port = parentPort!
const { folder, manifest } = workerData as { folder: string; manifest: Manifest }
const post = (answer: Answer): void => port.postMessage(answer)

try {
  const session = await openSession(folder, manifest)
  const relations = {
    root: Math.max(0, manifest.rel.indexOf('root')),
    second: Math.max(0, manifest.rel.indexOf('parataxis')),
  }
  port.on('message', (job: Job) => {
    session
      .run(job.windows)
      .then((outputs) =>
        post({
          kind: 'done',
          id: job.id,
          decoded: job.windows.map((window, index) => decode(outputs, index, window, relations)),
        }),
      )
      .catch((error: unknown) => post({ kind: 'failed', id: job.id, message: String(error) }))
  })
  post({ kind: 'ready', engine: session.engine })
} catch (error) {
  post({ kind: 'failed', id: null, message: error instanceof Error ? error.message : String(error) })
}
