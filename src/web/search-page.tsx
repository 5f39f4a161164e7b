import type { ReactNode } from 'react'
import { Link, useSearchParams } from 'wouter'
import type { Hit } from '../index.ts'
import { Shown, useAnswer } from './answer.tsx'
import { query } from './client.ts'
import { type Freshness, many, Rests, Title } from './page.tsx'

/** Reports and findings by words; a hit opens the text at its place. */
export function SearchPage(): ReactNode {
  const [search, setSearch] = useSearchParams()
  const text = search.get('text') ?? ''
  const place = search.get('in') ?? ''
  const answer = useAnswer<{ items: readonly Hit[]; freshness: Freshness }>(
    text === '' ? null : `/api/search${query({ text, in: place, limit: 100 })}`,
  )
  return (
    <>
      <Title>{text === '' ? 'Search' : `“${text}”`}</Title>
      <form
        className="bar"
        onSubmit={(event) => {
          event.preventDefault()
          setSearch(
            query(Object.fromEntries([...new FormData(event.currentTarget)].map(([k, v]) => [k, String(v)]))),
          )
        }}
      >
        <label>
          Words{' '}
          <input
            name="text"
            type="search"
            defaultValue={text}
            required
            size={30}
            placeholder='"military hotline" -drill'
          />
        </label>
        <label>
          in{' '}
          <select name="in" defaultValue={place}>
            <option value="">reports and findings</option>
            <option value="findings">findings</option>
            <option value="reports">reports</option>
          </select>
        </label>
        <button type="submit">Search</button>
      </form>
      {text !== '' && (
        <Shown answer={answer}>
          {({ items, freshness }) => (
            <>
              <p role="status" className="soft">
                {items.length === 0 ? 'No report or finding holds these words.' : many(items.length, 'hit')}
              </p>
              <ol className="items">
                {items.map((hit) => (
                  <li key={hit.id}>
                    <span className="soft">
                      {hit.kind ?? 'report'}
                      <br />
                      <span className="day">{hit.published?.slice(0, 10) ?? ''}</span>
                    </span>
                    <div>
                      <Link href={`/reports/${hit.report}${hit.type === 'finding' ? `#${hit.id}` : ''}`}>
                        {hit.title ?? 'without a title'}
                      </Link>{' '}
                      <span className="soft">{hit.publisher ?? ''}</span>
                      <p dir="auto">
                        <Snippet hit={hit} />
                      </p>
                    </div>
                  </li>
                ))}
              </ol>
              <Rests on={freshness} />
            </>
          )}
        </Shown>
      )}
    </>
  )
}

function Snippet(props: { hit: Hit }): ReactNode {
  const { snippet, hits } = props.hit
  const parts: ReactNode[] = []
  let at = 0
  for (const [start, end] of hits) {
    parts.push(snippet.slice(at, start), <mark key={start}>{snippet.slice(start, end)}</mark>)
    at = end
  }
  return [...parts, snippet.slice(at)]
}
