import type { ActType, Goldstein, Quad } from './act.ts'
import type { Actor } from './actor.ts'
import type { Evidence } from './evidence.ts'
import type { Place } from './place.ts'
import type { When } from './when.ts'

/** How the text presents it: "will visit" is `announced`, "declined to meet" is `denied`. */
export type Standing = 'held' | 'announced' | 'proposed' | 'offered' | 'denied' | 'cancelled' | 'hypothetical'

export type Role =
  | 'participant'
  | 'host'
  | 'visitor'
  | 'companion'
  | 'speaker'
  | 'addressee'
  | 'relay'
  | 'by'
  | 'to'
  | 'holder'
  | 'observer'
  | 'source'
  | 'target'

/** An actor in a finding, and the words that put it there. */
export interface Party {
  readonly role: Role
  readonly actor: Actor
  readonly evidence: Evidence
}

/** Where a finding took place, with the words that say so. */
export interface Where extends Place {
  readonly evidence: Evidence
}

interface Claim {
  /** Hash of report, kind, evidence and rule: reading twice adds nothing. */
  readonly id: string
  readonly report: string
  readonly parties: readonly Party[]
  readonly when: When
  readonly where: Where | null
  readonly standing: Standing
  /** Issue areas, as `economy`, `security`. */
  readonly fields: readonly string[]
  /** The words that prove it; never empty. */
  readonly evidence: readonly Evidence[]
  /** Name of the rule that found it. */
  readonly rule: string
  readonly model: string
  /** Calibrated: of findings at 0.9, nine in ten are right. */
  readonly confidence: number
  /** Id of the finding it belongs to, as a meeting within a visit. */
  readonly within: string | null
}

export interface Meeting extends Claim {
  readonly kind: 'meeting'
  readonly format: 'in-person' | 'call' | 'video' | 'letter'
  /** "summit", "talks", "luncheon", "forum", "sidelines of …". */
  readonly setting: string | null
  /** 3 for "their third meeting". */
  readonly ordinal: number | null
  /** What was talked about, each in the words of the text. */
  readonly matters: readonly Evidence[]
}

export interface Stop {
  readonly place: Where
  readonly when: When
  readonly standing: Standing
}

export interface Visit extends Claim {
  readonly kind: 'visit'
  readonly visitType: 'state' | 'official' | 'working' | 'private' | null
  readonly stops: readonly Stop[]
  /** Length in days as the text states it. */
  readonly days: number | null
  /** Those who travel along; they also stand in `parties` as `companion`. */
  readonly companions: readonly Actor[]
}

export interface Statement extends Claim {
  readonly kind: 'statement'
  readonly mode: 'direct' | 'indirect' | 'mixed'
  readonly content: readonly Evidence[]
  /** "in the meeting", "in a statement", "to reporters", "via spokesperson". */
  readonly channel: string | null
}

/** What is undertaken: agreed, promised, asked or refused. */
export const UNDERTAKING_TYPES = [
  'agreement',
  'pledge',
  'request',
  'demand',
  'proposal',
  'offer',
  'refusal',
  'signing',
] as const
export type UndertakingType = (typeof UNDERTAKING_TYPES)[number]

export interface Undertaking extends Claim {
  readonly kind: 'undertaking'
  readonly type: UndertakingType
  readonly content: readonly Evidence[]
  readonly due: When | null
  /** "memorandum of understanding", "treaty", "joint statement". */
  readonly instrument: string | null
}

export interface Tenure extends Claim {
  readonly kind: 'tenure'
  readonly office: string
  /** The state or organisation the office belongs to. */
  readonly of: Actor | null
  /** "No. 2". */
  readonly rank: string | null
  /** Equivalents the text states: "the equivalent of Korea's National Assembly speaker". */
  readonly equivalent: Evidence | null
  readonly from: When | null
  readonly to: When | null
  readonly former: boolean
  readonly acting: boolean
}

export interface Commemoration extends Claim {
  readonly kind: 'commemoration'
  /** 150 for "150th anniversary". */
  readonly years: number
  /** 1876: the year the anniversary counts from. */
  readonly base: number | null
  /** What is commemorated. */
  readonly of: Evidence
}

export interface Formulation extends Claim {
  readonly kind: 'formulation'
  readonly phrase: string
  /** The states whose relationship it characterises, ISO alpha-3, sorted. */
  readonly dyad: readonly string[]
}

/** A coded political act of its sources toward its targets, by PLOVER and CAMEO: "Turkey expelled the ambassador of Chile". */
export interface Act extends Claim {
  readonly kind: 'act'
  readonly type: ActType
  /** How, as PLOVER lists modes: `visit` of CONSULT, `expel` of SANCTION; null where the text does not say. */
  readonly mode: string | null
  /** PLOVER contexts, as `military`, `diplomatic`; sorted. */
  readonly contexts: readonly string[]
  /** Verbal cooperation 1, material cooperation 2, verbal conflict 3, material conflict 4; by the PLOVER type. */
  readonly quad: Quad
  /** Text with its leading zero, as `0831`. */
  readonly cameo: string
  /** Scores of the code in the ICEWS and the GDELT table. */
  readonly goldstein: Goldstein
  /** How likely the type is by the model's scores and the lexicon together, 0 to 1; null where the model scored no word of it. */
  readonly typeConfidence: number | null
}

/** One report's claim. */
export type Finding = Meeting | Visit | Statement | Undertaking | Tenure | Commemoration | Formulation | Act
export type FindingKind = Finding['kind']

/** The kinds, in the order a dossier shows them. */
export const FINDING_KINDS: readonly FindingKind[] = [
  'meeting',
  'visit',
  'statement',
  'undertaking',
  'tenure',
  'commemoration',
  'formulation',
  'act',
]

/** The states that take part in a finding, ISO alpha-3, sorted, each once. */
export const statesOf = (finding: Finding): readonly string[] =>
  [
    ...new Set([
      ...finding.parties.flatMap((p) => (p.actor.state === null ? [] : [p.actor.state])),
      ...(finding.kind === 'formulation' ? finding.dyad : []),
    ]),
  ].sort()
