export { type Side, together } from '../ontology/side.ts'
export type { Exchange, ExchangeOptions } from './exchange.ts'
export type { FollowThrough } from './follow-through.ts'
export { type Basis, DEFAULTS, type Measured, measure } from './measure.ts'
export { MEASURES, type Measure, measureNamed } from './measures.ts'
export { type Counting, type SeriesOptions, TABLES } from './options.ts'
export { type Period, periodOf, periodsBetween, UNITS, type Unit } from './period.ts'
export type { PhraseUse } from './phrase-use.ts'
export type { Answer, Reciprocity, ReciprocityRequest, Response } from './reciprocity/reciprocity.ts'
export type { Coverage, Point, Series, SeriesRequest } from './series.ts'
export { seriesOf } from './series.ts'
export { REASONS, type Reason, STANDINGS } from './tally.ts'
export type { Tempo } from './tempo.ts'
export type { VisitBalance } from './visit-balance.ts'

/** How two series answer each other; the library of linear algebra is loaded at the first use. */
export const reciprocity = async (
  request: import('./reciprocity/reciprocity.ts').ReciprocityRequest,
): Promise<import('./reciprocity/reciprocity.ts').Reciprocity> =>
  (await import('./reciprocity/reciprocity.ts')).reciprocity(request)
