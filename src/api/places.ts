import type { Outline, Place } from '../index.ts'

/** A place, and the entries at it. */
export interface PlaceView extends Place {
  readonly lat: number
  readonly lon: number
  readonly entries: readonly string[]
}

/** Where entries took place, stops of visits included, the fullest place first. */
export function placesOf(entries: readonly Outline[]): {
  places: PlaceView[]
  /** Entries that name no place. */
  unplaced: number
  /** Entries whose place has no coordinates in the gazetteer. */
  unlocated: number
} {
  const found = new Map<string, { place: Place & { lat: number; lon: number }; entries: Set<string> }>()
  let unplaced = 0
  let unlocated = 0
  for (const { id, view } of entries) {
    const places: Place[] = [
      ...(view.where === null ? [] : [view.where]),
      ...(view.kind === 'visit' ? view.stops.map((s) => s.place) : []),
    ]
    if (places.length === 0) unplaced += 1
    const known = places.flatMap(({ name, state, geonames, lat, lon, precision }) =>
      lat === null || lon === null ? [] : [{ name, state, geonames, lat, lon, precision }],
    )
    if (places.length > 0 && known.length === 0) unlocated += 1
    for (const place of known) {
      const key = place.geonames ?? `${place.lat},${place.lon}`
      const at = found.get(key)
      if (at === undefined) found.set(key, { place, entries: new Set([id]) })
      else at.entries.add(id)
    }
  }
  return {
    places: [...found.values()]
      .map(({ place, entries }) => ({ ...place, entries: [...entries] }))
      .sort((a, b) => b.entries.length - a.entries.length || (a.name < b.name ? -1 : 1)),
    unplaced,
    unlocated,
  }
}
