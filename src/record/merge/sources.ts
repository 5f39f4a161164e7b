/** What is known of a report when its sources are counted. */
export interface Told {
  readonly id: string
  readonly family: string
  readonly source: string
  readonly publisher: string | null
  /** Reports that are copies of one text share it. */
  readonly story: string
}

/** Groups reports of one source: one publisher, one agency, or copies of one text. Each group is named by its least report. */
export function sourcesOf(reports: readonly Told[]): Map<string, string> {
  const sorted = [...reports].sort((a, b) => (a.id < b.id ? -1 : 1))
  const at = sorted.map((_, i) => i)
  const root = (i: number): number => {
    let r = i
    while (at[r] !== r) r = at[r]!
    while (at[i] !== r) [at[i], i] = [r, at[i]!]
    return r
  }
  const unite = (i: number, k: number): void => {
    const [a, b] = [root(i), root(k)]
    if (a !== b) at[Math.max(a, b)] = Math.min(a, b)
  }
  const first = new Map<string, number>()
  sorted.forEach((report, i) => {
    const publisher = report.publisher?.trim().toLowerCase()
    for (const key of [
      `s ${report.source}`,
      `f ${report.family}`,
      `t ${report.story}`,
      ...(publisher ? [`s ${publisher}`] : []),
    ]) {
      const known = first.get(key)
      if (known === undefined) first.set(key, i)
      else unite(i, known)
    }
  })
  return new Map(sorted.map((report, i) => [report.id, sorted[root(i)]!.id]))
}
