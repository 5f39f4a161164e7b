import type { TimeExpression } from '../../ontology/reading.ts'
import type { Timex, TimexMod } from '../../ontology/timex.ts'
import { durationValue } from './duration.ts'
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
  const reference = marked === 'date' ? referenceOf(parts) : null
  // A length of time between two points, though we know the second.
  const length = parts.apart && meaning.kind === 'date' ? durationValue(parts.amounts) : null
  const type = reference ? 'date' : length ? 'duration' : typeOf(meaning, marked)
  return {
    type,
    value: reference ?? length ?? timexValue(meaning),
    mod: modOf(parts),
    quant: type === 'set' ? (parts.quant ?? null) : null,
    freq: type === 'set' ? (parts.freq ?? null) : null,
    publication: publicationTo(meaning, parts, setting),
  }
}

/** "recent years" and "coming months" are references where they are marked as a date, lengths where as a duration. */
function referenceOf({ amounts, named, recent, until }: Parts): string | null {
  if (amounts.length === 0 || until || amounts.some((a) => a.count !== null)) return null
  if (recent || named === 'past' || named === 'last') return 'PAST_REF'
  return named === 'coming' || named === 'next' ? 'FUTURE_REF' : null
}

const typeOf = (meaning: Meaning, marked: TimeExpression['type']): Timex['type'] => {
  if (meaning.kind === 'set') return 'set'
  if (meaning.kind === 'duration') return marked === 'set' ? 'set' : 'duration'
  if (meaning.kind === 'date' && meaning.clock) return 'time'
  return marked === 'set' ? marked : 'date'
}

function timexValue(meaning: Meaning): string | null {
  switch (meaning.kind) {
    case 'date': {
      const value = meaning.value ?? `${timex(meaning.period)}${meaning.clock}`
      // The night of 3 to 4 May is that of the 3rd.
      const whole = meaning.beyond || meaning.clock === 'TNI'
      return meaning.until && !whole ? `${value}/${timex(meaning.until)}` : value
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
