import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { Hit } from '../index.ts'
import { AskForm, Choice, Field, useAddress } from './address.tsx'
import { Shown, useAnswer } from './answer.tsx'
import { query } from './client.ts'
import { dayIn } from './day.ts'
import { type Freshness, many, Rests, Title } from './page.tsx'
import { Pick } from './pick.tsx'
import { Publisher } from './publisher.tsx'

const PLACES = [
  ['', 'reports and findings'],
  ['findings', 'findings'],
  ['reports', 'reports'],
] as const

/** Most hits that are asked for. */
const MOST = 200

/** What hits can be narrowed by, and how many of the hits have each value. */
const FACETS: readonly (readonly [name: 'what' | 'publisher' | 'year', of: (hit: Hit) => string])[] = [
  ['what', (hit) => hit.kind ?? 'report'],
  ['publisher', (hit) => hit.publisher ?? 'not stated'],
  ['year', (hit) => hit.published?.slice(0, 4) ?? 'no date'],
]

/** Reports and findings by words; a hit opens the text at its place. */
export function SearchPage(): ReactNode {
  const [asked, change] = useAddress(['text', 'in', 'what', 'publisher', 'year', 'since', 'until'])
  const { text, in: place, since, until } = asked
  const answer = useAnswer<{ items: readonly Hit[]; freshness: Freshness }>(
    text === '' ? null : `/api/search${query({ text, in: place, since, until, limit: MOST })}`,
  )
  return (
    <>
      <Title>{text === '' ? 'Search' : `“${text}”`}</Title>
      <AskForm
        keep="Search"
        label="Search"
        submit="Search"
        fields={{ text, in: place, since, until }}
        change={change}
      >
        <Field label="Words" name="text" value={text} size={28} hint='"military hotline" -drill' required />
        <Choice label="In" name="in" value={place} of={PLACES} />
        <Field label="Since" name="since" value={since} hint="2026-01" size={8} />
        <Field label="Until" name="until" value={until} hint="2026-03" size={8} />
      </AskForm>
      {text === '' ? (
        <p className="empty">
          Words are found in any of their forms. “Exact words” stand in quotation marks, <kbd>or</kbd> joins
          alternatives, a minus leaves out.
        </p>
      ) : (
        <Shown answer={answer}>
          {({ items, freshness }) => {
            const shown = items.filter((hit) =>
              FACETS.every(([name, of]) => asked[name] === '' || of(hit) === asked[name]),
            )
            return (
              <>
                <p role="status" className="soft">
                  {items.length === 0
                    ? `None of ${many(freshness.reports, 'report')} holds these words.`
                    : `${many(shown.length, 'hit')}${shown.length < items.length ? ` of ${items.length}` : ''}${items.length === MOST ? ', the best; more words find fewer' : ''}.`}
                </p>
                {items.length > 0 &&
                  FACETS.map(([name, of]) => (
                    <Facet
                      key={name}
                      name={name}
                      values={items.map(of)}
                      chosen={asked[name]}
                      choose={(value) => change({ [name]: value }, true)}
                    />
                  ))}
                <ol className="lines">
                  {shown.map((hit) => (
                    <HitLine key={hit.id} hit={hit} text={text} />
                  ))}
                </ol>
                <Rests on={freshness} />
              </>
            )
          }}
        </Shown>
      )}
    </>
  )
}

/** Values of a facet that stand in a row; the rarer ones are chosen from a list. */
const VALUES = 12

function Facet(props: {
  name: string
  values: readonly string[]
  chosen: string
  choose: (value: string | null) => void
}): ReactNode {
  const counts = new Map<string, number>()
  for (const v of props.values) counts.set(v, (counts.get(v) ?? 0) + 1)
  if (counts.size < 2 && props.chosen === '') return null
  const all = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  const offered = all.filter(([value], i) => i < VALUES || value === props.chosen)
  const rare = all.filter((one) => !offered.includes(one))
  return (
    <fieldset className="contents facet">
      <legend className="hidden">Narrow by {props.name}</legend>
      <span className="by" aria-hidden="true">
        {props.name}
      </span>
      {offered.map(([value, n]) => (
        <Pick
          key={value}
          on={value === props.chosen}
          n={n}
          to={() => props.choose(value === props.chosen ? null : value)}
        >
          {value}
        </Pick>
      ))}
      {rare.length > 0 && (
        <select
          aria-label={`More of ${props.name}`}
          value=""
          onChange={(event) => props.choose(event.target.value || null)}
        >
          <option value="">{rare.length} more …</option>
          {rare.map(([value, n]) => (
            <option key={value} value={value}>
              {`${value} (${n})`}
            </option>
          ))}
        </select>
      )}
    </fieldset>
  )
}

function HitLine(props: { hit: Hit; text: string }): ReactNode {
  const { hit, text } = props
  const at = `/reports/${hit.report}${query({ words: text })}${hit.type === 'finding' ? `#${hit.id}` : ''}`
  return (
    <li>
      <span className="when">
        {hit.kind ?? 'report'}
        <br />
        <time className="day">{hit.published === null ? 'no date' : dayIn(hit.published)}</time>
      </span>
      <div>
        <p>
          <Link href={at} dir="auto">
            {hit.title ?? 'without a title'}
          </Link>{' '}
          <span className="soft">
            <Publisher of={hit.publisher} />
          </span>
        </p>
        <p dir="auto">
          <Snippet hit={hit} />
        </p>
      </div>
    </li>
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
  // Words cut out of the middle of a sentence say so.
  const [before, after] = [/^[\p{Lu}\p{N}"'“‘]/u, /[.!?…]["'”’]*$/].map((whole) => whole.test(snippet.trim()))
  return [before ? '' : '… ', ...parts, snippet.slice(at), after ? '' : ' …']
}
