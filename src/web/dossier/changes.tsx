import { type ReactNode, useState } from 'react'
import { useAnswer } from '../answer.tsx'
import { query } from '../client.ts'
import { dayIn } from '../day.ts'
import { Evidence } from '../evidence.tsx'
import { many } from '../page.tsx'
import { lastVisit } from '../visit.ts'
import { Part } from './part.tsx'

interface Changed {
  readonly fresh: Readonly<Record<string, number>>
  readonly more: Readonly<Record<string, number>>
  readonly entries: readonly string[]
}

/** What came on the two since this browser was here last; nothing where nothing came. */
export function ChangesPart(props: { pair: readonly [string, string] }): ReactNode {
  const [since] = useState(lastVisit)
  const { data } = useAnswer<Changed>(
    since === null ? null : `/api/changes${query({ since, between: props.pair.join(',') })}`,
  )
  if (since === null || data === null) return null
  const sum = (of: Readonly<Record<string, number>>): number => Object.values(of).reduce((a, b) => a + b, 0)
  const [fresh, more] = [sum(data.fresh), sum(data.more)]
  if (fresh + more === 0) return <p className="soft">Nothing new since your last visit on {dayIn(since)}.</p>
  return (
    <Part title="Since your last visit" n={fresh + more}>
      <p className="soft">
        Since {dayIn(since)}: {many(fresh, 'new entry')}
        {more > 0 && `, ${many(more, 'entry')} told of again`}
        {data.entries.length < fresh + more && `; the latest ${data.entries.length} are shown`}.
      </p>
      <details>
        <summary>Show them</summary>
        <Evidence ids={data.entries} />
      </details>
    </Part>
  )
}
