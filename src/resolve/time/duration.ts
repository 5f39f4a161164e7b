import { addDays, addMonths, type Day, isDay } from '../../ontology/calendar-date.ts'
import type { Amount } from './parts.ts'
import { unitOf } from './vocabulary.ts'

const figure = (count: number | null): string => (count === null ? 'X' : String(count))

/** The unit that parts of an hour or a minute are written in. */
const FINER: { readonly [unit: string]: string | undefined } = { hour: 'M', minute: 'S' }

/** Amounts as TIMEX3 writes a duration: `P4D`, `P2W`, `PT5H30M`, `PXY`, `P10Y` for a decade. */
export function durationValue(amounts: readonly Amount[]): string {
  let date = ''
  let time = ''
  for (const { count, unit } of merged(amounts)) {
    const { letter, times } = unitOf(unit)
    if (unit === 'century' && count === null) date += 'XC'
    else if (unit === 'weekend') date += count === 1 ? '2D' : `${figure(count)}WE`
    else if (letter.startsWith('T')) {
      const whole = count === null ? null : Math.floor(count)
      const finer = FINER[unit]
      if (finer && count !== null && count !== whole) {
        time += `${whole ? `${whole}${letter[1]}` : ''}${Math.round((count - whole!) * 60)}${finer}`
      } else time += `${figure(count)}${letter[1]}`
    } else if (unit === 'year' && count !== null && count % 1 === 0.5)
      date += `${count > 1 ? `${Math.floor(count)}Y` : ''}6M`
    else date += `${figure(count === null ? null : count * times)}${letter}`
  }
  return `P${date}${time ? `T${time}` : ''}`
}

const merged = (amounts: readonly Amount[]): Amount[] => {
  const found: Amount[] = []
  for (const a of amounts) {
    if (a.count === null && found.length > 0) continue
    const same = found.findIndex((b) => b.unit === a.unit)
    const b = found[same]
    if (b && b.count !== null && a.count !== null) found[same] = { unit: a.unit, count: b.count + a.count }
    else if (!b) found.push(a)
  }
  return found
}

/** Length in days, where every unit has a fixed one. */
export function durationDays(amounts: readonly Amount[]): number | null {
  let days = 0
  for (const { count, unit } of amounts) {
    const { days: each, times } = unitOf(unit)
    if (count === null || each === null) return null
    days += count * each * times
  }
  return amounts.length ? days : null
}

/** The day that lies amounts after a day, or before it for sign -1; null when a count is not given or leads beyond the years 0 to 9999. */
export function move(day: Day, amounts: readonly Amount[], sign: 1 | -1): Day | null {
  let at = day
  for (const { count, unit } of amounts) {
    if (count === null) return null
    const { days, months, times } = unitOf(unit)
    if (months !== null) at = addMonths(at, Math.round(sign * count * months * times))
    else if (days !== null) at = addDays(at, Math.round(sign * count * days * times))
  }
  return isDay(at) ? at : null
}
