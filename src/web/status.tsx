import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { FollowThrough, Stage } from '../index.ts'
import { bare } from './bare.ts'
import { dayIn } from './day.ts'
import { Publisher } from './publisher.tsx'

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

/** The stage in words, with its day and how people scored it. */
export function StageWords(props: { follow: FollowThrough }): ReactNode {
  const { status, timing, due, scores } = props.follow
  const day = due?.to ?? due?.from ?? null
  return (
    <span className={timing === 'overdue' || status === 'breached' ? 'stage late' : 'stage'}>
      {timing === 'overdue' ? 'overdue' : status}
      {timing === 'due' && day !== null && `, due ${dayIn(day)}`}
      {timing === 'overdue' && day !== null && ` since ${dayIn(day)}`}
      {scores.map((s) => `, ${s.member} scored ${s.score} by ${s.by}`).join('')}
    </span>
  )
}

/** Each later step with the words that tell of it. */
export function Steps(props: { follow: FollowThrough }): ReactNode {
  const later = props.follow.steps.slice(1)
  if (later.length === 0) return null
  return (
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
                <Publisher of={step.publisher} />
              </Link>
              ; {step.because}
            </span>
          </span>
        </li>
      ))}
    </ol>
  )
}
