/** "1 report", "3 entries". */
export const many = (n: number, one: string, more = `${one}s`): string => `${n} ${n === 1 ? one : more}`

/** "3 reports, 1 publisher"; empty where one report alone tells of it. */
export const supportOf = ({
  reports,
  publishers,
}: Readonly<Record<'reports' | 'publishers', number>>): string =>
  reports < 2 ? '' : `${many(reports, 'report')}, ${many(publishers, 'publisher')}`

/** "44 entries / 6 reports / 4 publishers". */
export const sizeOf = (counts: Readonly<Record<'entries' | 'reports' | 'publishers', number>>): string =>
  [
    many(counts.entries, 'entry', 'entries'),
    many(counts.reports, 'report'),
    many(counts.publishers, 'publisher'),
  ].join(' / ')
