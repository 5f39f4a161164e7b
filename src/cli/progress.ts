import { counted } from './counted.ts'
import type { Terminal } from './terminal.ts'

/** Where a long run stands. */
export interface Progress {
  step(path: string, words: number, findings: number, failed: boolean): void
  end(): void
  readonly done: number
}

const LINES_EVERY = 10_000
const DRAW_EVERY = 100

const number = (n: number): string => Math.round(n).toLocaleString('en-US')

/** A stretch of seconds in words: "about 2 min". */
export function seconds(s: number): string {
  if (s < 90) return `${Math.max(1, Math.round(s))} s`
  if (s < 5400) return `${Math.round(s / 60)} min`
  return `${(s / 3600).toFixed(1)} h`
}

/** Shows how a run goes: one moving line on a terminal, a line every ten seconds elsewhere. */
export function startProgress(terminal: Terminal, total: number | null, clock: () => number): Progress {
  const begun = clock()
  let last = begun
  let reports = 0
  let words = 0
  let findings = 0
  let failed = 0
  let file = ''
  let count = 0
  const say = (path: string): string => {
    const spent = Math.max((clock() - begun) / 1000, 0.001)
    const left =
      total !== null && count > 4 && spent > 2 && total > count
        ? ` · about ${seconds((spent / count) * (total - count))} left`
        : ''
    const speed = spent > 1 ? ` · ${number(words / spent)} words/s` : ''
    const read =
      total === null || total === 1
        ? counted(reports, 'report')
        : `${number(count)} of ${number(total)} files`
    return `${read}${left}${speed} · ${counted(findings, 'finding')}${failed > 0 ? ` · ${number(failed)} failed` : ''} · ${path.replace(/^.*[\\/]/, '')}`
  }
  return {
    get done() {
      return reports
    },
    step(path, w, f, bad) {
      reports += 1
      words += w
      findings += f
      if (bad) failed += 1
      // Reports of one file come one after another: `news.jsonl:12` is of the file `news.jsonl`.
      const own = path.replace(/:\d+$/, '')
      if (own !== file) {
        file = own
        count += 1
      }
      const now = clock()
      if (terminal.errIsTty) {
        if (now - last < DRAW_EVERY) return
        terminal.line(say(path))
        last = now
      } else if (!terminal.quiet && now - last >= LINES_EVERY) {
        terminal.err(say(path))
        last = now
      }
    },
    end() {
      terminal.line('')
    },
  }
}
