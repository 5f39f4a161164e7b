import type { KeyboardEvent, ReactNode } from 'react'
import { arrowTo } from './arrows.ts'
import { useWidth } from './width.ts'

/** One row of bars; a value that is not known has none. */
export interface BarRow {
  readonly name: string
  readonly values: readonly (number | null)[]
}

const LEFT = 34
const ROW = 104
const GAP = 44
const FOOT = 22
/** A period is no wider, however few there are. */
const WIDEST = 56

/** Rows of bars over the same periods, on one scale; a period is chosen by pointer or arrow keys. Periods of which nothing was read are hatched. */
export function Bars(props: {
  label: string
  periods: readonly string[]
  /** Whether any report of the period was read; no bar there says nothing. */
  read: readonly boolean[]
  rows: readonly BarRow[]
  chosen: string | null
  choose: (period: string | null) => void
}): ReactNode {
  const { periods, rows, read, chosen, choose } = props
  const [box, width] = useWidth()
  const values = rows.flatMap((r) => r.values.flatMap((v) => (v === null ? [] : [v])))
  const [top, bottom] = [nice(Math.max(1, ...values)), nice(Math.max(0, ...values.map((v) => -v)))]
  const scale = ROW / (top + bottom)
  const step = Math.min(WIDEST, (width - LEFT) / Math.max(1, periods.length))
  const right = LEFT + step * periods.length
  const x = (i: number): number => LEFT + i * step
  const height = rows.length * (ROW + GAP) + FOOT
  const at = chosen === null ? -1 : periods.indexOf(chosen)
  const onKey = (event: KeyboardEvent): void => {
    const to = arrowTo(event.key, at, periods.length)
    if (to !== null) {
      event.preventDefault()
      choose(periods[to]!)
    } else if (event.key === 'Escape') choose(null)
  }
  const told = (i: number): string =>
    `${periods[i]}: ${rows.map((r) => `${rows.length > 1 ? `${r.name} ` : ''}${r.values[i] ?? 'nothing known'}`).join(', ')}`
  return (
    <div
      ref={box}
      className="chart"
      role="slider"
      tabIndex={0}
      aria-label={`${props.label}; arrow keys choose a period`}
      aria-valuemin={0}
      aria-valuemax={Math.max(0, periods.length - 1)}
      aria-valuenow={Math.max(0, at)}
      aria-valuetext={at < 0 ? 'no period chosen' : told(at)}
      onKeyDown={onKey}
      onClick={(event) => {
        const across = event.clientX - event.currentTarget.getBoundingClientRect().left - LEFT
        const period = periods[Math.floor(across / step)]
        if (across >= 0 && period !== undefined) choose(period === chosen ? null : period)
      }}
    >
      <svg viewBox={`0 0 ${width} ${height}`} height={height} aria-hidden="true">
        <defs>
          <pattern
            id="unread"
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <line className="hatch" x1="0" y1="0" x2="0" y2="6" />
          </pattern>
        </defs>
        {rows.map((row, r) => {
          const head = r * (ROW + GAP) + GAP
          const zero = head + top * scale
          return (
            <g key={row.name}>
              <text className="title" x={0} y={head - 15}>
                {row.name}
              </text>
              {read.map((yes, i) =>
                yes ? null : (
                  <rect key={periods[i]} className="unread" x={x(i)} y={head} width={step} height={ROW} />
                ),
              )}
              {[top, ...(bottom > 0 ? [-bottom] : [])].map((v) => (
                <g key={v}>
                  <line className="grid" x1={LEFT} x2={right} y1={zero - v * scale} y2={zero - v * scale} />
                  <text x={LEFT - 6} y={zero - v * scale + 4} textAnchor="end">
                    {String(v).replace('-', '−')}
                  </text>
                </g>
              ))}
              {row.values.map((v, i) =>
                v === null || v === 0 ? null : (
                  <rect
                    key={periods[i]}
                    className={v < 0 ? 'bar below' : 'bar'}
                    x={x(i) + Math.min(1.5, step * 0.15)}
                    width={Math.max(1, step - Math.min(3, step * 0.3))}
                    y={v > 0 ? zero - v * scale : zero}
                    height={Math.max(1, Math.abs(v) * scale)}
                  />
                ),
              )}
              <line className="axis" x1={LEFT} x2={right} y1={zero} y2={zero} />
              <text x={LEFT - 6} y={zero + 4} textAnchor="end">
                0
              </text>
            </g>
          )
        })}
        {ticks(periods, right - LEFT).map((i) => (
          <text
            key={periods[i]}
            x={x(i)}
            y={height - 4}
            textAnchor={x(i) + 56 > width ? 'end' : undefined}
            dx={x(i) + 56 > width ? step : undefined}
          >
            {tickWords(periods[i]!)}
          </text>
        ))}
        {periods.map((period, i) => (
          <rect
            key={period}
            className={period === chosen ? 'period chosen' : 'period'}
            x={x(i)}
            y={GAP}
            width={step}
            height={height - GAP - FOOT}
          >
            <title>{told(i)}</title>
          </rect>
        ))}
      </svg>
    </div>
  )
}

/** The next round number that is not less. */
function nice(n: number): number {
  if (n <= 0) return 0
  const size = 10 ** Math.floor(Math.log10(n))
  return [1, 2, 3, 4, 5, 6, 8, 10].map((m) => m * size).find((m) => m >= n) ?? n
}

/** Which periods are named, so that the names do not run into one another: first periods of years where they can be told. */
function ticks(periods: readonly string[], width: number): number[] {
  const room = Math.max(1, Math.floor(width / 64))
  const years = periods.flatMap((p, i) =>
    i === 0 || p.slice(0, 4) !== periods[i - 1]!.slice(0, 4) ? [i] : [],
  )
  const all = years.length > 2 ? years : periods.map((_, i) => i)
  const every = Math.ceil(all.length / room)
  return all.filter((_, i) => i % every === 0)
}

const tickWords = (period: string): string =>
  /-(01|Q1|W01|01-01)$/.test(period) ? period.slice(0, 4) : period
