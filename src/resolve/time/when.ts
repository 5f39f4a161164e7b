import { later } from '../../ontology/calendar-date.ts'
import { evidence } from '../../ontology/evidence.ts'
import type { Report } from '../../ontology/report.ts'
import type { Span } from '../../ontology/span.ts'
import { UNKNOWN_WHEN, type When } from '../../ontology/when.ts'
import type { Meaning, Setting } from './meaning.ts'
import { edtf, lastDay, type Period, periodAt } from './period.ts'

/** The days a meaning covers, with the words that say so. Durations that nothing anchors have none. */
export function whenOf(...told: Parameters<typeof meant>): When {
  const when = meant(...told)
  const { from, to, evidence: proof } = when
  return from !== null && to !== null && from > to ? { ...UNKNOWN_WHEN, evidence: proof } : when
}

/** The days as the words have them: of words that make no sense together they may end before they begin. */
function meant(
  meaning: Meaning,
  report: Report,
  span: Span,
  setting: Setting,
  bound: 'since' | 'until' | 'after' | null,
): When {
  const proof = evidence(report, span)
  switch (meaning.kind) {
    case 'date': {
      const { period, until, limits, approximate, basis } = meaning
      const from = limits?.from ?? period.first
      const last = limits?.to ?? lastDay(period)
      const to = until ? later(lastDay(until), last) : last
      const about = (p: Period): string => {
        // The quarter of a fiscal year is told no better than the year.
        const plain = edtf(from < period.first && p.grain !== 'day' ? periodAt('year', p.first) : p)
        return approximate && !plain.includes('/') ? `${plain}~` : plain
      }
      const written = until ? interval(about(period), about(until)) : about(period)
      if (bound === 'since' || bound === 'after')
        return { edtf: `${firstOf(written)}/..`, from, to: null, basis, evidence: proof }
      if (bound === 'until') return { edtf: `../${lastOf(written)}`, from: null, to, basis, evidence: proof }
      return { edtf: written, from, to, basis, evidence: proof }
    }
    case 'duration': {
      const { covers } = meaning
      if (!covers) return { ...UNKNOWN_WHEN, evidence: proof }
      return {
        edtf:
          covers.from !== null && covers.from === covers.to
            ? covers.from
            : `${covers.from ?? '..'}/${covers.to ?? '..'}`,
        ...covers,
        basis: 'relative',
        evidence: proof,
      }
    }
    case 'reference': {
      const { published } = setting
      if (meaning.covers) {
        const { from, to } = meaning.covers
        return { edtf: `${from ?? '..'}/${to ?? '..'}`, from, to, basis: 'relative', evidence: proof }
      }
      if (!published || !meaning.value.endsWith('_REF')) return { ...UNKNOWN_WHEN, evidence: proof }
      if (meaning.value === 'PRESENT_REF')
        return { edtf: published, from: published, to: published, basis: 'publication', evidence: proof }
      return meaning.value === 'PAST_REF'
        ? { edtf: `../${published}`, from: null, to: published, basis: 'relative', evidence: proof }
        : { edtf: `${published}/..`, from: published, to: null, basis: 'relative', evidence: proof }
    }
    case 'open':
      return { edtf: null, from: meaning.from, to: meaning.to, basis: 'unknown', evidence: proof }
    default:
      return { ...UNKNOWN_WHEN, evidence: proof }
  }
}

const firstOf = (written: string): string => written.split('/')[0]!
const lastOf = (written: string): string => written.split('/').at(-1)!

/** The EDTF interval from the beginning of one date to the end of another. */
export const interval = (from: string, to: string): string => `${firstOf(from)}/${lastOf(to)}`
