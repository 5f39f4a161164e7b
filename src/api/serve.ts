import type { AddressInfo } from 'node:net'
import { serve as listen } from '@hono/node-server'
import { getConnInfo } from '@hono/node-server/conninfo'
import { isLoopback } from './access.ts'
import { type ApiOptions, createApi } from './app.ts'

/** Where to listen, besides what the API is made of. */
export interface ServeOptions extends Omit<ApiOptions, 'loopback' | 'addressOf'> {
  /** An address of this machine; 127.0.0.1 keeps others out. */
  readonly host: string
  /** 0 takes any that is free. */
  readonly port: number
}

/** A server that runs. */
export interface Served {
  readonly url: string
  close(): Promise<void>
}

/** Starts the API; off loopback it refuses to start without keys. */
export async function serve(options: ServeOptions): Promise<Served> {
  const loopback = isLoopback(options.host)
  if (!loopback && (options.keys === null || !options.keys.some((k) => k.revoked === null)))
    throw new Error(
      `expected keys to serve on ${options.host}, where others can reach the record, got none; make one with chancery key create NAME --role reader`,
    )
  const app = createApi({
    ...options,
    loopback,
    addressOf: (c) => getConnInfo(c).remote.address ?? 'unknown',
  })
  return new Promise((resolve, reject) => {
    const server = listen(
      { fetch: app.fetch, hostname: options.host, port: options.port },
      (info: AddressInfo) => {
        const host = info.family === 'IPv6' ? `[${info.address}]` : info.address
        resolve({
          url: `http://${host}:${info.port}`,
          close: () =>
            new Promise((done) => {
              server.close(() => done())
              if ('closeAllConnections' in server) server.closeAllConnections()
            }),
        })
      },
    )
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`expected port ${options.port} to be free, got one in use; name another with --port`)
          : error,
      )
    })
  })
}
