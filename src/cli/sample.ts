import type { Command } from 'commander'
import { printing, run, type Shared } from './call.ts'
import { counted } from './counted.ts'
import { withExamples } from './examples.ts'
import { EXIT, Fault } from './fault.ts'
import { dataHome, samplesPath } from './settings.ts'
import { safe } from './terminal.ts'

/** The day up to which the bundled reports go. */
const AS_OF = '2026-03-20'
const PAIR = ['KOR', 'CHN'] as const

interface Options extends Shared {
  readonly record?: string
  readonly model?: string
}

/** `chancery sample`: the bundled reports, read into a record of their own. */
export function sample(program: Command): void {
  const command = printing(program.command('sample'))
    .description(
      'read the bundled sample reports (fiction) into a record of their own and print a dossier from it',
    )
    .option('--record <path>', 'where to keep the record of the samples')
    .option('--model <folder>', 'folder of the model (also: CHANCERY_MODEL)')
    .action((options: Options) =>
      run(options, async (call) => {
        const { terminal } = call
        const { join } = await import('node:path')
        const { existsSync } = await import('node:fs')
        if (!existsSync(samplesPath))
          throw new Fault(
            `expected the sample reports in ${samplesPath}, got none; install the package again`,
          )
        const place = options.record ?? join(dataHome(call.env), 'chancery', 'sample')
        const style = terminal.errStyle
        if (!terminal.quiet)
          terminal.err(
            style.dim(
              'Reading the bundled sample reports. They are fiction: the states are real, the people and what they do are not.',
            ),
          )
        const chancery = await call.open({ record: place })
        const total = await chancery.count(samplesPath)
        const { startProgress, seconds } = await import('./progress.ts')
        const { printNotes } = await import('./notes.ts')
        const begun = performance.now()
        terminal.line('Opening the model and the record …')
        const progress = startProgress(terminal, total, () => performance.now())
        let failed = 0
        let reports = 0
        let findings = 0
        let words = 0
        for await (const one of chancery.read(samplesPath)) {
          const bad = one.notes.some((n) => n.level === 'error')
          if (bad) failed += 1
          if (one.report !== null) reports += 1
          findings += one.findings.length
          words += one.words
          progress.step(one.path, one.words, one.findings.length, bad)
          printNotes(terminal, one.notes, one.path, ['error'])
        }
        progress.end()
        const { dossierHtml, dossierText } = await import('../index.ts')
        const d = await chancery.dossier(PAIR, { asOf: AS_OF })
        if (!terminal.quiet)
          terminal.err(
            style.dim(
              `Read ${counted(reports, 'report')}, ${words.toLocaleString('en-US')} words, in ${seconds((performance.now() - begun) / 1000)}: ${findings} findings, each with the words that prove it. Record: ${place}\n`,
            ),
          )
        const page = /^\w+:\/\//.test(place) ? null : `${place}.html`
        if (page !== null) await (await import('node:fs/promises')).writeFile(page, dossierHtml(d))
        await call.answer({ record: place, page, reports, findings, dossier: d }, () =>
          safe(dossierText(d, { width: terminal.width, style: terminal.outStyle }).trimEnd()),
        )
        if (!call.json && !terminal.quiet) {
          const record = `--record ${/\s/.test(place) ? `"${place}"` : place}`
          const first = d.happened[0]?.id ?? d.chronology[0]?.id
          terminal.err(
            [
              '',
              ...(page === null
                ? []
                : [
                    style.strong('In the browser'),
                    `  ${(await import('node:url')).pathToFileURL(page).href}`,
                    '',
                  ]),
              style.strong('Look further'),
              ...(first ? [`  chancery show ${first} ${record}`] : []),
              `  chancery dossier TUR EGY --as-of ${AS_OF} ${record}`,
              `  chancery dossier IND FRA --as-of ${AS_OF} --format md ${record}`,
              `  chancery find undertakings ${record}`,
              `  chancery calendar --since ${AS_OF.slice(0, 7)} ${record}`,
              '',
              style.strong('Read your own reports'),
              '  chancery read report.txt',
              '  chancery --help',
              ...(call.env.npm_lifecycle_event
                ? [style.dim('  (from a clone: node bin/chancery.js in place of chancery, or npm link)')]
                : []),
              '',
            ].join('\n'),
          )
        }
        return failed > 0 ? EXIT.partial : EXIT.ok
      }),
    )
  withExamples(command, 'chancery sample')
}
