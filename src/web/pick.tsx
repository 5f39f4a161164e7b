import type { ReactNode } from 'react'

/** One of several ways to narrow a list. */
export function Pick(props: {
  on: boolean
  n: number
  to: () => void
  means?: string
  children: string
}): ReactNode {
  return (
    <button type="button" className="pick" aria-pressed={props.on} title={props.means} onClick={props.to}>
      {props.children} <span className="n">{props.n.toLocaleString('en-US')}</span>
    </button>
  )
}
