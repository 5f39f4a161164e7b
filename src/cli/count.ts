import { seconds } from './progress.ts'
import type { Terminal } from './terminal.ts'

/** A number that grows toward a total. */
export interface Count {
  step(done: number, total: number): void
  end(): void
}

const LINES_EVERY = 10_000
const DRAW_EVERY = 100

/** Shows how far a count is, and how long it may still take: one moving line on a terminal, a line every ten seconds elsewhere. */
export function startCount(terminal: Terminal, what: string, clock: () => number): Count {
  let begun: number | null = null
  let last = 0
  return {
    step(done, total) {
      const now = clock()
      begun ??= now
      if (terminal.quiet || now - last < (terminal.errIsTty ? DRAW_EVERY : LINES_EVERY)) return
      // Without a terminal the first line waits as long as the others.
      if (last === 0 && !terminal.errIsTty) {
        last = now
        return
      }
      last = now
      const spent = (now - begun) / 1000
      const left =
        spent > 2 && done > 0 && total > done
          ? ` · about ${seconds((spent / done) * (total - done))} left`
          : ''
      const words = `${done.toLocaleString('en-US')} of ${total.toLocaleString('en-US')} ${what}${left}`
      if (terminal.errIsTty) terminal.line(words)
      else terminal.err(words)
    },
    end() {
      terminal.line('')
    },
  }
}
