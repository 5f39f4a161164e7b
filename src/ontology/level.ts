import type { Actor } from './actor.ts'
import type { Finding } from './finding.ts'

/** Levels of contact, the highest first. */
export const LEVELS = [
  'head of state',
  'head of government',
  'foreign minister',
  'minister',
  'envoy or official',
] as const
export type Level = (typeof LEVELS)[number]

const LOWER =
  /\b(?:vice|deputy|assistant|under|former|ex|spokes\w+|adviser|advisor|chief of staff|office|aide|secretary to|press|wife|spouse|lady)\b/
const PATTERNS: readonly (readonly [Level, RegExp])[] = [
  [
    'head of state',
    /^(?:(?:executive|state affairs commission|interim|acting|transitional) )?president$|^(?:king|queen|emperor|empress|emir|amir|sultan|pope|grand duke|supreme leader|paramount leader|head of state|governor-general)$|^general secretary$/,
  ],
  [
    'head of government',
    /^(?:(?:acting|interim|caretaker) )?(?:prime minister|premier|(?:federal )?chancellor|chief executive|head of government|taoiseach)$/,
  ],
  [
    'foreign minister',
    /^(?:(?:foreign|external affairs?|foreign affairs) minister|minister (?:of|for) (?:foreign|external|european and foreign)\b.*|secretary of state|foreign secretary|top diplomat|chief diplomat)$/,
  ],
  [
    'minister',
    /\bminister\b|^secretary of\b|^(?:attorney general|trade representative|vice president|deputy (?:prime minister|premier)|vice premier|speaker\b.*|chairman of the standing committee.*|chair of\b.*|crown prince|national security advis[eo]r)$/,
  ],
]

/** The level of a person by the office the text gives; null for other actors and for persons without an office. */
export function levelOf(actor: Actor): Level | null {
  if (actor.type !== 'person' || actor.office === null) return null
  const title = actor.office.title.toLowerCase()
  if (actor.office.of !== null && !/^[A-Z]{3}$/.test(actor.office.of)) return 'envoy or official'
  for (const [level, pattern] of PATTERNS)
    if (pattern.test(title) && (level === 'minister' || !LOWER.test(title))) {
      if (
        level === 'minister' &&
        LOWER.test(title) &&
        /^(?:vice|deputy|assistant)\b(?!.*(?:premier|prime))/.test(title)
      )
        break
      return level
    }
  return 'envoy or official'
}

const rank = (level: Level): number => LEVELS.indexOf(level)

/** The level of a contact between two sides, states or groups of them: the lower of the highest of each side; one side's where the other's is open. */
export function contactLevel(
  finding: Finding,
  pair: readonly [string | readonly string[], string | readonly string[]],
): Level | null {
  const sides = pair.map((side) => {
    const states: readonly (string | null)[] = [side].flat()
    const levels = finding.parties
      .filter((p) => states.includes(p.actor.state) && p.role !== 'companion')
      .flatMap((p) => levelOf(p.actor) ?? [])
    return levels.length === 0 ? null : levels.reduce((a, b) => (rank(b) < rank(a) ? b : a))
  })
  const known = sides.filter((l) => l !== null)
  return known.length === 0 ? null : known.reduce((a, b) => (rank(b) > rank(a) ? b : a))
}
