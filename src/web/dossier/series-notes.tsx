import type { ReactNode } from 'react'
import type { Note } from '../../index.ts'

/** Changes what the address has of a series; null takes it away. */
export type Change = (fields: Readonly<Record<string, string | null>>, stay?: boolean) => void

/** What a reader of a series must know, each note once, with the ways of counting that it offers. */
export function SeriesNotes(props: {
  summary: string
  notes: readonly Note[]
  change: Change
  open?: boolean
}): ReactNode {
  const notes = [...new Map(props.notes.map((n) => [n.message, n])).values()]
  if (notes.length === 0) return null
  return (
    <details open={props.open}>
      <summary>{props.summary}</summary>
      <ul className="plain soft">
        {notes.map(({ message, remedies = [] }) => (
          <li key={message}>
            {message}
            {remedies.map(({ option, value, does }) => (
              <span key={option}>
                {'; '}
                <button
                  type="button"
                  className="plain"
                  onClick={() => props.change({ [option]: value }, true)}
                >
                  {does}
                </button>
              </span>
            ))}
          </li>
        ))}
      </ul>
    </details>
  )
}
