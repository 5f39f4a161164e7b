import type { Sheet } from './sheet.ts'

/** Organisations whose head is a secretary-general too. */
const OTHERS = new Set(
  'nato asean oas arab-league oic commonwealth oecd gcc caricom saarc sco csto interpol pif'
    .split(' ')
    .map((id) => `org:${id}`),
)

/** The organisation that "the Secretary-General" means by itself: the United Nations, unless a report speaks of another that has one, and not of it. */
export function secretariatOf(s: Sheet): string | null {
  const named = s.seen.flatMap((x) => (x.sense.kind === 'organisation' ? [x.sense.organisation] : []))
  const united = named.some((o) => /^(?:United Nations|UN)\b/.test(o.name))
  return united || !named.some((o) => OTHERS.has(o.id)) ? 'org:un' : null
}
