/** Spellings of one name in several romanisations, that no rule leads to each other. */
const VARIANTS: Readonly<Record<string, string>> = {
  volodimir: 'vladimir',
  mikheil: 'mikhail',
  aliaksandr: 'aleksander',
  aleksandr: 'aleksander',
  biniamin: 'benjamin',
  moamar: 'muamar',
  kadafi: 'gadafi',
  tsetung: 'zedong',
}

/** Habits of romanisation, in this order: by letters ("Navalny", "Nawalny") and by systems ("Seok", "Suk"; "Myong", "Myung"). */
const HABITS: readonly (readonly [RegExp, string])[] = [
  [/x/g, 'ks'],
  [/q/g, 'k'],
  [/dh/g, 'd'],
  [/(?<=.)y/g, 'i'],
  [/eo/g, 'o'],
  [/^suk/, 'sok'],
  [/enka$/, 'enko'],
  [/ei$/, 'i'],
]

/** Shorter parts have too few letters to be told apart when some are folded. */
const LONG = 4

/** A part of a folded name as any romanisation may give it; used to compare names, never to store them. */
export function romanised(part: string): string {
  if (part.length < LONG) return part
  const folded = HABITS.reduce((word, [pattern, plain]) => word.replace(pattern, plain), part)
  return VARIANTS[folded] ?? folded
}
