import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { Outcome } from '../../index.ts'
import { KINDS } from '../kinds.ts'
import { many } from '../page.tsx'

/** What became of one report. */
export type Told = Omit<Outcome, 'path'>

/** A text or file that is read: how far it has come, and the reports found in it. */
export interface Piece {
  readonly key: number
  readonly name: string
  /** How far it has come, or what is wrong; null once it is read. */
  readonly state: string | null
  readonly busy: boolean
  readonly wrong?: boolean
  readonly told: readonly Told[]
}

const WORDS: Readonly<Record<Outcome['outcome'], string>> = {
  new: 'is in the record now',
  replaced: 'was read anew',
  known: 'was in the record already',
  unstored: 'was not stored',
  unread: 'could not be read',
}

/** Reports of one file that are named; of more, the others are counted. */
const NAMED = 20

/** What is read, one after another, and what came of each. */
export function Pieces(props: { of: readonly Piece[] }): ReactNode {
  return (
    <ol className="plain" aria-label="What is read">
      {props.of.map((piece) => (
        <li key={piece.key} className="account">
          {(piece.state !== null || props.of.length > 1) && (
            <p className={piece.busy ? 'busy' : undefined} aria-live="polite">
              <bdi>{piece.name}</bdi>
              {piece.state !== null && <span className={piece.wrong ? 'late' : 'soft'}>: {piece.state}</span>}
            </p>
          )}
          {piece.told.slice(0, NAMED).map((told, i) => (
            <One key={told.report?.id ?? i} told={told} />
          ))}
          {piece.told.length > NAMED && (
            <p className="soft">
              and {many(piece.told.length - NAMED, 'more report')}: <Link href="/reports">all reports</Link>
            </p>
          )}
        </li>
      ))}
    </ol>
  )
}

function One(props: { told: Told }): ReactNode {
  const { report, outcome, findings, words, notes } = props.told
  return (
    <>
      {report !== null && (
        <p>
          <Link href={`/reports/${report.id}`} dir="auto">
            {report.title ?? 'The report'}
          </Link>{' '}
          {WORDS[outcome]}: {many(findings.length, 'finding')} in {many(words, 'word')}
          {KINDS.flatMap((kind) => {
            const n = findings.filter((f) => f.kind === kind).length
            return n === 0 ? [] : [`, ${many(n, kind)}`]
          })}
          . <Link href={`/reports/${report.id}`}>Read it with its evidence marked</Link>
        </p>
      )}
      {notes.length > 0 && (
        <ul className="plain">
          {notes.map((n) => (
            <li key={n.rule + n.message} className="soft">
              {n.message}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
