import type { ReactNode } from 'react'
import { dayIn, dayNumber } from '../day.ts'
import { useWidth } from '../width.ts'
import type { Span } from './timeline-page.tsx'

const ROW = 15
const FOOT = 24
/** Least width of a mark, and room left between two of one row. */
const DOT = 9
const ROOM = 4

/** Whether a date is given from a day to a day, and so lasts; otherwise it lies somewhere within. */
const lasts = (date: string | null): boolean => /^\d{4}-\d\d-\d\d(\/\d{4}-\d\d-\d\d)?$/.test(date ?? '')

/** Entries laid along time in as many rows as they need. */
export function Spans(props: {
  items: readonly Span[]
  first: string
  last: string
  chosen: string | null
  choose: (id: string | null) => void
}): ReactNode {
  const { items, chosen, choose } = props
  const [box, width] = useWidth()
  const [first, last] = [dayNumber(props.first), dayNumber(props.last) + 1]
  const x = (day: number): number => ((day - first) / Math.max(1, last - first)) * width
  const ends: number[] = []
  const placed = items.map((item) => {
    const from = Math.max(first, dayNumber(item.from ?? item.to!))
    const to = Math.min(last, dayNumber(item.to ?? item.from!) + 1)
    const [left, right] = [x(from), Math.max(x(to), x(from) + DOT)]
    let row = ends.findIndex((end) => end + ROOM <= left)
    if (row < 0) row = ends.push(0) - 1
    ends[row] = right
    return { item, left: Math.min(left, width - DOT), width: right - left, row, day: to - from <= 1 }
  })
  const height = Math.max(1, ends.length) * ROW + FOOT
  return (
    <div ref={box} className="plate">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        height={height}
        role="img"
        aria-label={`${items.length} entries from ${dayIn(props.first)} to ${dayIn(props.last)}; the list below has the same`}
      >
        {ticksBetween(props.first, props.last, Math.max(2, Math.floor(width / 90))).map((day) => (
          <g key={day}>
            <line
              className="grid"
              x1={x(dayNumber(day))}
              x2={x(dayNumber(day))}
              y1={0}
              y2={height - FOOT + 4}
            />
            <text x={x(dayNumber(day)) + 3} y={height - 6}>
              {day.endsWith('-01-01') ? day.slice(0, 4) : dayIn(day).replace(/^1 /, '')}
            </text>
          </g>
        ))}
        {placed.map((p) => (
          <rect
            key={p.item.id}
            className={`span ${lasts(p.item.date) ? '' : 'vague'} ${p.item.id === chosen ? 'chosen' : ''}`}
            x={p.left}
            y={p.row * ROW + 3}
            width={p.width}
            height={DOT}
            rx={p.day && lasts(p.item.date) ? DOT / 2 : 2}
            data-entry={p.item.id}
            ref={(rect) => {
              if (rect !== null) rect.onclick = () => choose(p.item.id === chosen ? null : p.item.id)
            }}
          >
            <title>{`${p.item.when}: ${p.item.line}`}</title>
          </rect>
        ))}
      </svg>
    </div>
  )
}

/** Days that are named under a range: firsts of years, of months, or days. */
function ticksBetween(first: string, last: string, most: number): string[] {
  const days = dayNumber(last) - dayNumber(first) + 1
  const every = (step: (d: Date) => void, start: string): string[] => {
    const found: string[] = []
    for (const d = new Date(`${start}T00:00:00Z`); d.toISOString().slice(0, 10) <= last; step(d)) {
      const day = d.toISOString().slice(0, 10)
      if (day >= first) found.push(day)
    }
    return found
  }
  const years = Math.ceil(days / 365 / most)
  if (days > 365 * 2)
    return every((d) => d.setUTCFullYear(d.getUTCFullYear() + years), `${first.slice(0, 4)}-01-01`)
  const months = Math.ceil(days / 30 / most)
  if (days > 70) return every((d) => d.setUTCMonth(d.getUTCMonth() + months), `${first.slice(0, 7)}-01`)
  const step = Math.ceil(days / most)
  return every((d) => d.setUTCDate(d.getUTCDate() + step), first)
}
