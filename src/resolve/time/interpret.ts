import { counted } from './counted.ts'
import { dated, type Meaning, type Setting } from './meaning.ts'
import { namedDate } from './named-date.ts'
import type { Parts } from './parts.ts'
import { refined } from './refine.ts'
import { setValue } from './set.ts'

/** What an expression means in its setting; null when its words say nothing of time. */
export function interpret(parts: Parts, setting: Setting): Meaning | null {
  if (parts.told) {
    const told = setting.anchors.at(-1)
    return told ? dated(told.period, 'relative') : { kind: 'reference', value: 'PAST_REF' }
  }
  if (parts.indefinite) return { kind: 'duration', value: 'PXX', days: null, covers: null }
  if (parts.vague) return { kind: 'reference', value: `${parts.vague}_REF` }
  if (parts.beforeChrist && parts.year !== undefined)
    return { kind: 'reference', value: `BC${two(parts.year, 4)}${partOfYear(parts)}` }
  if (parts.beforeChrist && parts.century !== undefined)
    return { kind: 'reference', value: `BC${two(parts.century / 100)}` }
  if (parts.set) return { kind: 'set', value: setValue(parts) }
  if (parts.amounts.length > 0) return counted(parts, setting)
  const found = namedDate(parts, setting)
  return found?.kind === 'date' ? refined(found, parts, setting) : found
}

const two = (n: number, length = 2): string => String(n).padStart(length, '0')

const SEASONS: { readonly [month: number]: string } = { 3: 'SP', 6: 'SU', 9: 'FA', 12: 'WI' }

/** Of a year before Christ its month, with the day, or its season, as TIMEX3 writes it. */
const partOfYear = ({ month, day, season }: Parts): string =>
  month !== undefined
    ? `-${two(month)}${day === undefined ? '' : `-${two(day)}`}`
    : season !== undefined
      ? `-${SEASONS[season]}`
      : ''
