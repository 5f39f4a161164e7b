import type { Finding, Undertaking } from '../../ontology/finding.ts'
import { hash32 } from '../merge/copies.ts'
import { indexKeys } from '../person-name.ts'
import { bodies, everyone, names, promises, saidIn } from './match.ts'
import { contentOf, soughtIn, soughtWords } from './matter.ts'
import { tellsOutcome } from './verbs.ts'

const keyOf = (words: string): number => hash32(words) | 0
const met = (sides: readonly string[]): string => `met ${[...sides].sort().join(' ')}`
const seen = (people: readonly string[]): string[] => people.flatMap(indexKeys).map((key) => `seen ${key}`)

/** Keys that an undertaking shares with every later finding that tells how it went on. */
export function cluesOf(undertaking: Undertaking): number[] {
  const sides = bodies(undertaking, ['by', 'to'])
  const all = [
    ...soughtWords(undertaking).flatMap((group) => sides.map((side) => `${side} ${group.join(' ')}`)),
    ...(promises(undertaking, 'meeting') && sides.length > 1 ? [met(sides)] : []),
    ...(promises(undertaking, 'visit') ? seen(names(undertaking, ['by'])) : []),
  ]
  return [...new Set(all.map(keyOf))]
}

/** Keys under which the undertakings stand that a finding may tell of. */
export function tracesOf(finding: Finding): number[] {
  switch (finding.kind) {
    case 'undertaking':
      return finding.standing === 'held' && ANSWERS.includes(finding.type)
        ? groupsIn(contentOf(finding), bodies(finding, ['by']))
        : []
    case 'statement':
    case 'act':
      return finding.standing === 'held' && tellsOutcome(saidIn(finding))
        ? groupsIn(saidIn(finding), everyone(finding))
        : []
    case 'meeting':
      return [keyOf(met(everyone(finding)))]
    case 'visit':
      return [...new Set(seen(names(finding, ['visitor'])).map(keyOf))]
    default:
      return []
  }
}

/** Undertakings that can be the answer to another. */
const ANSWERS: readonly Undertaking['type'][] = ['agreement', 'pledge', 'signing', 'refusal']

/** The keys of each word and each two words of a text, as one of some says it. */
function groupsIn(text: string, sides: readonly string[]): number[] {
  const words = soughtIn(text).sort()
  return sides.flatMap((side) =>
    words.flatMap((a, i) => [
      keyOf(`${side} ${a}`),
      ...words.slice(i + 1).map((b) => keyOf(`${side} ${a} ${b}`)),
    ]),
  )
}
