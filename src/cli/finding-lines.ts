import {
  describe,
  type Finding,
  type Passage,
  padded,
  passage,
  type Report,
  type StateNames,
  whenWords,
  wrap,
} from '../index.ts'
import type { Terminal } from './terminal.ts'

const DATE = 16

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
  const words =
    finding.kind === 'statement' || finding.kind === 'undertaking'
      ? (finding.content[0] ?? finding.evidence[0])
      : finding.evidence[0]
  const proof = report && words ? passage(report, words) : null
  const standing =
    finding.standing === 'held' || finding.standing === 'announced' ? '' : ` [${finding.standing}]`
  const said = describe(finding, states.nameOf) + standing
  const lines = wrap(said, width - DATE).map(
    (line, i) => (i === 0 ? style.strong(padded(whenWords(finding.when), DATE)) : ' '.repeat(DATE)) + line,
  )
  const quoted = proof && !said.includes(proof.quote) ? quoteLines(proof, DATE, width, terminal) : []
  const source =
    report === null
      ? ''
      : `[${[report.publisher ?? 'publisher not stated', report.published?.slice(0, 10)].filter((x) => x).join(', ')}]  `
  return [...lines, ...quoted, ' '.repeat(DATE) + style.dim(`${source}${id}`)].join('\n')
}

/** A passage with the proving words dressed. */
export function quoteLines(proof: Passage, indent: number, width: number, terminal: Terminal): string[] {
  const { outStyle: style } = terminal
  return wrap(`“${proof.before}${proof.quote}${proof.after}”`, width - indent).map(
    (line) => ' '.repeat(indent) + style.quote(line),
  )
}
