import type { FindingKind } from '../index.ts'

/** The kinds in the order that pages list them. */
export const KINDS: readonly FindingKind[] = [
  'meeting',
  'visit',
  'statement',
  'undertaking',
  'act',
  'tenure',
  'commemoration',
  'formulation',
]

/** The letter that marks a kind in a text, as colour alone must not. */
export const LETTER: Readonly<Record<FindingKind, string>> = {
  meeting: 'M',
  visit: 'V',
  statement: 'S',
  undertaking: 'U',
  act: 'A',
  tenure: 'T',
  commemoration: 'C',
  formulation: 'F',
}
