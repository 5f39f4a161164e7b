import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { Finding } from '../../index.ts'
import { dayIn } from '../day.ts'
import { type JudgementLine, VERDICTS } from '../judgements.tsx'
import { Judge, takeBack } from '../judging.tsx'
import { Said } from '../lines.tsx'

/** A finding in words. */
export interface FindingLine {
  readonly when: string
  readonly line: string
  readonly head: string
  readonly said: string | null
}

/** What was found, in order of the text; the chosen one can be judged. */
export function Cards(props: {
  findings: readonly Finding[]
  lines: Readonly<Record<string, FindingLine>>
  judged: Readonly<Record<string, JudgementLine>>
  numbers: ReadonlyMap<string, number>
  chosen: string | null
  select: (id: string) => void
  done: () => void
}): ReactNode {
  const { findings, lines, judged, numbers, chosen, select } = props
  return (
    <ol className="cards">
      {findings.map((f) => (
        <li key={f.id} id={f.id} className={f.id === chosen ? 'chosen' : undefined}>
          <button type="button" className="card" aria-pressed={f.id === chosen} onClick={() => select(f.id)}>
            <span className="number">{numbers.get(f.id)}</span>
            <span>
              <span className="soft">
                {f.kind}, {lines[f.id]?.when}
                {f.standing !== 'held' && `, ${f.standing}`}
                {judged[f.id] && <span className="standing">, {VERDICTS[judged[f.id]!.verdict]}</span>}
              </span>
              <br />
              {lines[f.id] && <Said item={lines[f.id]!} />}
            </span>
          </button>
          {f.id === chosen && (
            <div className="beneath">
              <p className="soft">
                Confidence {f.confidence.toFixed(2)}, by the rule {f.rule}.{' '}
                <Link href={`/entries/${f.id}`}>The entry</Link>
              </p>
              {judged[f.id] && <Standing of={judged[f.id]!} done={props.done} />}
              <Judge subject={f.id} finding={f} done={props.done} />
            </div>
          )}
        </li>
      ))}
    </ol>
  )
}

/** What was judged of a finding before, to be taken back. */
function Standing(props: { of: JudgementLine; done: () => void }): ReactNode {
  const { id, verdict, value, by, at, why } = props.of
  const fields = verdict === 'edit' && value !== null ? ` (${Object.keys(value as object).join(', ')})` : ''
  return (
    <p className="soft">
      {VERDICTS[verdict]}
      {fields} by {by}, {dayIn(at)}
      {why && `: ${why}`}{' '}
      <button type="button" className="plain" onClick={() => void takeBack(id).then(props.done, props.done)}>
        Take it back
      </button>
    </p>
  )
}
