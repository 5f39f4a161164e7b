/** Runs work on items ahead of those that take its results, while what is under way is below `room` in size, and gives results in order. */
export async function* ahead<T, R>(
  items: AsyncIterable<T>,
  work: (item: T) => Promise<R>,
  room: number,
  sizeOf: (item: T) => number,
): AsyncGenerator<R> {
  const flight: { result: Promise<R>; size: number }[] = []
  let used = 0
  for await (const item of items) {
    const size = sizeOf(item)
    flight.push({ result: work(item), size })
    used += size
    while (used >= room) {
      const first = flight.shift()!
      yield await first.result
      used -= first.size
    }
  }
  for (const { result } of flight) yield await result
}
