/** Converts UTF-16 offsets of a text to counts of code points. */
export function codePointsOf(text: string): (offset: number) => number {
  const pairs = surrogatePairs(text)
  return (offset) => offset - countBelow(pairs, offset)
}

/** Converts counts of code points to UTF-16 offsets of a text. */
export function utf16Of(text: string): (count: number) => number {
  const pairs = surrogatePairs(text)
  // The k-th pair begins at code point pairs[k] - k.
  const begins = pairs.map((at, k) => at - k)
  return (count) => count + countBelow(begins, count)
}

/** Offsets at which a surrogate pair begins; lone surrogates count as one code point. */
function surrogatePairs(text: string): number[] {
  const found: number[] = []
  for (const match of text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)) found.push(match.index)
  return found
}

function countBelow(sorted: readonly number[], limit: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < limit) low = middle + 1
    else high = middle
  }
  return low
}
