import {
  columns,
  edtfWords,
  type Finding,
  type FollowThrough,
  followWords,
  headOf,
  padded,
  passage,
  type Report,
  type StateNames,
  saidIn,
  standingMark,
  whenWords,
  wrap,
} from '../index.ts'
import type { Terminal } from './terminal.ts'

const DATE = 16
const PAD = ' '.repeat(DATE)

/** A finding in some lines: its date and what it says, the words that prove it, and its id. */
export function findingLines(
  finding: Finding,
  report: Report | null,
  states: StateNames,
  terminal: Terminal,
  id = finding.id,
): string {
  const { outStyle: style } = terminal
  const width = Math.min(Math.max(terminal.width, 48), 110)
  const said = saidIn(finding)
  const proving = finding.evidence[0]
  const proof = report && proving && said === null ? passage(report, proving) : null
  const undated = finding.when.edtf === null && finding.kind !== 'meeting' && finding.kind !== 'visit'
  const when =
    undated && report?.published ? `by ${edtfWords(report.published.slice(0, 10))}` : whenWords(finding.when)
  const head = wrap(
    headOf(finding, states.nameOf) + standingMark(finding) + (said === null ? '' : ':'),
    width - DATE,
  )
  const long = columns(when) > DATE - 2
  const lines = head.map((line, i) => (i === 0 && !long ? style.strong(padded(when, DATE)) : PAD) + line)
  const quote = said ?? (proof === null ? null : `${proof.before}${proof.quote}${proof.after}`)
  const marked = quote === null ? null : /^["“][^"“”]*["”]$/.test(quote) ? quote : `“${quote}”`
  const quoted = marked === null ? [] : wrap(marked, width - DATE).map((l) => PAD + style.quote(l))
  const credit = [report?.publisher ?? 'publisher not stated', report?.published?.slice(0, 10)].filter(
    (x) => x,
  )
  const source = report === null ? '' : `[${credit.join(', ')}]  `
  return [...(long ? [style.strong(when)] : []), ...lines, ...quoted, PAD + style.dim(`${source}${id}`)].join(
    '\n',
  )
}

/** How an undertaking was followed through: its status, and each later step with the words that tell it. */
export function statusLines(follow: FollowThrough, { width: columns, outStyle: style }: Terminal): string[] {
  const width = Math.min(Math.max(columns, 48), 110) - DATE
  const steps = follow.steps.slice(1).flatMap((s) => {
    const words = s.evidence[0]?.quote.replace(/\s+/g, ' ') ?? ''
    const credit = [s.publisher ?? 'publisher not stated', s.day].filter((x) => x).join(', ')
    return wrap(`${s.status}: “${words}” [${credit}] (${s.because})  ${s.finding}`, width).map(
      (l) => PAD + style.dim(l),
    )
  })
  return [...wrap(followWords(follow), width).map((l) => PAD + style.strong(l)), ...steps]
}
