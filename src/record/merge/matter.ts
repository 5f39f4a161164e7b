import type { Act, Finding } from '../../ontology/finding.ts'
import { overlaps } from '../../ontology/span.ts'
import { wordsOf } from '../words.ts'

/** Whether an act is a meeting or a visit, which its report tells with the same words, or the announcement of one. */
export const encounters = (finding: Finding): finding is Act =>
  finding.kind === 'act' && /^act\/(meeting|visit)/.test(finding.rule)

/** Whether an act is a meeting or a visit itself: two reports of it tell of one act if they tell of one meeting. */
export const consults = (finding: Finding): finding is Act =>
  encounters(finding) && finding.type === 'CONSULT'

/** Whether an act is done by words alone: what it is about tells it from others, where a text only says "they agreed". */
export const verbal = (finding: Finding): finding is Act =>
  finding.kind === 'act' && (finding.quad === 1 || finding.quad === 3) && !encounters(finding)

/** What an act of words is about: the words of the statements and undertakings that its report tells with the same words. */
export const matterOf = (finding: Finding, all: readonly Finding[]): string[] =>
  verbal(finding)
    ? all.flatMap((other) =>
        (other.kind === 'statement' || other.kind === 'undertaking') &&
        other.evidence.some((e) => finding.evidence.some((own) => overlaps(e, own)))
          ? other.content.flatMap((e) => wordsOf(e.quote))
          : [],
      )
    : []
