import { basename, extname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type Corpus, corporaUnder } from './corpora.ts'
import { type Result, tableOf } from './figures.ts'
import { writeFigures } from './page.ts'
import { freeze, frozen } from './results.ts'
import { openRunner } from './runner.ts'
import { lines, rowsOf } from './table.ts'
import type { Task } from './task.ts'
import { TASKS } from './tasks.ts'

const OPTIONS = {
  data: { type: 'string' },
  predictions: { type: 'string' },
  model: { type: 'string' },
  against: { type: 'string' },
  peers: { type: 'string' },
  workers: { type: 'string' },
  limit: { type: 'string' },
  record: { type: 'string' },
  explain: { type: 'string' },
  rebuild: { type: 'boolean' },
  seed: { type: 'string' },
  'held-back': { type: 'boolean' },
  freeze: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

const USAGE = `Scores Chancery on the field's benchmarks, from raw text.

  npm run bench -- all --data PATH        every task whose corpus is found, and one table at the end
  npm run bench -- TASK… --data PATH      some tasks; PATH is a corpus, or a folder of corpora
  npm run bench -- robustness             10,000 mutated files and as many mutated readings; --limit N takes fewer
  npm run bench -- scale                  what a record of 1,000,000 findings answers, and how fast; --limit N has fewer
  npm run bench -- durability             a reader killed 50 times over 2,000 reports; --limit N reads fewer
  npm run bench -- table                  the table of the frozen figures; --freeze writes it into bench/README.md

Tasks
${TASKS.map((t) => `  ${t.name.padEnd(16)}${t.about}`).join('\n')}

A folder of corpora is laid out as training/README.md says:
${TASKS.flatMap((t) => t.corpora.flatMap((c) => c.paths.map((p) => `  ${t.name.padEnd(16)}${p}`))).join('\n')}

Options
  --predictions FOLDER   writes what was predicted, in the format of the corpus
  --model FOLDER         a model other than the one shipped; --against FOLDER runs a second beside it
  --peers FOLDER         runs the peers that are installed there on the same text (bench/PEERS.md)
  --workers N            threads that read
  --limit N              the first N files of each corpus only
  --held-back            only files that training never saw (SHA-1 of the name modulo 10 is 0)
  --record PATH          scale: a record that is kept, and filled if it is empty; fresh ones of both engines if not given
  --explain MS           scale: explains each statement that takes longer
  --rebuild              scale: computes all entries anew at the end as well
  --freeze               keeps the figures in bench/results, and writes the table of bench/README.md anew

Example: npm run bench -- parse --data corpora/parse/ewt-dev.conllu --predictions out
`

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: OPTIONS })
  if (values.help || positionals.length === 0) {
    process.stdout.write(USAGE)
    return 0
  }
  if (positionals[0] === 'table') {
    if (values.freeze) writeFigures()
    process.stdout.write(lines(rowsOf(frozen())))
    return 0
  }
  if (positionals[0] === 'robustness') {
    const { runRobustness } = await import('./robustness/main.ts')
    return runRobustness(numberOf(values.limit, '--limit') ?? 10_000, numberOf(values.seed, '--seed') ?? 1)
  }
  if (positionals[0] === 'scale') {
    const { runScale } = await import('./scale/main.ts')
    return runScale({
      findings: numberOf(values.limit, '--limit') ?? 1_000_000,
      record: values.record ?? null,
      explain: numberOf(values.explain, '--explain'),
      rebuild: values.rebuild ?? false,
      topics: 20,
      freeze: values.freeze ?? false,
    })
  }
  if (positionals[0] === 'durability') {
    const { runDurability } = await import('./durability.ts')
    return runDurability({
      reports: numberOf(values.limit, '--limit') ?? 2_000,
      kills: 50,
      realKills: 8,
      seed: numberOf(values.seed, '--seed') ?? 1,
      freeze: values.freeze ?? false,
    })
  }
  const tasks = chosen(positionals)
  if (values.data === undefined)
    throw new Error('expected --data PATH, got none; name a corpus or a folder of corpora')
  if (values.freeze && values.limit !== undefined)
    throw new Error('expected figures of whole corpora for --freeze, got --limit; leave one of them out')
  const runner = await openRunner({
    folder: values.model ?? fileURLToPath(new URL('../model/', import.meta.url)),
    against: values.against ?? null,
    peers: values.peers ?? null,
    workers: numberOf(values.workers, '--workers'),
    limit: numberOf(values.limit, '--limit'),
    heldBack: values['held-back'] ?? false,
  })
  const results: Result[] = []
  const missing: string[] = []
  let failed = 0
  for (const task of tasks) {
    const corpora = corporaOf(task, values.data, positionals[0] === 'all')
    missing.push(...corpora.missing.map((path) => `${task.name}: ${path}`))
    for (const corpus of corpora.found) {
      const folder = values.predictions === undefined ? null : join(values.predictions, corpus.id)
      try {
        for await (const result of runner.run(task, corpus, folder)) {
          results.push(result)
          process.stdout.write(`${tableOf(result)}\n`)
          if (values.freeze) freeze(result)
        }
      } catch (error) {
        if (positionals.length === 1 && positionals[0] !== 'all') throw error
        failed++
        process.stderr.write(`${task.name}, ${corpus.title}: ${(error as Error).message}\n`)
      }
    }
  }
  await runner.close()
  if (results.length > 1) process.stdout.write(lines(rowsOf(results)))
  if (missing.length > 0) process.stderr.write(`no data: ${missing.join('; ')}\n`)
  if (runner.missing.length > 0) process.stderr.write(`peers not installed: ${runner.missing.join('; ')}\n`)
  if (values.freeze) writeFigures()
  if (results.length > 0) return failed > 0 ? 3 : 0
  if (failed === 0)
    process.stderr.write(`expected a corpus under ${values.data}, got none; see bench/README.md\n`)
  return 1
}

function chosen(names: readonly string[]): readonly Task[] {
  if (names[0] === 'all') return TASKS
  return names.map((name) => {
    const task = TASKS.find((t) => t.name === name)
    if (task === undefined)
      throw new Error(`expected a task, got "${name}"; there are ${TASKS.map((t) => t.name).join(', ')}`)
    return task
  })
}

/** The corpora of a task under a path; a path that holds none of them is a corpus itself. */
function corporaOf(task: Task, path: string, all: boolean): { found: Corpus[]; missing: string[] } {
  const under = corporaUnder(task.corpora, path)
  if (under.found.length > 0 || all) return under
  const title = basename(resolve(path), extname(path))
  return { found: [{ id: `${task.name}-${title}`, title, paths: [path] }], missing: [] }
}

function numberOf(words: string | undefined, option: string): number | null {
  if (words === undefined) return null
  const number = Number(words)
  if (!Number.isInteger(number) || number < 1)
    throw new Error(`expected a number of 1 or more after ${option}, got "${words}"`)
  return number
}

main().then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  },
)
