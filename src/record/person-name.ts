import { romanised } from './romanised.ts'

/** Spellings of one sound, folded in this order: romanisations differ by outlet ("Yoo-jung", "Yu-jung"; "Zelensky", "Zelenskyy"). */
const FOLDS: readonly (readonly [RegExp, string])[] = [
  [/^(mr|mrs|ms|dr|sir|lord|president|premier|prime minister|minister)\.? /, ''],
  [/\b(jr|sr|ii|iii|iv)\b\.?/g, ''],
  [/\b(al|el)[- ]/g, ''],
  [/\b(rhee|yi|ri|lee)\b/g, 'li'],
  [/\b(park|bak)\b/g, 'pak'],
  [/\bchoi\b/g, 'choe'],
  [/jung/g, 'jeong'],
  [/young/g, 'yeong'],
  [/yoo|you(?!s)/g, 'yu'],
  [/\bwoo\b/g, 'u'],
  [/oo/g, 'u'],
  [/hyun/g, 'hyeon'],
  [/myung/g, 'myeong'],
  [/sung\b/g, 'seong'],
  [/(yy|iy|ij|ii|yi|y)\b/g, 'i'],
  [/ey\b|ei\b/g, 'ei'],
  [/ou/g, 'u'],
  [/m[ou]h?a?mm?[ae]d/g, 'muhamad'],
  [/(.)\1+/g, '$1'],
]

/** Short forms of given names that texts use of one person beside the full form. */
const SHORT: Readonly<Record<string, string>> = {
  joe: 'joseph',
  toni: 'antoni',
  anthoni: 'antoni',
  bil: 'wiliam',
  bob: 'robert',
  jim: 'james',
  jimi: 'james',
  mike: 'michael',
  tom: 'thomas',
  tim: 'timothi',
  dan: 'daniel',
  dave: 'david',
  steve: 'steven',
  stephen: 'steven',
  ben: 'benjamin',
  bibi: 'benjamin',
  benyamin: 'benjamin',
  alex: 'alexander',
  nick: 'nicholas',
  ken: 'keneth',
  liz: 'elizabeth',
  ed: 'edward',
  vlad: 'vladimir',
  greg: 'gregori',
  mat: 'mathew',
  chris: 'christopher',
}

const folds = new Map<string, string>()

/** A name without case, accents, titles and spelling habits: "Kang Yoo-jung" and "Kang Yu-jung" give the same. */
export function foldName(name: string): string {
  const known = folds.get(name)
  if (known !== undefined) return known
  let folded = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[ıİ]/g, 'i')
    .replace(/[łŁ]/g, 'l')
    .replace(/[øØ]/g, 'o')
    .toLowerCase()
    .replace(/['’ʼ`]/g, '')
    .replace(/[^\p{L}\p{N}\s-]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  for (const [pattern, plain] of FOLDS) folded = folded.replace(pattern, plain)
  folded = folded.replace(/\s+/g, ' ').trim()
  if (folds.size > 50_000) folds.clear()
  folds.set(name, folded)
  return folded
}

/** The parts of a name: "Lee Jae-myung" is `li`, `jaemyeong`. */
export const nameParts = (name: string): string[] =>
  foldName(name)
    .split(' ')
    .map((part) => part.replace(/-/g, ''))
    .map((part, i, all) => (i < all.length - 1 ? (SHORT[part] ?? part) : part))
    .filter((part) => part !== '')

/**
 * Keys under which a name is found, whatever the order and joining of its parts: all letters in order, from each
 * part on; first and last part alone for names of three parts or more ("Joseph R. Biden").
 */
export function nameKeys(name: string): string[] {
  const parts = nameParts(name)
  const keys = new Set<string>()
  for (let i = 0; i < parts.length; i++) keys.add([...parts.slice(i), ...parts.slice(0, i)].join(''))
  if (parts.length > 2 && parts.slice(1, -1).every((part) => part.length === 1)) {
    keys.add(parts[0]! + parts.at(-1)!)
    keys.add(parts.at(-1)! + parts[0]!)
  }
  return [...keys].sort()
}

/** Keys for the index: those of the whole name, and `~part` for each part, so that a surname alone finds it. */
export const indexKeys = (name: string): string[] => [
  ...nameKeys(name),
  ...nameParts(name).map((part) => `~${part}`),
]

/** Names of monarchs and popes: one name and its number. */
const REGNAL = /^[\p{L}-]+ (?:[IVX]$|(?:II|III|IV|VI{1,3}|IX|XI{1,3}|XIV|XVI?)\b)/u

/** Whether two names can be one person's: `full` by all parts of the shorter, `part` when one is only the surname of the other. */
export function compareNames(a: string, b: string): 'full' | 'part' | 'different' {
  if (otherGeneration(a, b)) return 'different'
  const keys = new Set(nameKeys(a))
  if (nameKeys(b).some((key) => keys.has(key))) return 'full'
  // "Abdullah II" is a whole name, and no part of "Abdullah Abdullah".
  if (REGNAL.test(a) !== REGNAL.test(b)) return 'different'
  const [short, long] = [nameParts(a), nameParts(b)].sort((x, y) => x.length - y.length) as [
    string[],
    string[],
  ]
  if (short.length === 1)
    return long.length > 1 && long.some((part, i) => alone(part, i, long) && alike(part, short[0]!))
      ? 'part'
      : 'different'
  return inOrder(short, long) || inOrder([...short.slice(1), short[0]!], long) ? 'full' : 'different'
}

/** Whether a part stands alone for the whole name: the first, the last, and one between that is no initial ("Sánchez" of "Pedro Sánchez Pérez"). */
const alone = (part: string, i: number, all: readonly string[]): boolean =>
  i === 0 || i === all.length - 1 || part.length > 3

/** The same, or the same in another romanisation. */
const alike = (a: string, b: string): boolean => a === b || romanised(a) === romanised(b)

const GENERATION = /\b(?:(jr|junior)|(sr|senior))\b/i

/** Whether two names say themselves that they are of two: a father and a son, "George W." and "George H. W." */
function otherGeneration(a: string, b: string): boolean {
  const [x, y] = [GENERATION.exec(a), GENERATION.exec(b)]
  if (x !== null && y !== null && (x[1] === undefined) !== (y[1] === undefined)) return true
  const initials = (name: string) => nameParts(name).slice(1, -1)
  const [p, q] = [initials(a), initials(b)]
  const single = (parts: readonly string[]) => parts.length > 0 && parts.every((part) => part.length === 1)
  return single(p) && single(q) && p.join() !== q.join()
}

/** Whether the parts of one name stand in the other in the same order, in any romanisation: "Tayyip Erdogan", "López Obrador". */
function inOrder(short: readonly string[], long: readonly string[]): boolean {
  let at = 0
  for (const part of long) if (at < short.length && alike(part, short[at]!)) at++
  return at === short.length
}
