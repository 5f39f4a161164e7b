import { memo, type ReactNode, useState } from 'react'
import { Link } from 'wouter'
import { bare } from './bare.ts'
import { useWords } from './chip.tsx'

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
/** Longer lists are parted into blocks of so many, which the browser lays out only where they are seen. */
const BLOCK = 60

/** Entries in order, each with its date, what it says, and the reports behind it. */
export function Lines<T extends LineView>(props: {
  items: readonly T[]
  kinds?: boolean
  /** How many are shown at first. */
  most?: number
  /** What stands under a line, and what beside it under the reports. */
  below?: (item: T) => ReactNode
  aside?: (item: T) => ReactNode
}): ReactNode {
  const [asked, setMost] = useState(SHOWN)
  const most = Math.max(asked, props.most ?? 0)
  const rest = props.items.length - most
  return (
    <>
      {blocksOf(props.items.slice(0, most)).map((items) => (
        <Block
          key={items[0]!.id}
          items={items}
          among={props.items.length > BLOCK}
          kinds={props.kinds === true}
          below={props.below as Below}
          aside={props.aside as Below}
        />
      ))}
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

type Below = ((item: LineView) => ReactNode) | undefined

/** Some lines of a list; drawn anew only when they change, as lists of thousands grow by a button. */
const Block = memo(
  (props: {
    items: readonly LineView[]
    among: boolean
    kinds: boolean
    below: Below
    aside: Below
  }): ReactNode => (
    <ol className={props.among ? 'lines block' : 'lines'}>
      {props.items.map((item) => (
        <Line key={item.id} item={item} {...props} />
      ))}
    </ol>
  ),
  (a, b) =>
    a.items.length === b.items.length &&
    a.items.every((item, i) => item === b.items[i]) &&
    a.kinds === b.kinds &&
    a.below === b.below &&
    a.aside === b.aside,
)

const blocksOf = <T,>(items: readonly T[]): (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / BLOCK) }, (_, i) => items.slice(i * BLOCK, (i + 1) * BLOCK))

function Line(props: { item: LineView; kinds: boolean; below: Below; aside: Below }): ReactNode {
  const { item } = props
  const { chip, words } = useWords(item)
  const aside = props.aside?.(item)
  const below = props.below?.(item)
  const parts = item.parts ?? []
  return (
    <li>
      <span className="when">
        <Link href={`/entries/${item.id}`} aria-label={`Entry: ${item.when}`}>
          <time>{item.when}</time>
        </Link>
      </span>
      <p>
        <Said item={item} {...(props.kinds ? { kind: item.kind } : {})} />
      </p>
      <div className="support">
        {chip}
        {aside}
      </div>
      {(words || below || parts.length > 0) && (
        <div className="rest">
          {words}
          {below}
          {parts.length > 0 && <Lines items={parts} />}
        </div>
      )}
    </li>
  )
}

/** What an entry says, its words in quotation marks. */
export function Said(props: { item: Pick<LineView, 'line' | 'head' | 'said'>; kind?: string }): ReactNode {
  const { item, kind } = props
  return (
    <>
      {kind !== undefined && <span className="soft">{kind}: </span>}
      {item.said === null ? item.line : `${item.head}: `}
      {item.said !== null && <q dir="auto">{bare(item.said)}</q>}
    </>
  )
}

/** What an entry says, and the chip that opens its words, where they stand in a sentence. */
export function Told(props: { item: LineView }): ReactNode {
  const { item } = props
  const { chip, words } = useWords(item)
  return (
    <>
      <p>
        <Said item={item} /> {chip}
      </p>
      {words}
    </>
  )
}
