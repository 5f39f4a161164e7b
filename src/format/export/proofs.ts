import type { Evidence } from '../../ontology/evidence.ts'
import type { Finding } from '../../ontology/finding.ts'

/** Evidence of a finding and the field that it proves, as `parties[0].actor.office` or `content[1]`. */
export interface Proof {
  readonly field: string
  readonly evidence: Evidence
}

const isEvidence = (value: object): value is Evidence => 'quote' in value && 'start' in value

/** Every piece of evidence of a finding with its field, in the order of the record's keys. */
export function proofsOf(finding: Finding): Proof[] {
  const found: Proof[] = []
  const walk = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) return
    if (isEvidence(value)) found.push({ field: path.replace(/\.evidence$/, ''), evidence: value })
    else if (Array.isArray(value)) for (const [i, item] of value.entries()) walk(item, `${path}[${i}]`)
    else for (const [key, item] of Object.entries(value)) walk(item, path === '' ? key : `${path}.${key}`)
  }
  walk(finding, '')
  return found
}
