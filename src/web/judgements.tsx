import { type ReactNode, useState } from 'react'
import { Link } from 'wouter'
import { dayIn } from './day.ts'
import { takeBack } from './judging.tsx'

export interface JudgementLine {
  readonly id: string
  readonly subject: readonly string[]
  readonly verdict: string
  readonly value: unknown
  readonly by: string
  readonly at: string
  readonly why: string | null
  readonly automatic: boolean
  readonly undone: boolean
  readonly orphaned: boolean
}

/** What was judged, in words. */
export const VERDICTS: Readonly<Record<string, string>> = {
  same: 'one and the same',
  different: 'not the same',
  right: 'confirmed',
  wrong: 'rejected',
  edit: 'corrected',
  unsure: 'not sure',
  score: 'scored',
  undo: 'took back',
}

/** Judgements, the newest last, each to be taken back. */
export function Judgements(props: { items: readonly JudgementLine[]; done: () => void }): ReactNode {
  const [said, say] = useState('')
  if (props.items.length === 0) return null
  return (
    <section aria-labelledby="judged">
      <h2 id="judged">Judgements and automatic merges</h2>
      <p role="status">{said}</p>
      <ul className="plain">
        {props.items.map((j) => (
          <li key={j.id}>
            <span className={j.undone ? 'soft' : undefined}>
              {j.undone && <em>taken back: </em>}
              {j.orphaned && <em>orphaned (what it judged is not in the record any more): </em>}
              {VERDICTS[j.verdict] ?? j.verdict}
            </span>
            {!j.automatic && j.value !== null && <code> {JSON.stringify(j.value)}</code>}{' '}
            <span className="soft">
              {j.automatic ? 'automatic' : `by ${j.by}`}, {dayIn(j.at)}
              {j.why ? `: ${j.why}` : ''} {j.subject.map((s) => Subject(s))}
            </span>{' '}
            {!j.undone && j.verdict !== 'undo' && (
              <button
                type="button"
                className="plain"
                onClick={() =>
                  takeBack(j.id).then(
                    () => {
                      say('Taken back.')
                      props.done()
                    },
                    (error: Error) => say(error.message),
                  )
                }
              >
                Undo
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A link to what was judged. */
const Subject = (id: string): ReactNode => (
  <span key={id}>
    {' '}
    <Link href={id.startsWith('person:') ? `/persons?name=${encodeURIComponent(id)}` : `/entries/${id}`}>
      <code>{id}</code>
    </Link>
  </span>
)
