export type { Added, Addition } from './add.ts'
export type { BackupContents } from './backup.ts'
export type { Changes } from './changes.ts'
export type { Counterpart } from './counterparts.ts'
export type { Counts } from './counts.ts'
export type { CoverageRow, CoverageUnit, PublisherRow } from './coverage.ts'
export type { Filter, Page } from './filter.ts'
export type { JudgementView, NewJudgement } from './judge.ts'
export type { NamedPerson } from './named.ts'
export {
  type ChanceryRecord,
  openRecord,
  type RecordOptions,
} from './record.ts'
export type { Extent, ReportFilter, StoredReport } from './reports.ts'
export type { RestoreOptions } from './restore.ts'
export type { Hit, SearchOptions } from './search.ts'
export type { FollowedEntry, UndertakingFilter } from './undertakings.ts'
export type { Holder, OfficeHeld, Person } from './who.ts'
