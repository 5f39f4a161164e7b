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
  const keys = new Set(nameKeys(a))
  if (nameKeys(b).some((key) => keys.has(key))) return 'full'
  // "Abdullah II" is a whole name, and no part of "Abdullah Abdullah".
  if (REGNAL.test(a) !== REGNAL.test(b)) return 'different'
  const [short, long] = [nameParts(a), nameParts(b)].sort((x, y) => x.length - y.length) as [
    string[],
    string[],
  ]
  if (short.length === 1 && long.length > 1 && (long[0] === short[0] || long.at(-1) === short[0]))
    return 'part'
  if (short.length > 1 && inOrder(short, long)) return 'full'
  return 'different'
}

/** Whether the parts of one name stand in the other in the same order: "Tayyip Erdogan", "López Obrador". */
function inOrder(short: readonly string[], long: readonly string[]): boolean {
  let at = 0
  for (const part of long) if (part === short[at]) at++
  return at === short.length
}
