import type { Command } from 'commander'
import type { Finding } from '../index.ts'
import { dayOption } from './arguments.ts'
import { recording, run, type Shared } from './call.ts'
import { counted } from './counted.ts'
import { withExamples } from './examples.ts'
import { EXIT, Fault } from './fault.ts'

interface Options extends Shared {
  readonly dryRun?: boolean
  readonly published?: string
  readonly publisher?: string
  readonly title?: string
  readonly again?: boolean
}

/** `chancery read`: reports into the record. */
export function read(program: Command): void {
  const command = recording(program.command('read'))
    .description('read a report, a folder of reports or standard input (-) into the record')
    .argument('<path>', 'file (text, Markdown, HTML, JSON Lines, CSV), folder, or - for standard input')
    .option('--model <folder>', 'folder of the model (also: CHANCERY_MODEL)')
    .option('-n, --dry-run', 'read and print, but store nothing')
    .option('--published <date>', 'day of publication where the report prints none')
    .option('--publisher <name>', 'publisher where the report names none')
    .option('--title <words>', 'headline where the report has none')
    .option('--again', 'read with the model what it has read before')
    .action((path: string, options: Options) => run(options, (call) => readPath(path, options, call)))
  withExamples(
    command,
    'chancery read report.txt',
    'chancery read archive/ --record ./record',
    'curl -s https://example.org/news.html | chancery read - --publisher "Example News"',
    'chancery read news.jsonl --json --dry-run > findings.jsonl',
  )
}

async function readPath(
  path: string,
  options: Options,
  call: Parameters<Parameters<typeof run>[1]>[0],
): Promise<number> {
  const { terminal } = call
  const hints = {
    published: options.published === undefined ? null : dayOption('--published', options.published, 'first'),
    publisher: options.publisher ?? null,
    title: options.title ?? null,
  }
  if (path !== '-' && !(await import('node:fs')).existsSync(path))
    throw new Fault(`expected a file, a folder or -, got "${path}", which does not exist; check the path`)
  if (path === '-' && process.stdin.isTTY) terminal.err('Reading standard input; end it with Ctrl-D.')
  terminal.line('Opening …')
  const chancery = await call.open({ ...(options.dryRun ? { record: null } : {}) })
  const total = path === '-' ? null : await chancery.count(path)
  const { startProgress, seconds } = await import('./progress.ts')
  const { printNotes } = await import('./notes.ts')
  const { findingLines } = await import('./finding-lines.ts')
  const { FINDING_KINDS } = await import('../index.ts')
  const { safe } = await import('./terminal.ts')
  const begun = performance.now()
  const progress = startProgress(terminal, total, () => performance.now())
  const counts = { new: 0, replaced: 0, known: 0, unstored: 0, unread: 0 }
  const kinds = new Map<Finding['kind'], number>()
  let failed = 0
  let words = 0
  let reports = 0
  for await (const { path: at, report, findings, notes, outcome, words: length } of chancery.read(path, {
    hints,
    input: process.stdin,
    ...(options.again ? { again: true } : {}),
  })) {
    const bad = notes.some((n) => n.level === 'error')
    if (bad) failed += 1
    progress.step(at, length, findings.length, bad)
    counts[outcome] += 1
    words += length
    if (report !== null) reports += 1
    for (const f of findings) kinds.set(f.kind, (kinds.get(f.kind) ?? 0) + 1)
    printNotes(
      terminal,
      notes,
      at,
      report === null || (total ?? 1) > 1 ? ['error', 'warning'] : ['error', 'warning', 'info'],
    )
    if (report === null) continue
    if (call.json) await terminal.out(JSON.stringify({ report, findings, notes }))
    else if (total === 1 || total === null) {
      const style = terminal.outStyle
      const head = [report.publisher, report.published?.slice(0, 10), report.dateline?.place]
        .filter((x) => x)
        .join(', ')
      await terminal.out(
        safe(
          `${style.title(report.title ?? at)}\n${style.dim(`${head === '' ? 'publisher and date not stated' : head}  ${report.id}`)}\n`,
        ),
      )
      for (const kind of FINDING_KINDS) {
        const some = findings.filter((f) => f.kind === kind)
        if (some.length === 0) continue
        await terminal.out(safe(`${style.heading(`${kind.toUpperCase()}S`)}${style.dim(`  ${some.length}`)}`))
        for (const f of some) await terminal.out(safe(findingLines(f, report, chancery.states, terminal)))
        await terminal.out('')
      }
      if (findings.length === 0)
        await terminal.out('No meeting, visit, statement or undertaking was found in this report.\n')
    }
  }
  progress.end()
  const spent = (performance.now() - begun) / 1000
  if (!terminal.quiet) {
    const found = [...kinds].map(([kind, n]) => counted(n, kind)).join(', ')
    const kept = options.dryRun
      ? 'nothing stored (--dry-run)'
      : [
          counts.new > 0 ? `${counts.new.toLocaleString('en-US')} new` : null,
          counts.replaced > 0 ? `${counts.replaced} read anew` : null,
          counts.known > 0 ? `${counts.known.toLocaleString('en-US')} already there` : null,
        ]
          .filter((x) => x !== null)
          .join(', ')
    terminal.err(
      `${counted(reports, 'report')}${kept === '' ? '' : ` (${kept})`}${found === '' ? '' : `: ${found}`}. ${counted(words, 'word')} in ${seconds(spent)}.${failed > 0 ? ` ${counted(failed, 'input')} failed; see the notes above.` : ''}`,
    )
    if (!options.dryRun && reports > 0 && terminal.errIsTty)
      terminal.err(`Record: ${call.recordPath}. Next: chancery dossier, chancery find meetings.`)
  }
  if (failed > 0) return EXIT.partial
  return reports === 0 ? EXIT.nothing : EXIT.ok
}
