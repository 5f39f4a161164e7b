import type { ReactNode } from 'react'
import type { Answer, Exchange } from '../../index.ts'
import { AskForm, Field, useAddress } from '../address.tsx'
import { Shown, useAnswer } from '../answer.tsx'
import { query } from '../client.ts'
import { StateList } from '../states.tsx'
import { Sortable } from '../table.tsx'
import { Correlation } from './correlation.tsx'
import { Responses } from './responses.tsx'
import { type Change, SeriesNotes } from './series-notes.tsx'

/** Measures on which the question makes sense: what one does toward the other, with a sign. */
const SIGNED = ['net', 'goldstein', 'scale', 'counts', 'types', 'quad', 'penta']

/** What a test found, in words. */
const told = ({ cause, effect, answer }: Answer): string =>
  answer === 'none found'
    ? `After a change of ${cause}, no change of ${effect} stands out.`
    : `When ${cause} rises, ${effect} ${answer === 'in kind' ? 'rises' : 'falls'} after it.`

const chance = (p: number): string => (p < 0.001 ? '< 0.001' : p.toFixed(3))

/** Whether the two answer each other: in words, as correlation at lags and as responses to a shock, with a third party where one is named. */
export function Reciprocity(props: {
  asked: Readonly<Record<string, string | null>>
  change: Change
}): ReactNode {
  const { asked } = props
  const [{ third }, change] = useAddress(['third'])
  const fits = SIGNED.includes(asked.measure ?? '') && asked.by !== 'year'
  const answer = useAnswer<Exchange>(fits ? `/api/reciprocity${query({ ...asked, third })}` : null)
  if (!fits) return null
  return (
    <section aria-label="Reciprocity">
      <h3>Reciprocity</h3>
      <AskForm label="A third party" submit="Take it in" fields={{ third }} change={change}>
        <Field
          label="With a third party"
          name="third"
          value={third}
          hint="a state, or EU"
          list="thirds"
          size={18}
        />
      </AskForm>
      <StateList id="thirds" />
      <Shown answer={answer}>{(e) => <Told of={e} change={props.change} />}</Shown>
    </section>
  )
}

function Told(props: { of: Exchange; change: Change }): ReactNode {
  const e = props.of
  // What third parties answer stands in the table alone.
  const between = e.series.slice(0, 2).map((s) => `${s.from.name} → ${s.to.name}`)
  return (
    <>
      {e.answers
        .filter((a) => between.includes(a.effect))
        .map((a) => (
          <p key={a.cause + a.effect}>
            {told(a)}{' '}
            <span className="soft day">
              F({a.freedom.join(', ')}) = {a.f.toFixed(2)}, p {a.p < 0.001 ? '' : '= '}
              {chance(a.p)}
            </span>
          </p>
        ))}
      {e.model === null && (
        <p className="empty">Too little is told, over too short a time, to test who answers whom.</p>
      )}
      {e.correlation !== null && <Correlation e={e} />}
      {e.model !== null && <Responses e={e} between={between} />}
      {e.answers.length > 2 && (
        <details>
          <summary>All tests as a table</summary>
          <Sortable<Answer>
            caption="Granger tests"
            rows={e.answers}
            keyOf={(a) => a.cause + a.effect}
            columns={[
              { name: 'Cause', of: (a) => a.cause },
              { name: 'Effect', of: (a) => a.effect },
              { name: 'Found', of: (a) => a.answer },
              { name: 'F', of: (a) => a.f, number: true },
              { name: 'p', of: (a) => a.p, number: true, show: (a) => chance(a.p) },
            ]}
          />
        </details>
      )}
      <SeriesNotes
        summary={e.model === null ? 'Why not' : 'What stands against it'}
        notes={e.notes}
        change={props.change}
      />
    </>
  )
}
