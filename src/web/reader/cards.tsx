import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { Finding } from '../../index.ts'
import { Judge } from '../judging.tsx'
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
  numbers: ReadonlyMap<string, number>
  chosen: string | null
  select: (id: string) => void
  done: () => void
}): ReactNode {
  const { findings, lines, numbers, chosen, select } = props
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
              <Judge subject={f.id} done={props.done} />
            </div>
          )}
        </li>
      ))}
    </ol>
  )
}
