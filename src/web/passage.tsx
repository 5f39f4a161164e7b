import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { Passage } from '../index.ts'

/** The words that prove, marked in their sentence, with where they stand. */
export function Proof(props: { passage: Passage }): ReactNode {
  const { before, quote, after, report, publisher, date } = props.passage
  return (
    <blockquote dir="auto">
      {before} <mark>{quote}</mark> {after}{' '}
      <cite className="soft">
        <Link href={`/reports/${report}`}>
          {publisher ?? 'publisher not stated'}
          {date === null ? '' : `, ${date}`}
        </Link>
      </cite>
    </blockquote>
  )
}

/** `[3 reports · 2 publishers]`, which leads to the entry. */
export function Support(props: {
  id: string
  reports: number
  publishers: number
  disputed?: boolean
}): ReactNode {
  const { id, reports, publishers, disputed } = props
  return (
    <Link href={`/entries/${id}`} className="support">
      {reports} {reports === 1 ? 'report' : 'reports'}
      {reports > 1 ? ` · ${publishers} ${publishers === 1 ? 'publisher' : 'publishers'}` : ''}
      {disputed ? ' · disputed' : ''}
    </Link>
  )
}
