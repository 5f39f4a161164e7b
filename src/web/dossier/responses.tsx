import type { ReactNode } from 'react'
import type { Exchange, Response } from '../../index.ts'
import { useAddress } from '../address.tsx'
import { Lags, written } from '../lags.tsx'
import { many } from '../page.tsx'
import { Sortable } from '../table.tsx'
import { Apart } from './apart.tsx'

interface Row {
  readonly of: Response
  readonly step: Response['steps'][number]
}

/** What a shock of one side does to the other in the periods after it, with 95 % bands; a point opens the periods that lie so far apart. */
export function Responses(props: { e: Exchange; between: readonly string[] }): ReactNode {
  const { e, between } = props
  const [{ answer, after }, change] = useAddress(['answer', 'after'])
  const model = e.model!
  const series = new Map(e.series.map((s) => [`${s.from.name} → ${s.to.name}`, s]))
  const unit = e.series[0]!.options.by
  const shown = e.responses.filter((r) => r.cause !== r.effect && between.includes(r.effect))
  const ends = shown.flatMap((r) => r.steps.flatMap((s) => [s.low, s.high]))
  const range = [Math.min(0, ...ends), Math.max(0, ...ends)] as const
  const nameOf = (r: Response): string => `${r.cause} ⇒ ${r.effect}`
  const one = shown.find((r) => nameOf(r) === answer)
  const lag = one?.steps.some((s) => String(s.step) === after) ? Number(after) : null
  return (
    <>
      <figure>
        <div className="responses">
          {shown.map((r) => (
            <Lags
              key={nameOf(r)}
              title={nameOf(r)}
              points={r.steps.map((s) => ({
                lag: s.step,
                ...s,
                sure: s.low > 0 || s.high < 0,
                told: `${many(s.step, unit)} after: ${written(s.value)}, band ${written(s.low)} to ${written(s.high)}`,
              }))}
              joined
              range={range}
              chosen={r === one ? lag : null}
              choose={(to) =>
                change(
                  { answer: to === null ? null : nameOf(r), after: to === null ? null : String(to) },
                  true,
                )
              }
            />
          ))}
        </div>
        <figcaption>
          What a shock of one standard deviation in the first does to the second, {unit} by {unit} after it,
          with 95 % bands; filled where the band leaves zero out. Vector autoregression of order {model.order}{' '}
          by {e.criterion.toUpperCase()}, {model.observations} {unit}s
          {e.strands.length > 2 &&
            ` with ${e.strands
              .slice(2)
              .map((x) => x.name)
              .join(' and ')} beside`}
          .
        </figcaption>
      </figure>
      {one !== undefined && lag !== null && (
        <Apart
          key={answer + after}
          cause={series.get(one.cause)!}
          effect={series.get(one.effect)!}
          lag={lag}
        />
      )}
      <details>
        <summary>The same as a table</summary>
        <Sortable<Row>
          caption="Responses to a shock"
          rows={shown.flatMap((of) => of.steps.map((step): Row => ({ of, step })))}
          keyOf={(r) => nameOf(r.of) + r.step.step}
          columns={[
            { name: 'Cause', of: (r) => r.of.cause },
            { name: 'Effect', of: (r) => r.of.effect },
            {
              name: `${unit[0]!.toUpperCase()}${unit.slice(1)}s after`,
              of: (r) => r.step.step,
              number: true,
            },
            { name: 'Response', of: (r) => r.step.value, number: true },
            { name: 'Low', of: (r) => r.step.low, number: true },
            { name: 'High', of: (r) => r.step.high, number: true },
          ]}
        />
      </details>
    </>
  )
}
