import type { ActType, Quad } from '../../src/ontology/act.ts'
import type { Entry, Outline } from '../../src/ontology/entry.ts'
import type { Evidence } from '../../src/ontology/evidence.ts'
import type { Finding, FindingKind, Party, Role, Standing } from '../../src/ontology/finding.ts'
import type { Side } from '../../src/ontology/side.ts'
import { UNKNOWN_WHEN, type When } from '../../src/ontology/when.ts'

/** What an entry says, shortly: `parties` are "role STATE[.office]" or "role org:id", parted by commas. */
export interface Told {
  readonly kind: FindingKind
  readonly parties: string
  /** A day, month or year, or a day to a day (`2026-01-04/2026-01-07`); null where not known. */
  readonly when: string | null
  readonly id?: string
  readonly standing?: Standing
  readonly reports?: number
  readonly publishers?: number
  readonly within?: string
  readonly own?: Readonly<Record<string, unknown>>
}

const proof: Evidence = { report: 'report:1', start: 0, end: 4, quote: 'told' }

const end = (date: string, first: boolean): string => {
  if (date.length === 4) return first ? `${date}-01-01` : `${date}-12-31`
  if (date.length === 10) return date
  const [year, month] = date.split('-').map(Number) as [number, number]
  return first ? `${date}-01` : new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}

const whenOf = (edtf: string | null): When => {
  if (edtf === null) return UNKNOWN_WHEN
  const [from, to = from] = edtf.split('/') as [string, string?]
  return { edtf, from: end(from, true), to: end(to, false), basis: 'stated', evidence: null }
}

function partyOf(text: string): Party {
  const [role, who] = text.trim().split(' ') as [Role, string]
  if (who.startsWith('org:'))
    return {
      role,
      evidence: proof,
      actor: { id: who, type: 'organisation', name: who, state: null, office: null, as: who },
    }
  const [state, title] = who.split('.') as [string, string?]
  return {
    role,
    evidence: proof,
    actor:
      title === undefined
        ? { id: `state:${state}`, type: 'state', name: state, state, office: null, as: state }
        : {
            id: `person:${state}.${title}`,
            type: 'person',
            name: `${title} of ${state}`,
            state,
            office: { title: title.replace(/-/g, ' '), of: state, evidence: proof },
            as: title,
          },
  }
}

const OWN: Readonly<Record<FindingKind, object>> = {
  meeting: { format: 'in-person', setting: null, ordinal: null, matters: [] },
  visit: { visitType: null, stops: [], days: null, companions: [] },
  statement: { mode: 'indirect', channel: null, content: [] },
  undertaking: { type: 'pledge', due: null, instrument: null, content: [] },
  tenure: {
    office: 'president',
    of: null,
    rank: null,
    equivalent: null,
    from: null,
    to: null,
    former: false,
    acting: false,
  },
  commemoration: { years: 10, base: null, of: proof },
  formulation: { phrase: 'old friends', dyad: ['CHN', 'KOR'] },
  act: act('CONSULT', 1, '040', 1),
}

/** The fields of an act; the second Goldstein score is that of the GDELT table where it differs. */
export function act(type: ActType, quad: Quad, cameo: string, icews: number | null, gdelt = icews): object {
  return { type, mode: null, contexts: [], quad, cameo, goldstein: { icews, gdelt } }
}

let made = 0

/** The day on which the reports of undated entries were published. */
export const PUBLISHED = '2026-02-20'

/** An entry of one finding. */
export function entry(told: Told): Entry & Outline {
  const id = told.id ?? String(++made).padStart(4, '0')
  const view = {
    id: `finding:${id}`,
    report: 'report:1',
    kind: told.kind,
    parties: told.parties.split(',').map(partyOf),
    when: whenOf(told.when),
    where: null,
    standing: told.standing ?? 'held',
    fields: [],
    evidence: [proof],
    rule: 'written',
    model: 'none',
    confidence: 0.9,
    within: told.within ?? null,
    ...OWN[told.kind],
    ...told.own,
  } as unknown as Finding
  return {
    id: `entry:${id}`,
    kind: told.kind,
    view,
    findings: [view],
    first: view.when.from ?? PUBLISHED,
    reports: told.reports ?? 1,
    publishers: told.publishers ?? 1,
    disagreements: [],
    because: [],
  }
}

export const side = (...states: string[]): Side => ({
  name: states.join('+'),
  states: states.filter((s) => !s.startsWith('org:')),
  organisations: states.filter((s) => s.startsWith('org:')),
})
