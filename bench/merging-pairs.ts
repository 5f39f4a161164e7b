import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Finding } from '../src/ontology/finding.ts'
import type { Report } from '../src/ontology/report.ts'

/** Words of a corpus text: the file below `--data` (with the number of the item in a list), offsets into the report's text, and a hash of the words. */
export interface Pointer {
  readonly file: string
  readonly start: number
  readonly end: number
  /** First eight digits of the SHA-1 of the words, so that a text that changed is noticed. */
  readonly check: string
}

/** Two findings, or two mentions of persons, read by a person and judged to be of one thing or of two. */
export interface Pair {
  readonly kind: Finding['kind'] | 'person'
  readonly same: boolean
  readonly a: Pointer
  readonly b: Pointer
  /** How it was drawn, as the head of the table explains. */
  readonly drawn: string
  readonly reason: string
}

const pairsFile = new URL('merging/pairs.tsv', import.meta.url)

/** The labelled pairs. */
export function loadPairs(): Pair[] {
  const lines = readFileSync(pairsFile, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
  const header = 'kind\tlabel\ta\ta words\tb\tb words\tdrawn\treason'
  if (lines[0] !== header)
    throw new Error(`expected the columns ${header}, got ${lines[0]}; correct pairs.tsv`)
  return lines.slice(1).map((line) => {
    const [kind, label, a, aWords, b, bWords, drawn, reason] = line.split('\t') as string[]
    return {
      kind: kind as Pair['kind'],
      same: label === 'same',
      a: pointer(a!, aWords!),
      b: pointer(b!, bWords!),
      drawn: drawn!,
      reason: reason!,
    }
  })
}

function pointer(file: string, words: string): Pointer {
  const [, start, end, check] = /^(\d+)-(\d+) ([0-9a-f]{8})$/.exec(words)!
  return { file, start: Number(start), end: Number(end), check: check! }
}

export const wordsHash = (words: string): string => createHash('sha1').update(words).digest('hex').slice(0, 8)

/** Half of the pairs, by a hash of their two texts, is never looked at while merging is improved. */
export const forReport = ({ a, b }: Pair): boolean =>
  createHash('sha1').update([a.file, b.file].sort().join(' ')).digest()[19]! % 2 === 0

/** The finding that words point at: of the kind, with the evidence that covers them best; null where none does, or two do alike. */
export function pointed(at: Pointer, kind: Finding['kind'], report: Report, findings: readonly Finding[]) {
  if (wordsHash(report.text.slice(at.start, at.end)) !== at.check) return null
  const [best, next] = findings
    .filter((f) => f.kind === kind)
    .map((finding) => ({ finding, covers: Math.max(...finding.evidence.map((e) => cover(at, e))) }))
    .filter((one) => one.covers >= 0.3)
    .sort((x, y) => y.covers - x.covers)
  return best === undefined || best.covers === next?.covers ? null : best.finding
}

/** The parties whose words are pointed at, each with its finding. */
export const partiesAt = (at: Pointer, report: Report, findings: readonly Finding[]) =>
  wordsHash(report.text.slice(at.start, at.end)) !== at.check
    ? []
    : findings.flatMap((finding) =>
        finding.parties
          .filter((p) => p.actor.type === 'person' && cover(at, p.evidence) >= 0.6)
          .map((party) => ({ finding, party })),
      )

interface Stretch {
  readonly start: number
  readonly end: number
}

/** Characters in common, of all that either covers. */
function cover(a: Stretch, b: Stretch): number {
  const both = Math.min(a.end, b.end) - Math.max(a.start, b.start)
  return both <= 0 ? 0 : both / (Math.max(a.end, b.end) - Math.min(a.start, b.start))
}
