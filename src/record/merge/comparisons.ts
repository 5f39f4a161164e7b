import type { FindingKind } from '../../ontology/finding.ts'
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

/** The questions put to two claims of each kind, in order; what their answers weigh, and the sum at which they are taken for one. */
export const COMPARISONS: Readonly<
  Record<
    FindingKind,
    { readonly least: number; readonly list: readonly Comparison[]; readonly weights: Weights }
  >
> = {
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
