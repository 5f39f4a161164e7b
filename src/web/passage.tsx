import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { Passage } from '../index.ts'
import { dayIn } from './day.ts'
import { Publisher } from './publisher.tsx'

/** The words that prove, marked in their sentence, with where they stand. */
export function Proof(props: { passage: Passage; finding?: string }): ReactNode {
  const { before, quote, after, report, publisher, date } = props.passage
  return (
    <blockquote dir="auto">
      {before} <mark>{quote}</mark>
      {/^[.,;:!?)\]”’"]/.test(after) ? '' : ' '}
      {after}{' '}
      <cite className="soft">
        <Link href={`/reports/${report}${props.finding === undefined ? '' : `#${props.finding}`}`}>
          <Publisher of={publisher} />
          {date === null ? '' : `, ${dayIn(date)}`}
        </Link>
      </cite>
    </blockquote>
  )
}
