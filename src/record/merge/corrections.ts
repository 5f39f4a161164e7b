import type { Finding } from '../../ontology/finding.ts'
import type { Judgement } from '../../ontology/judgement.ts'
import type { Claim } from './claim.ts'
import { renames } from './rename.ts'

/** What people's judgements change in findings and entries. */
export interface Corrections {
  /** The finding with its corrected fields. */
  finding(finding: Finding): Finding
  /** The claim with persons named as judged. */
  claim(claim: Claim): Claim
  /** Whether a finding, or an entry by its id, is judged wrong. */
  wrong(id: string): boolean
  /** Corrected fields for an entry. */
  edits(id: string): readonly object[]
  /** All that is judged the same as it. */
  same(id: string): readonly string[]
  /** All findings of which a field is corrected, and all persons whose name is. */
  readonly edited: readonly string[]
  readonly people: readonly string[]
}

/** Reads effective judgements, the latest of `right` and `wrong` counting. */
export function corrections(judged: readonly Judgement[]): Corrections {
  const people = renames(judged)
  const verdicts = new Map<string, Judgement['verdict']>()
  const edits = new Map<string, object[]>()
  const same = new Map<string, string[]>()
  const put = <T>(map: Map<string, T[]>, key: string, values: readonly T[]) =>
    map.set(key, [...(map.get(key) ?? []), ...values])
  for (const j of judged)
    for (const s of j.subject) {
      if (j.verdict === 'wrong' || j.verdict === 'right') verdicts.set(s, j.verdict)
      if (j.verdict === 'edit') put(edits, s, [j.value as object])
      if (j.verdict === 'same') put(same, s, j.subject)
    }
  return {
    finding: (finding) => people.finding((edits.get(finding.id) ?? []).reduce<Finding>(corrected, finding)),
    claim: people.claim,
    wrong: (id) => verdicts.get(id) === 'wrong',
    edits: (id) => edits.get(id) ?? [],
    same: (id) => same.get(id) ?? [],
    edited: [...edits.keys()].filter((id) => id.startsWith('finding:')),
    people: [...edits.keys()].filter((id) => id.startsWith('person:')),
  }
}

/** Fields that say which finding it is; no correction changes them. */
export const FIXED = ['id', 'kind', 'report', 'evidence'] as const

/** A finding with some fields corrected. */
export function corrected(finding: Finding, edit: object): Finding {
  const fields = Object.fromEntries(
    Object.entries(edit).filter(([key]) => key in finding && !(FIXED as readonly string[]).includes(key)),
  )
  return { ...finding, ...fields } as Finding
}
