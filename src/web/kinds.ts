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
