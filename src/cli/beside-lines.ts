import { dayWords, type Measured, type Series, type Style } from '../index.ts'

const list = (ids: readonly string[], style: Style): string =>
  ids.length === 0 ? '' : style.dim(`  ${ids.slice(0, 3).join(' ')}${ids.length > 3 ? ' …' : ''}`)
const level = (name: string | null): string => (name === 'any' ? 'all levels' : (name ?? 'level not stated'))
const days = (n: number): string => `${n} ${n === 1 ? 'day' : 'days'}`

/** What stands beside the series of a measure: tempo, balance, follow-through or phrases. */
export function besideLines(measured: Measured, style: Style): string[] {
  const { from, to } = measured.series[0] as Series
  const { tempo, visits, followThrough, phrases, asOf } = measured
  const lines: string[] = []
  if (tempo !== null) {
    lines.push('', style.heading(`TEMPO OF CONTACT  to ${dayWords(asOf)}`))
    for (const t of tempo) {
      const last =
        t.last === null ? 'none with a known day' : `last ${dayWords(t.last.day)}, ${days(t.since!)} before`
      const gaps =
        t.gaps === null
          ? ''
          : `; gaps: median ${days(t.gaps.median)}, longest ${days(t.gaps.longest)} (${dayWords(t.gaps.between[0].day)} to ${dayWords(t.gaps.between[1].day)})`
      const open = t.undated > 0 ? `; ${t.undated} without a day` : ''
      lines.push(
        `  ${level(t.level).padEnd(20)}${String(t.contacts.length).padStart(4)}  ${last}${gaps}${open}${t.last ? style.dim(`  ${t.last.entry}`) : ''}`,
      )
    }
  }
  if (visits !== null) {
    lines.push('', style.heading(`WHO VISITS WHOM  ${from.name} → ${to.name} and ${to.name} → ${from.name}`))
    for (const v of visits)
      lines.push(
        `  ${level(v.level).padEnd(20)}${String(v.out.length).padStart(4)}${String(v.back.length).padStart(4)}${list([...v.out, ...v.back], style)}`,
      )
  }
  if (followThrough !== null) {
    const { engagements: e, undertakings } = followThrough
    lines.push('', style.heading(`ANNOUNCED MEETINGS AND VISITS  as of ${dayWords(asOf)}`))
    for (const [name, ids] of [
      ['held', e.held],
      ['cancelled', e.cancelled],
      ['passed, not reported', e.unreported],
      ['ahead', e.ahead],
      ['for no known day', e.undated],
    ] as const)
      lines.push(`  ${name.padEnd(20)}${String(ids.length).padStart(4)}${list(ids, style)}`)
    if (e.rate !== null)
      lines.push(`  ${'held of those passed'.padEnd(20)}${`${Math.round(100 * e.rate)} %`.padStart(6)}`)
    const way = { out: from.name, back: to.name, both: 'together' }
    lines.push('', style.heading('UNDERTAKINGS  made, with a day, of these overdue'))
    for (const u of undertakings)
      lines.push(
        `  ${`${way[u.way]}: ${u.type}`.padEnd(20)}${[u.made, u.due, u.overdue].map((l) => String(l.length).padStart(4)).join('')}${list(u.made, style)}`,
      )
    lines.push(
      style.dim('  The record keeps no status of undertakings: whether one was kept is not inferred.'),
    )
  }
  if (phrases !== null) {
    lines.push('', style.heading('SET PHRASES  uses, first and last'))
    for (const p of phrases) {
      const time =
        p.first === null
          ? 'without a day'
          : p.first.day === p.last!.day
            ? dayWords(p.first.day)
            : `${dayWords(p.first.day)} to ${dayWords(p.last!.day)}`
      const by = p.by.map((b) => `${b.name}${b.state === null ? '' : ` (${b.state})`} ${b.uses}`).join(', ')
      lines.push(
        `  “${p.phrase}”  ${p.uses.length}, ${time}${by === '' ? '' : `; ${by}`}${list(p.uses, style)}`,
      )
    }
  }
  return lines
}
