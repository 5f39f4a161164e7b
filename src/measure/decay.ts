/**
 * A series that remembers: each value carries over to later periods, halved every `halfLife` of them
 * (0.5^(age / halfLife), as relational event models weigh the past).
 */
export function decayed(values: readonly number[], halfLife: number): number[] {
  if (!(halfLife > 0))
    throw new RangeError(`expected a half-life of more than 0 periods, got ${halfLife}; give one as 3`)
  const keep = 0.5 ** (1 / halfLife)
  let carried = 0
  return values.map((value) => {
    carried = carried * keep + value
    return carried
  })
}
