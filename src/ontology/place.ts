/** A place in the world. A country is never drawn at its centroid without its `precision`. */
export interface Place {
  readonly name: string
  /** ISO 3166-1 alpha-3 of the state it lies in. */
  readonly state: string | null
  readonly geonames: string | null
  readonly lat: number | null
  readonly lon: number | null
  readonly precision: 'site' | 'city' | 'region' | 'country'
}
