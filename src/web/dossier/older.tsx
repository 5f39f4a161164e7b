import { createContext, type ReactNode, useContext, useState } from 'react'
import type { Left } from '../../index.ts'
import { Shown } from '../answer.tsx'
import { type Listed, lineOf } from '../entries-page.tsx'
import { Lines } from '../lines.tsx'
import { useListing } from '../more.ts'
import { many, ShowMore } from '../page.tsx'

/** Older entries that a dossier leaves out, with the address that goes on to them. */
export type LeftOut = Left & { readonly nextUrl: string }

export const LeftOuts = createContext<readonly LeftOut[]>([])

/** Below a part: the older entries of its kinds, once they are asked for. */
export function Older(props: { kinds: readonly Left['kind'][] }): ReactNode {
  const left = useContext(LeftOuts).filter((l) => props.kinds.includes(l.kind))
  return left.map((l) => <OlderOf key={l.next} left={l} />)
}

function OlderOf(props: { left: LeftOut }): ReactNode {
  const { kind, entries, nextUrl } = props.left
  const [open, setOpen] = useState(false)
  return open ? (
    <>
      <h3>Older {kind}s</h3>
      <Listing path={nextUrl} />
    </>
  ) : (
    <p>
      <button type="button" onClick={() => setOpen(true)}>
        Show {many(entries, `older ${kind}`)}
      </button>
    </p>
  )
}

function Listing(props: { path: string }): ReactNode {
  const { answer, items, more } = useListing<Listed>(props.path)
  return (
    <Shown answer={answer}>
      {() => (
        <>
          <Lines items={items.map(lineOf)} most={items.length} />
          <ShowMore more={more} />
        </>
      )}
    </Shown>
  )
}
