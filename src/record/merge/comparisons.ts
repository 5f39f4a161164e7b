import type { FindingKind } from '../../ontology/finding.ts'
import type { Claim } from './claim.ts'
import {
  actCode,
  base,
  closeDays,
  company,
  content,
  deed,
  holder,
  office,
  phrase,
  remembered,
  role,
  target,
  term,
  undertakingType,
} from './compare-claims.ts'
import { format, ordinal, place, setting, standing, stay, travel, visitType } from './compare-events.ts'
import type { Comparison, Weights } from './comparison.ts'
import { dates } from './dates.ts'
import { parties } from './persons.ts'
import { WEIGHTS } from './weights.ts'

interface Questions {
  readonly least: number
  readonly list: readonly Comparison[]
  readonly weights: Weights
}

/** The questions put to two claims of each kind, in order; what their answers weigh, and the sum at which they are taken for one. */
export const COMPARISONS: Readonly<Record<FindingKind, Questions>> = {
  meeting: {
    ...WEIGHTS.meeting,
    list: [standing, parties, dates, place, format, setting, ordinal],
  },
  visit: { ...WEIGHTS.visit, list: [standing, travel, stay, visitType] },
  statement: {
    ...WEIGHTS.statement,
    list: [role('speaker', 'Does the same person speak?', false), company, closeDays, content(0.4, 'said')],
  },
  undertaking: {
    ...WEIGHTS.undertaking,
    list: [
      standing,
      undertakingType,
      role('by', 'Is it undertaken by the same?', true),
      company,
      closeDays,
      content(0.35, 'undertaken'),
    ],
  },
  tenure: { ...WEIGHTS.tenure, list: [holder, office, term] },
  commemoration: { ...WEIGHTS.commemoration, list: [base, remembered] },
  formulation: { ...WEIGHTS.formulation, list: [phrase] },
  act: {
    ...WEIGHTS.act,
    list: [
      standing,
      actCode,
      role('source', 'Is it done by the same?', true),
      target,
      closeDays,
      place,
      company,
      deed,
    ],
  },
}

/** What is put to two claims: to acts that are both meetings, or both visits, what is put to these. */
export function questionsOf(a: Claim, b: Claim): Questions & { readonly of: readonly [Claim, Claim] } {
  const [x, y] = [a.encounter, b.encounter]
  return x !== null && y !== null && x.kind === y.kind
    ? { ...COMPARISONS[x.kind], of: [x, y] }
    : { ...COMPARISONS[a.kind], of: [a, b] }
}
