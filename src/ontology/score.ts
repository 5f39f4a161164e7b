/** How far a member has kept a commitment, as the G20 Research Group scores it: 1 full, 0 partial or in progress, -1 none or against it. */
export interface Score {
  /** ISO alpha-3 of the state or id of the organisation that is scored. */
  readonly member: string
  readonly score: 1 | 0 | -1
}

const MEMBER = /^([A-Z]{3}|org:[a-z0-9-]+)$/

/** A score given as it should be; throws on any other. */
export function scoreOf(value: unknown): Score {
  const { member, score } = (value ?? {}) as Partial<Record<keyof Score, unknown>>
  if (typeof member !== 'string' || !MEMBER.test(member))
    throw new Error(
      `expected the member scored as ISO code or id of an organisation, got ${JSON.stringify(member)}; write as KOR or org:eu`,
    )
  if (score !== 1 && score !== 0 && score !== -1)
    throw new Error(
      `expected a score of 1 (kept), 0 (in part or in progress) or -1 (not kept), got ${JSON.stringify(score)}; give one of them`,
    )
  return { member, score }
}
