import { type ReactNode, useEffect } from 'react'
import { dayIn, daysIn } from './day.ts'

/** A title longer than this is a sentence, and set smaller. */
const LONG = 60

/** The title of a page, on the page and in the tab. */
export function Title(props: { children: string; kicker?: ReactNode }): ReactNode {
  useEffect(() => {
    document.title = `${props.children} – Chancery`
  }, [props.children])
  return (
    <>
      {props.kicker && <p className="kicker">{props.kicker}</p>}
      <h1 dir="auto" className={props.children.length > LONG ? 'long' : undefined}>
        {props.children}
      </h1>
    </>
  )
}

/** Below a list that goes on. */
export const ShowMore = (props: { more: (() => void) | null }): ReactNode =>
  props.more && (
    <p>
      <button type="button" onClick={props.more}>
        Show more
      </button>
    </p>
  )

/** When an answer was made and what it rests on, as every page ends. */
export interface Freshness {
  readonly asOf: string
  readonly reports: number
  readonly publishers: number
  readonly since: string | null
  readonly until: string | null
}

export function Rests(props: { on: Freshness | undefined }): ReactNode {
  if (props.on === undefined) return null
  const { asOf, reports, publishers, since, until } = props.on
  return (
    <footer className="colophon">
      As of {dayIn(asOf)}, {asOf.slice(11, 16)} UTC. The record rests on {many(reports, 'report')} of{' '}
      {many(publishers, 'publisher')}
      {since && until ? `, published ${daysIn(`${since.slice(0, 10)}/${until.slice(0, 10)}`)}` : ''}. What no
      report tells is not here.
    </footer>
  )
}

/** "1 report", "2,310 reports". */
export const many = (
  n: number,
  one: string,
  more = one.endsWith('y') ? `${one.slice(0, -1)}ies` : `${one}s`,
): string => `${n.toLocaleString('en-US')} ${n === 1 ? one : more}`
