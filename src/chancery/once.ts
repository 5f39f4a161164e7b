/** A value that is made at its first use, once. */
export interface Once<T> {
  get(): Promise<T>
  /** Null until it is first used. */
  readonly made: Promise<T> | null
}

/** Makes a value once, at its first use. */
export function once<T>(make: () => Promise<T>): Once<T> {
  let made: Promise<T> | null = null
  return {
    get() {
      made ??= make()
      return made
    },
    get made() {
      return made
    },
  }
}
