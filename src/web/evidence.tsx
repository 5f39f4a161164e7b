import { type ReactNode, useState } from 'react'
import { Shown, useAnswer } from './answer.tsx'
import { query } from './client.ts'
import { Lines, type LineView } from './lines.tsx'

/** Entries whose lines are asked for at once. */
const AT_ONCE = 50

/** The entries behind a number, by their ids: what every point of a chart, map or network opens. */
export function Evidence(props: { ids: readonly string[] }): ReactNode {
  const [pages, setPages] = useState(1)
  const shown = Array.from({ length: pages }, (_, i) => props.ids.slice(i * AT_ONCE, (i + 1) * AT_ONCE))
  const rest = props.ids.length - pages * AT_ONCE
  return (
    <>
      {shown.map((ids) => ids.length > 0 && <Some key={ids[0]} ids={ids} />)}
      {rest > 0 && (
        <p>
          <button type="button" onClick={() => setPages(pages + 1)}>
            Show {Math.min(rest, AT_ONCE)} more of {rest.toLocaleString('en-US')}
          </button>
        </p>
      )}
    </>
  )
}

function Some(props: { ids: readonly string[] }): ReactNode {
  const answer = useAnswer<{ items: readonly LineView[] }>(`/api/lines${query({ id: props.ids.join(',') })}`)
  return <Shown answer={answer}>{({ items }) => <Lines items={items} kinds />}</Shown>
}
