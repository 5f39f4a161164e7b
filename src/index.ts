export {
  type Chancery,
  type ChanceryOptions,
  type ExportOptions,
  type OfficeAnswer,
  type Outcome,
  openChancery,
  type PersonAnswer,
  type ReadOptions,
  type Understanding,
} from './chancery.ts'
export { loadActCodes } from './format/act-codes.ts'
export { BRAT_CONFIGURATION, writeBrat } from './format/brat.ts'
export * from './format/briefing/write.ts'
export { columns, cut, padded, wrap } from './format/columns.ts'
export { writeConllu } from './format/conllu.ts'
export { dayWords, edtfWords, whenShown, whenWords } from './format/date-words.ts'
export { actorWords, describe, headOf, saidIn, standingMark, titleWords } from './format/describe.ts'
export { type Dossier, type DossierRequest, dossier, type Item, type Left } from './format/dossier.ts'
export { dossierHtml } from './format/dossier-html.ts'
export { dossierMarkdown } from './format/dossier-markdown.ts'
export { dossierText } from './format/dossier-text.ts'
export * from './format/export/formats.ts'
export { followWords } from './format/follow-words.ts'
export { type Passage, passage } from './format/passage.ts'
export { RECORD_SCHEMA } from './format/record-schema.ts'
export { SHEET_COLUMNS, type SheetScore, scoreSheet } from './format/score-sheet.ts'
export { seriesTable } from './format/series-table.ts'
export { loadOrganisations, type Organisations } from './format/side-names.ts'
export { loadStateCodes, type StateCodes } from './format/state-codes.ts'
export { distance, loadStateNames, type StateNames, stateWords } from './format/state-names.ts'
export { COLOUR, PLAIN, type Style } from './format/style.ts'
export { writeTimeml } from './format/timeml.ts'
export type { Gathered, Hints } from './gather/draft.ts'
export * from './measure/index.ts'
export * from './ontology/act.ts'
export { type Actor, type Office, organisationWords } from './ontology/actor.ts'
export { edgeDay } from './ontology/calendar-date.ts'
export type { Disagreement, Entry, Outline } from './ontology/entry.ts'
export type { Evidence } from './ontology/evidence.ts'
export * from './ontology/finding.ts'
export { type FollowThrough, STAGES, type Stage, type Status, type Step } from './ontology/follow-through.ts'
export type { Judgement } from './ontology/judgement.ts'
export type { Mention, PlaceMention, ResolvedReading, TimeMention } from './ontology/mention.ts'
export type { Note } from './ontology/note.ts'
export type { Place } from './ontology/place.ts'
export type { Attribution, Name, Reading, Sentence, TimeExpression, Word } from './ontology/reading.ts'
export type { Reference } from './ontology/reference.ts'
export { publicationDay, type Report, reportId } from './ontology/report.ts'
export type { Score } from './ontology/score.ts'
export type { Span } from './ontology/span.ts'
export type { When } from './ontology/when.ts'
export type * from './record/index.ts'
export type { ReferenceHolder } from './resolve/reference-holders.ts'

/** Meetings and visits as an iCalendar feed; its library is loaded at the first use. */
export const calendarFeed = async (
  request: import('./format/calendar.ts').CalendarRequest,
): Promise<string> => (await import('./format/calendar.ts')).calendarFeed(request)
