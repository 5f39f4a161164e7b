import { type ReactNode, useState } from 'react'
import { Link } from 'wouter'
import { useWords } from './chip.tsx'
import { bare } from './passage.tsx'

/** An entry as one line of a list. */
export interface LineView {
  readonly id: string
  readonly kind: string
  readonly when: string
  readonly line: string
  readonly head: string
  readonly said: string | null
  readonly reports: number
  readonly publishers: number
  readonly disputed: readonly string[]
  readonly parts?: readonly LineView[]
}

/** How many lines are shown before one asks for more, and how many then. */
const SHOWN = 60
const MORE = 500
/** A list longer than this is laid out only where it is seen. */
const LONG = 100

/** Entries in order, each with its date, what it says, and the reports behind it. */
export function Lines<T extends LineView>(props: {
  items: readonly T[]
  kinds?: boolean
  /** How many are shown at first. */
  most?: number
  below?: (item: T) => ReactNode
}): ReactNode {
  const [asked, setMost] = useState(SHOWN)
  const most = Math.max(asked, props.most ?? 0)
  const rest = props.items.length - most
  return (
    <>
      <ol className={props.items.length > LONG ? 'lines long' : 'lines'}>
        {props.items.slice(0, most).map((item) => (
          <Line key={item.id} item={item} {...props} />
        ))}
      </ol>
      {rest > 0 && (
        <p>
          <button type="button" onClick={() => setMost(most + MORE)}>
            Show {Math.min(rest, MORE).toLocaleString('en-US')} more of {rest.toLocaleString('en-US')}
          </button>
        </p>
      )}
    </>
  )
}

function Line<T extends LineView>(props: {
  item: T
  kinds?: boolean
  below?: (item: T) => ReactNode
}): ReactNode {
  const { item } = props
  return (
    <li>
      <span className="when">
        <Link href={`/entries/${item.id}`} aria-label={`Entry: ${item.when}`}>
          <time>{item.when}</time>
        </Link>
      </span>
      <div>
        <Told item={item} {...(props.kinds ? { kind: item.kind } : {})} />
        {props.below?.(item)}
        {item.parts !== undefined && item.parts.length > 0 && <Lines items={item.parts} />}
      </div>
    </li>
  )
}

/** What an entry says, and the chip that opens its words. */
export function Told(props: { item: LineView; kind?: string }): ReactNode {
  const { item } = props
  const { chip, words } = useWords(item)
  return (
    <>
      <p>
        {props.kind !== undefined && <span className="soft">{props.kind}: </span>}
        {item.said === null ? item.line : `${item.head}: `}
        {item.said !== null && <q dir="auto">{bare(item.said)}</q>} {chip}
      </p>
      {words}
    </>
  )
}
