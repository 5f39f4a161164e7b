import { type ReactNode, useId, useState } from 'react'
import { Link } from 'wouter'
import { dayIn, daysIn } from './day.ts'
import { takeBack } from './judging.tsx'
import { nameIn } from './people/name-in.ts'

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
export function Judgements(props: {
  items: readonly JudgementLine[]
  title?: string
  done: () => void
}): ReactNode {
  const [said, say] = useState('')
  const head = useId()
  // What was taken back says so itself.
  const items = props.items.filter((j) => j.verdict !== 'undo')
  if (items.length === 0) return null
  return (
    <section aria-labelledby={head}>
      <h2 id={head}>{props.title ?? 'Judgements and automatic merges'}</h2>
      <p role="status">{said}</p>
      <ul className="plain">
        {items.map((j) => (
          <li key={j.id}>
            <span className={j.undone ? 'soft' : undefined}>
              {j.undone && <em>taken back: </em>}
              {j.orphaned && <em>orphaned (what it judged is not in the record any more): </em>}
              {VERDICTS[j.verdict] ?? j.verdict}
            </span>
            {!j.automatic && j.value !== null && `: ${valueIn(j.value)}`}{' '}
            <span className="soft">
              {j.automatic ? 'automatic' : `by ${j.by}`}, {dayIn(j.at)}
              {j.why ? `: ${j.why}` : ''} {j.subject.map((s) => Subject(s))}
            </span>{' '}
            {!j.undone && (
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

/** What a field was corrected to, in words: "ordinal 3, where Busan, KOR". */
const valueIn = (value: unknown): string =>
  typeof value === 'object' && value !== null
    ? Object.entries(value)
        .map(([field, to]) => `${field} ${plainly(to)}`)
        .join(', ')
    : String(value)

const plainly = (value: unknown): string => {
  if (value === null) return 'unknown'
  if (typeof value !== 'object') return String(value)
  const { name, edtf } = value as { name?: unknown; edtf?: unknown }
  return typeof name === 'string' ? name : typeof edtf === 'string' ? daysIn(edtf) : JSON.stringify(value)
}

/** A link to what was judged. */
const Subject = (id: string): ReactNode => (
  <span key={id}>
    {' '}
    {id.startsWith('person:') ? (
      <Link href={`/persons?name=${encodeURIComponent(id)}`}>{nameIn(id)}</Link>
    ) : (
      <Link href={`/entries/${id}`}>
        <code>{id}</code>
      </Link>
    )}
  </span>
)
