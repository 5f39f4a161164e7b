import { type ReactNode, useState } from 'react'
import type { Series } from '../../index.ts'
import { Evidence } from '../evidence.tsx'
import { many } from '../page.tsx'

/** Pairs of periods that are shown at first. */
const SHOWN = 8

interface Pair {
  readonly first: string
  readonly second: string
  readonly entries: readonly string[]
  readonly weight: number
}

/** The sentences behind a lag: periods so far apart in which both did something, those that move most first. */
export function Apart(props: { cause: Series; effect: Series; lag: number }): ReactNode {
  const { cause, effect, lag } = props
  const [all, showAll] = useState(false)
  const pairs = pairsApart(cause, effect, lag)
  const [one, other] = [cause, effect].map((s) => `${s.from.name} → ${s.to.name}`)
  const unit = cause.options.by
  const far = lag === 0 ? `in the same ${unit}` : `${many(lag, unit)} later`
  return (
    <section aria-live="polite" aria-label={`Entries ${far}`}>
      <h3>
        {one}, then {other} {far}: {pairs.length === 0 ? 'never' : many(pairs.length, 'time')}
      </h3>
      {pairs.slice(0, all ? pairs.length : SHOWN).map((p, i) => (
        <Opened key={p.first} pair={p} open={i === 0} />
      ))}
      {!all && pairs.length > SHOWN && (
        <p>
          <button type="button" onClick={() => showAll(true)}>
            Show {pairs.length - SHOWN} more
          </button>
        </p>
      )}
    </section>
  )
}

function Opened(props: { pair: Pair; open: boolean }): ReactNode {
  const { first, second, entries } = props.pair
  const [open, setOpen] = useState(props.open)
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {first === second ? first : `${first}, then ${second}`}: {many(entries.length, 'entry')}
      </summary>
      {open && <Evidence ids={entries} />}
    </details>
  )
}

/** Each period of the cause with that of the effect so many later, where entries stand in both. */
function pairsApart(cause: Series, effect: Series, lag: number): Pair[] {
  const off = (s: Series, i: number): number => Math.abs((s.points[i]?.values[s.main] ?? 0) - mean(s))
  return cause.points
    .flatMap((point, i): Pair[] => {
      const later = effect.points[i + lag]
      if (later === undefined || point.entries.length === 0 || later.entries.length === 0) return []
      const entries = [...new Set([...point.entries, ...later.entries].map((e) => e.id))]
      return [
        { first: point.label, second: later.label, entries, weight: off(cause, i) * off(effect, i + lag) },
      ]
    })
    .sort((a, b) => b.weight - a.weight)
}

const mean = (s: Series): number =>
  s.points.reduce((sum, p) => sum + (p.values[s.main] ?? 0), 0) / Math.max(1, s.points.length)
