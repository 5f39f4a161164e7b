import { plain } from './gazetteer.ts'

/** "Jr.", "II" and the like. */
export const SUFFIX = /^(?:jr|sr|ii|iii|iv)$/
/** Small words within names: "bin", "de", "von". */
export const PARTICLE =
  /^(?:bin|bint|ibn|al|el|de|da|do|dos|das|di|del|della|van|von|der|den|la|le|du|ben|abu|abd|ter|of)$/

/** The parts of a name for comparison: "Kang Yu-jung" is kang, yu, jung; "Jr." and initials' stops are left out. */
export const partsOf = (name: string): string[] =>
  plain(name)
    .toLowerCase()
    .replace(/\b(\p{L})\./gu, '$1 ')
    .split(/[\s\-.,'"“”]+/)
    .filter((p) => p !== '' && !SUFFIX.test(p))

const initial = (a: string, b: string): boolean =>
  (a.length === 1 && b.startsWith(a)) || (b.length === 1 && a.startsWith(b))
const givenAlike = (a: string, b: string): boolean =>
  a === b ||
  initial(a, b) ||
  (a.length > 2 &&
    b.length > 2 &&
    a.slice(0, 2) === b.slice(0, 2) &&
    (a.startsWith(b.slice(0, 3)) ||
      b.startsWith(a.slice(0, 3)) ||
      (a.slice(0, 2) === 'jo' && b.slice(0, 2) === 'jo')))

/** Whether two names of several parts can be one person's: the same parts, one within the other, or the same surname with a like first name. */
export function sameName(a: readonly string[], b: readonly string[]): boolean {
  const [small, large] = a.length <= b.length ? [a, b] : [b, a]
  if (small.length === 1) return false
  if (a.join('') === b.join('')) return true
  const solid = (x: readonly string[]): string[] => x.filter((p) => p.length > 1)
  if (solid(small).length > 1 && solid(small).every((p) => large.includes(p))) return true
  return a[a.length - 1] === b[b.length - 1] && givenAlike(a[0]!, b[0]!)
}

/** How well a single name picks out a fuller one: 3 by surname, 2 by first part, 1 by a part within, 0 not at all. */
export function partFit(single: readonly string[], full: readonly string[]): number {
  const joined = single.join('')
  if (single.length === 1) {
    if (full[full.length - 1] === joined) return 3
    if (full[0] === joined) return 2
    return full.includes(joined) && !PARTICLE.test(joined) ? 1 : 0
  }
  return full.join(' ').endsWith(` ${single.join(' ')}`) || full.join(' ').startsWith(`${single.join(' ')} `)
    ? 3
    : 0
}
