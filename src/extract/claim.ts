import { evidence } from '../ontology/evidence.ts'
import type { Finding, FindingKind, Party, Standing, Where } from '../ontology/finding.ts'
import { hash } from '../ontology/hash.ts'
import type { Span } from '../ontology/span.ts'
import { UNKNOWN_WHEN, type When } from '../ontology/when.ts'
import type { Page } from './page.ts'

/** What all findings have in common. */
export type Claim = Omit<Extract<Finding, { kind: 'formulation' }>, 'kind' | 'phrase' | 'dyad'>

/** The common fields of a finding: evidence sorted and each span once, the id hashed from report, kind, evidence and rule. */
export function claim(
  page: Page,
  kind: FindingKind,
  rule: string,
  spans: readonly Span[],
  given: {
    readonly parties: readonly Party[]
    readonly standing: Standing
    readonly confidence: number
    readonly when?: When
    readonly where?: Where | null
    readonly fields?: readonly string[]
    readonly within?: string | null
  },
): Claim {
  const seen = new Map(spans.map((s) => [`${s.start}-${s.end}`, s]))
  const proofs = [...seen.values()]
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map((s) => evidence(page.report, s))
  if (proofs.length === 0) throw new Error(`expected at least one span of evidence for ${rule}, got none`)
  return {
    id: hash('finding', [page.report.id, kind, proofs.map((e) => [e.start, e.end]), rule]),
    report: page.report.id,
    parties: given.parties,
    when: given.when ?? UNKNOWN_WHEN,
    where: given.where ?? null,
    standing: given.standing,
    fields: given.fields ?? [],
    evidence: proofs,
    rule,
    model: page.reading.model,
    confidence: Math.round(given.confidence * 1000) / 1000,
    within: given.within ?? null,
  }
}
