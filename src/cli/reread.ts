import type { Command } from 'commander'
import { recording, run, type Shared } from './call.ts'
import { withExamples } from './examples.ts'
import { EXIT } from './fault.ts'

/** `chancery reread`: the rules again on saved readings. */
export function reread(program: Command): void {
  const command = recording(program.command('reread'))
    .description(
      'run the rules again on the readings the record keeps, without the model; corrections by people stay',
    )
    .action((options: Shared) =>
      run(options, async (call) => {
        const { terminal } = call
        const { startProgress, seconds } = await import('./progress.ts')
        const { printNotes } = await import('./notes.ts')
        terminal.line('Opening the record …')
        const chancery = await call.open()
        const { reports } = await (await chancery.record()).counts()
        const begun = performance.now()
        const progress = startProgress(terminal, reports, () => performance.now())
        const counts = { changed: 0, same: 0, unread: 0, failed: 0 }
        for await (const { path, outcome, findings, notes, words } of chancery.reread()) {
          const bad = notes.some((n) => n.rule === 'report-failed')
          if (bad) printNotes(terminal, notes, path, ['error'])
          progress.step(path, words, findings.length, bad)
          if (bad) counts.failed += 1
          else if (outcome === 'unread') counts.unread += 1
          else if (outcome === 'known') counts.same += 1
          else counts.changed += 1
        }
        progress.end()
        if (call.json) await terminal.out(JSON.stringify({ reports, ...counts }))
        else if (!terminal.quiet)
          terminal.err(
            `${counts.changed} of ${reports} reports say something else now, ${counts.same} the same${counts.unread > 0 ? `, ${counts.unread} have no reading kept (chancery read them again)` : ''}${counts.failed > 0 ? `, ${counts.failed} failed` : ''}; ${seconds((performance.now() - begun) / 1000)}.`,
          )
        return counts.failed > 0 ? EXIT.partial : reports === 0 ? EXIT.nothing : EXIT.ok
      }),
    )
  withExamples(command, 'chancery reread', 'chancery reread --record ./record')
}
