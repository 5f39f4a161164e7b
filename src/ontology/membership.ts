/** When someone was a member: the first and the last day, or their month or year; null where it has no beginning or no end. */
export interface Spell {
  readonly since: string | null
  readonly until: string | null
}

/** Who belongs to an organisation, ISO 3166-1 alpha-3 or the id of an organisation; no spells where it was one from the beginning and still is. */
export interface Member {
  readonly who: string
  readonly spells: readonly Spell[]
}

/** Reads members as `organisations.tsv` writes them: `FRA|GBR 1973-01-01/2020-01-31|HRV 2013-07-01/`. */
export function readMembers(cell: string): Member[] {
  const members = new Map<string, Spell[]>()
  for (const part of cell.split('|').filter((p) => p !== '')) {
    const found = /^(\S+)(?: (\d{4}[\d-]*)?\/(\d{4}[\d-]*)?)?$/.exec(part)
    if (found === null)
      throw new Error(
        `expected a member as "GBR 1973-01-01/2020-01-31", got "${part}"; correct organisations.tsv`,
      )
    const [, who, since, until] = found
    const spells = members.get(who!) ?? []
    if (since !== undefined || until !== undefined)
      spells.push({ since: since ?? null, until: until ?? null })
    members.set(who!, spells)
  }
  return [...members].map(([who, spells]) => ({ who, spells }))
}

/** Whether spells hold on a day, `YYYY-MM-DD`; where the day is unknown, whether they last. Without any, they always hold. */
export const heldOn = (spells: readonly Spell[], day: string | null): boolean =>
  spells.length === 0 ||
  spells.some(({ since, until }) =>
    day === null
      ? until === null
      : (since === null || day.slice(0, since.length) >= since) &&
        (until === null || day.slice(0, until.length) <= until),
  )
