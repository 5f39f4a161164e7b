import type { ReactNode } from 'react'
import type { Answer, Exchange } from '../../index.ts'
import { Shown, useAnswer } from '../answer.tsx'
import { query } from '../client.ts'

/** Measures on which the question makes sense: what one does toward the other, with a sign. */
const SIGNED = ['net', 'goldstein', 'scale', 'counts', 'types', 'quad', 'penta']

/** What a test found, in words. */
const told = ({ cause, effect, answer }: Answer): string =>
  answer === 'none found'
    ? `After a change of ${cause}, none of ${effect} stands out.`
    : `When ${cause} rises, ${effect} ${answer === 'in kind' ? 'rises' : 'falls'} after it.`

/** Whether the two answer each other, in words, with the tests behind them. */
export function Reciprocity(props: {
  asked: Readonly<Record<string, string | null>>
  names: readonly [string, string]
}): ReactNode {
  const { asked } = props
  const fits = SIGNED.includes(asked.measure ?? '') && asked.by !== 'year'
  const answer = useAnswer<Exchange>(fits ? `/api/reciprocity${query(asked)}` : null)
  if (!fits) return null
  return (
    <section aria-label="Reciprocity">
      <h3>Reciprocity</h3>
      <Shown answer={answer}>
        {(e) => (
          <>
            {e.answers.map((a) => (
              <p key={a.cause + a.effect}>
                {told(a)}{' '}
                <span className="soft day">
                  F({a.freedom.join(', ')}) = {a.f.toFixed(2)}, p{' '}
                  {a.p < 0.001 ? '< 0.001' : `= ${a.p.toFixed(3)}`}
                </span>
              </p>
            ))}
            {e.model === null && <p className="empty">These series do not bear the tests.</p>}
            {e.notes.length > 0 && (
              <details>
                <summary>What stands against it</summary>
                <ul className="plain soft">
                  {e.notes.map((n) => (
                    <li key={n.rule + n.message}>{n.message}</li>
                  ))}
                </ul>
              </details>
            )}
          </>
        )}
      </Shown>
    </section>
  )
}
