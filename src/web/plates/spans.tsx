import type { ReactNode } from 'react'
import { dayIn, dayNumber } from '../day.ts'
import { useWidth } from '../width.ts'
import { wide } from './beside.ts'
import type { Span } from './timeline-page.tsx'

const ROW = 17
const FOOT = 24
/** Least width of a mark, and room left between two of one row. */
const DOT = 9
const ROOM = 6
/** Up to so many entries each have their name beside them; more would stand in too many rows. */
const NAMED = 60
/** The longest name, in letters, and where there is little room. */
const LONGEST = 52
const SHORTER = 34

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
  const rows: { from: number; to: number }[][] = []
  const placed = items.map((item) => {
    const from = Math.max(first, dayNumber(item.from ?? item.to!))
    const to = Math.min(last, dayNumber(item.to ?? item.from!) + 1)
    const left = Math.min(x(from), width - DOT)
    const right = Math.max(x(to), left + DOT)
    const name = items.length > NAMED ? null : nameFor(item.label, left, right, width)
    const reach = {
      from: Math.min(left, name?.from ?? left) - ROOM,
      to: Math.max(right, name?.to ?? right) + ROOM,
    }
    let row = rows.findIndex((taken) => taken.every((t) => reach.to <= t.from || t.to <= reach.from))
    if (row < 0) row = rows.push([]) - 1
    rows[row]!.push({ from: reach.from + ROOM, to: reach.to - ROOM })
    return { item, left, width: right - left, row, day: to - from <= 1, name }
  })
  const height = Math.max(1, rows.length) * ROW + FOOT
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
        {placed.map(
          (p) =>
            p.name !== null && (
              <text
                key={p.item.id}
                className={`name ${p.name.upon ? 'upon' : ''} ${p.item.id === chosen && !p.name.upon ? 'chosen' : ''}`}
                x={p.name.from}
                y={p.row * ROW + 12}
              >
                {p.name.words}
              </text>
            ),
        )}
      </svg>
    </div>
  )
}

/** The name of an entry after its mark, or before it where the drawing ends; null where there is room on neither side. */
function nameFor(
  label: string,
  left: number,
  right: number,
  width: number,
): { words: string; from: number; to: number; upon: boolean } | null {
  const most = width < 600 ? SHORTER : LONGEST
  const words = label.length > most ? `${label.slice(0, most - 1).trimEnd()}…` : label
  const long = wide(words)
  if (right + 4 + long <= width) return { words, from: right + 4, to: right + 4 + long, upon: false }
  if (left - 4 - long >= 0) return { words, from: left - 4 - long, to: left - 4, upon: false }
  // A mark as long as the time drawn has its name upon it.
  return right - left > long + 8 ? { words, from: left + 4, to: left + 4 + long, upon: true } : null
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
