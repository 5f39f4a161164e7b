import type { TimeExpression } from '../../ontology/reading.ts'
import type { Timex, TimexMod } from '../../ontology/timex.ts'
import type { Meaning, Setting } from './meaning.ts'
import type { Parts } from './parts.ts'
import { timex } from './period.ts'

/** A meaning as TIMEX3 writes it; the one place where our values follow the conventions of TimeBank. */
export function timexOf(
  meaning: Meaning,
  parts: Parts,
  marked: TimeExpression['type'],
  setting: Setting,
): Timex {
  // "recent years" marked as a date is a reference, marked as a duration a length.
  const recent = parts.recent === true && marked === 'date'
  const type = recent ? 'date' : typeOf(meaning, marked)
  return {
    type,
    value: recent ? 'PAST_REF' : timexValue(meaning),
    mod: modOf(parts),
    quant: type === 'set' ? (parts.quant ?? null) : null,
    freq: type === 'set' ? (parts.freq ?? null) : null,
    publication: publicationTo(meaning, parts, setting),
  }
}

const typeOf = (meaning: Meaning, marked: TimeExpression['type']): Timex['type'] => {
  if (meaning.kind === 'set') return 'set'
  if (meaning.kind === 'duration') return marked === 'set' ? 'set' : 'duration'
  if (meaning.kind === 'date' && meaning.clock) return 'time'
  return marked === 'time' ? 'date' : marked
}

function timexValue(meaning: Meaning): string | null {
  switch (meaning.kind) {
    case 'date': {
      const value = meaning.value ?? `${timex(meaning.period)}${meaning.clock}`
      return meaning.until && !meaning.beyond ? `${value}/${timex(meaning.until)}` : value
    }
    case 'open':
      return null
    default:
      return meaning.value
  }
}

const EDGES: { readonly [E in NonNullable<Parts['edge']>]: TimexMod } = {
  early: 'START',
  start: 'START',
  earlier: 'START',
  mid: 'MID',
  late: 'END',
  end: 'END',
  later: 'END',
}

const modOf = ({ edge, mod, bound }: Parts): TimexMod | null =>
  mod ?? (edge ? EDGES[edge] : bound === 'after' ? 'ON_OR_AFTER' : null)

/** Relations and directions that count from another date of the text. */
const TOLD = /^(?:previous|following|same|the)$/

function publicationTo(meaning: Meaning, parts: Parts, setting: Setting): Timex['publication'] {
  const { published, narrative } = setting
  if (published === null) return null
  if (meaning.kind === 'duration') {
    if (meaning.covers?.to === published) return 'ends'
    return meaning.covers?.from === published ? 'begins' : null
  }
  if (meaning.kind === 'reference') return parts.vague === undefined ? null : 'counted'
  if (meaning.kind !== 'date' || meaning.basis === 'stated') return null
  const told =
    narrative ||
    TOLD.test(parts.named ?? '') ||
    parts.relations.some((r) => TOLD.test(r.relation)) ||
    parts.direction === 'earlier' ||
    parts.direction === 'later' ||
    parts.told === true
  return told ? null : 'counted'
}
