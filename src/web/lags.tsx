import type { KeyboardEvent, ReactNode } from 'react'
import { arrowTo } from './arrows.ts'
import { useWidth } from './width.ts'

/** What holds so many periods later. */
export interface LagPoint {
  readonly lag: number
  readonly value: number
  /** From where to where a line stands at the point: its band, or from nothing to it. */
  readonly low: number
  readonly high: number
  /** Whether it is more than chance gives. */
  readonly sure: boolean
  /** The point in words. */
  readonly told: string
}

const LEFT = 44
const HEAD = 12
const ROOM = 108
const FOOT = 24

export const written = (n: number): string => (Math.round(n * 100) / 100).toString().replace('-', '−')

/** Values at lags as points with their bands; a point is chosen by pointer or arrow keys. */
export function Lags(props: {
  title: string
  points: readonly LagPoint[]
  /** Values within ± this are what chance gives. */
  band?: number
  /** Whether the points are one course, and joined by a line. */
  joined?: boolean
  /** The least range of the scale, so that charts beside one another have one. */
  range: readonly [number, number]
  chosen: number | null
  choose: (lag: number | null) => void
}): ReactNode {
  const { title, points, band, chosen, choose } = props
  const [box, width] = useWidth(400)
  const [low, high] = props.range
  const step = (width - LEFT) / Math.max(1, points.length)
  const x = (i: number): number => LEFT + (i + 0.5) * step
  const y = (v: number): number => HEAD + ((high - v) / (high - low || 1)) * ROOM
  const at = points.findIndex((p) => p.lag === chosen)
  const onKey = (event: KeyboardEvent): void => {
    const to = arrowTo(event.key, at, points.length)
    if (to !== null) {
      event.preventDefault()
      choose(points[to]!.lag)
    } else if (event.key === 'Escape') choose(null)
  }
  const every = Math.ceil(points.length / Math.max(1, Math.floor((width - LEFT) / 30)))
  return (
    <div
      ref={box}
      className="chart"
      role="slider"
      tabIndex={0}
      aria-label={`${title}; arrow keys choose how much later`}
      aria-valuemin={points[0]?.lag ?? 0}
      aria-valuemax={points.at(-1)?.lag ?? 0}
      aria-valuenow={at < 0 ? (points[0]?.lag ?? 0) : points[at]!.lag}
      aria-valuetext={at < 0 ? 'none chosen' : points[at]!.told}
      onKeyDown={onKey}
      onClick={(event) => {
        const across = event.clientX - event.currentTarget.getBoundingClientRect().left - LEFT
        const point = points[Math.floor(across / step)]
        if (across >= 0 && point !== undefined) choose(point.lag === chosen ? null : point.lag)
      }}
    >
      <p aria-hidden="true">{title}</p>
      <svg viewBox={`0 0 ${width} ${HEAD + ROOM + FOOT}`} height={HEAD + ROOM + FOOT} aria-hidden="true">
        {band !== undefined && (
          <rect className="chance" x={LEFT} width={width - LEFT} y={y(band)} height={y(-band) - y(band)} />
        )}
        {[high, low].map((v) => (
          <g key={v}>
            <line className="grid" x1={LEFT} x2={width} y1={y(v)} y2={y(v)} />
            <text x={LEFT - 6} y={y(v) + 4} textAnchor="end">
              {written(v)}
            </text>
          </g>
        ))}
        <line className="axis" x1={LEFT} x2={width} y1={y(0)} y2={y(0)} />
        <text x={LEFT - 6} y={y(0) + 4} textAnchor="end">
          {Math.min(y(low) - y(0), y(0) - y(high)) > 14 ? '0' : ''}
        </text>
        {props.joined && (
          <polyline className="course" points={points.map((p, i) => `${x(i)},${y(p.value)}`).join(' ')} />
        )}
        {points.map((p, i) => (
          <g key={p.lag}>
            <line className="whisker" x1={x(i)} x2={x(i)} y1={y(p.low)} y2={y(p.high)} />
            <circle className={p.sure ? 'spike sure' : 'spike'} cx={x(i)} cy={y(p.value)} r={3.5} />
            {(p.lag === 0 || i % every === 0) && (
              <text x={x(i)} y={HEAD + ROOM + FOOT - 5} textAnchor="middle">
                {written(p.lag)}
              </text>
            )}
            <rect
              className={p.lag === chosen ? 'period chosen' : 'period'}
              x={x(i) - step / 2}
              width={step}
              y={HEAD - 8}
              height={ROOM + 16}
            >
              <title>{p.told}</title>
            </rect>
          </g>
        ))}
      </svg>
    </div>
  )
}
