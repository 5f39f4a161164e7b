import { readFile } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'
import { compress } from 'hono/compress'
import { etag } from 'hono/etag'
import type { App } from './routes.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
}

/** Gives the files of the web pages; every other address gives the page itself, which knows its rooms. */
export function pageRoutes(app: App, folder: string): void {
  app.use('/assets/*', compress())
  // The page itself is asked for anew each time: where it is the same, it is not sent again.
  const same = etag()
  app.use('*', (c, next) => (/^\/(api|mcp|assets)(\/|$)/.test(c.req.path) ? next() : same(c, next)))
  app.get('*', async (c, next) => {
    if (c.req.path.startsWith('/api/')) return next()
    const path = normalize(decodeURIComponent(c.req.path))
    const type = TYPES[extname(path)]
    const file = await read(folder, type === undefined ? 'index.html' : path)
    if (file === null) return next()
    // Built files carry a hash of what is in them in their names.
    const lasting = path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'
    return c.body(new Uint8Array(file), 200, {
      'Content-Type': type ?? TYPES['.html']!,
      'Cache-Control': lasting,
    })
  })
}

async function read(folder: string, path: string): Promise<Buffer | null> {
  const whole = join(folder, path)
  if (!whole.startsWith(join(folder, '/')) || path.includes('\0')) return null
  try {
    return await readFile(whole)
  } catch {
    return null
  }
}
