import type { Place } from '../../index.ts'

/** A place on the map, and the entries at it. */
export interface Spot extends Place {
  readonly lat: number
  readonly lon: number
  readonly entries: readonly string[]
}

/** What a spot is known by in the address. */
export const keyOf = (s: Spot): string => s.geonames ?? `${s.lat},${s.lon}`
