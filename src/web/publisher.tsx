import type { ReactNode } from 'react'

/** Who published a report, in the direction of its own letters. */
export const Publisher = (props: { of: string | null }): ReactNode => (
  <bdi>{props.of ?? 'publisher not stated'}</bdi>
)
