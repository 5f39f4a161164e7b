import { padded, type Series, type Style } from '../index.ts'

const EIGHTHS = ' ▏▎▍▌▋▊▉'
const SPARKS = '▁▂▃▄▅▆▇█'
const BAR = 20

/** A value in at most two decimals; a dash where nothing can be said. */
export const number = (value: number | null | undefined): string =>
  value === null || value === undefined ? '–' : String(Math.round(value * 100) / 100)

/** A bar as long as a value's share of the largest; empty at 0. */
export function bar(value: number, largest: number, width = BAR): string {
  if (largest <= 0) return ''
  const eighths = Math.round((Math.abs(value) / largest) * width * 8)
  return '█'.repeat(Math.floor(eighths / 8)) + (eighths % 8 === 0 ? '' : EIGHTHS[eighths % 8])
}

/** A row of small bars, the lowest value the lowest bar. */
export function sparkline(values: readonly number[]): string {
  const low = Math.min(0, ...values)
  const high = Math.max(0, ...values)
  return values
    .map((v) => SPARKS[high === low ? 0 : Math.round(((v - low) / (high - low)) * (SPARKS.length - 1))])
    .join('')
}

/** "KOR → CHN", or "KOR and CHN" where both directions are counted together. */
export const titleOf = (series: Series): string =>
  `${series.from.name} ${series.options.directed ? '→' : 'and'} ${series.to.name}`

/** A series as a table with bars, for a terminal: columns of nothing but zeros are left out. */
export function seriesLines(series: Series, style: Style): string {
  const { main, totals, points, options } = series
  const shown = series.columns.filter((c) => c === main || (totals[c] !== 0 && totals[c] !== null))
  const rows = [
    ['', 'reports', ...shown],
    ...points.map((p) => [
      p.label,
      String(p.reports),
      ...shown.map((c) =>
        p.reports === 0 && p.entries.length === 0 && !p.values[c] ? '–' : number(p.values[c]),
      ),
    ]),
    ['all', String(points.reduce((s, p) => s + p.reports, 0)), ...shown.map((c) => number(totals[c]))],
  ]
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map((r) => r[i]!.length)))
  const largest = Math.max(...points.map((p) => Math.abs(p.values[main] ?? 0)))
  const line = (cells: readonly string[]): string =>
    cells.map((c, i) => (i === 0 ? padded(c, widths[i]!) : c.padStart(widths[i]!))).join('  ')
  const drawn = points.map((p, i) => {
    const value = p.values[main] ?? 0
    const drawing = bar(value, largest)
    const cells = line(rows[i + 1]!)
    if (p.reports === 0)
      return `${style.dim(cells)}  ${drawing === '' ? style.dim('no report read') : drawing}`
    return `${cells}  ${value < 0 ? style.warn(drawing) : style.quote(drawing)}`.trimEnd()
  })
  const table = ['goldstein'].includes(series.measure) ? ` (${options.table})` : ''
  return [
    `${style.title(titleOf(series))}  ${series.what}${table}`,
    style.dim(
      `by ${options.by}, ${options.since} to ${options.until}; bars show ${main}  ${points.length > 1 ? sparkline(points.map((p) => p.values[main] ?? 0)) : ''}`,
    ),
    '',
    style.strong(line(rows[0]!)),
    ...drawn,
    style.strong(line(rows[rows.length - 1]!)),
  ].join('\n')
}
