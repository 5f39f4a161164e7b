#!/usr/bin/env node
import { existsSync } from 'node:fs'

const main = new URL('../dist/cli/main.js', import.meta.url)
if (!existsSync(main)) {
  console.error('expected the built program in dist/, got none; run `npm run build`')
  process.exit(1)
}
const { main: run } = await import(main.href)
await run(process.argv.slice(2))
