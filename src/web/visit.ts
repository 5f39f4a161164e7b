const SEEN = 'chancery-seen'
/** A visit that began less than this long ago goes on, in ms. */
const ONE_VISIT = 30 * 60_000

interface Visits {
  /** When the visit before this one was, and when this one began; ISO 8601. */
  readonly before: string | null
  readonly now: string
}

/** When this browser was here before; reloading does not end a visit. */
export function lastVisit(): string | null {
  let known: Partial<Visits> & { on?: string } = {}
  try {
    known = JSON.parse(localStorage.getItem(SEEN) ?? '{}') as typeof known
  } catch {}
  const last = known.now ?? known.on ?? null
  const goesOn = last !== null && Date.now() - Date.parse(last) < ONE_VISIT
  const before = goesOn ? (known.before ?? null) : last
  localStorage.setItem(SEEN, JSON.stringify({ before, now: new Date().toISOString() }))
  return before
}
