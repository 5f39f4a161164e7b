/** Runs work on items ahead of those that take its results, a few at a time, and gives results in order. */
export async function* ahead<T, R>(
  items: AsyncIterable<T>,
  work: (item: T) => Promise<R>,
  most: number,
): AsyncGenerator<R> {
  const flight: Promise<R>[] = []
  for await (const item of items) {
    flight.push(work(item))
    if (flight.length >= most) yield await flight.shift()!
  }
  for (const result of flight) yield await result
}
