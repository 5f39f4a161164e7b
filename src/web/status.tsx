import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { FollowThrough, Status } from '../index.ts'
import { dayIn } from './day.ts'
import { bare } from './passage.tsx'

/** How far an undertaking has come, as lists can be narrowed to: its status, or that its day comes or has passed. */
export type Stage = Status | 'due' | 'overdue'

/** The stages in the order of what asks for attention, each with its meaning. */
export const STAGES: readonly (readonly [Stage, string])[] = [
  ['overdue', 'its day has passed and no report tells of an end to it'],
  ['due', 'its day is yet to come'],
  ['open', 'undertaken within a year, and nothing more told of it'],
  ['progress', 'a later report tells of progress'],
  ['fulfilled', 'a later report tells that it was kept'],
  ['breached', 'a later report tells that it was broken'],
  ['lapsed', 'a later report tells that it came to nothing'],
  ['unknown', 'no report has told of it for a year'],
]

/** All the stages an undertaking is in. */
export const stagesOf = (follow: FollowThrough): readonly Stage[] =>
  follow.timing === null ? [follow.status] : [follow.timing, follow.status]

/** The stage in words, and each later step with the words that tell of it. */
export function FollowedThrough(props: { follow: FollowThrough }): ReactNode {
  const { status, timing, due, steps, scores } = props.follow
  const later = steps.slice(1)
  const day = due?.to ?? due?.from ?? null
  return (
    <>
      <p className="soft">
        <span className={timing === 'overdue' || status === 'breached' ? 'late' : undefined}>
          {timing === 'overdue' ? 'overdue' : status}
        </span>
        {timing === 'due' && day !== null && `, due ${dayIn(day)}`}
        {timing === 'overdue' && day !== null && ` since ${dayIn(day)}`}
        {scores.map((s) => `, ${s.member} scored ${s.score} by ${s.by}`).join('')}
      </p>
      {later.length > 0 && (
        <ol className="steps">
          {later.map((step) => (
            <li key={step.finding}>
              <span className="soft">
                {step.status}
                {step.day !== null && (
                  <>
                    <br />
                    <time className="day">{dayIn(step.day)}</time>
                  </>
                )}
              </span>
              <span>
                <q dir="auto">{bare(step.evidence.map((e) => e.quote).join(' … '))}</q>{' '}
                <span className="soft">
                  <Link href={`/reports/${step.evidence[0]?.report}#${step.finding}`}>
                    {step.publisher ?? 'publisher not stated'}
                  </Link>
                  ; {step.because}
                </span>
              </span>
            </li>
          ))}
        </ol>
      )}
    </>
  )
}
