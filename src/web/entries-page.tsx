import { type ReactNode, useEffect, useState } from 'react'
import { useSearchParams } from 'wouter'
import type { Entry } from '../index.ts'
import { Shown, useAnswer } from './answer.tsx'
import { ask, query } from './client.ts'
import { KINDS } from './kinds.ts'
import { type Freshness, Rests, Title } from './page.tsx'
import { Support } from './passage.tsx'

/** An entry with itself in words. */
export interface Listed extends Entry {
  readonly summary: {
    readonly when: string
    readonly line: string
    readonly head: string
    readonly said: string | null
    readonly mark: string
  }
}
interface Page {
  readonly items: readonly Listed[]
  readonly nextUrl: string | null
  readonly freshness: Freshness
}

const FIELDS = [
  'kind',
  'between',
  'person',
  'since',
  'until',
  'standing',
  'place',
  'text',
  'minConfidence',
  'order',
] as const
const STANDINGS = ['held', 'announced', 'proposed', 'offered', 'denied', 'cancelled', 'hypothetical']
const FILES = ['csv', 'jsonl', 'ics', 'geojson', 'bibtex'] as const

/** Entries by whatever is asked; the question stands in the address. */
export function EntriesPage(): ReactNode {
  const [search, setSearch] = useSearchParams()
  const asked = Object.fromEntries(FIELDS.map((name) => [name, search.get(name) ?? '']))
  const question = query(asked)
  const answer = useAnswer<Page>(`/api/entries${question === '' ? '?' : `${question}&`}limit=50`)
  const counts = useAnswer<Record<string, number>>(
    `/api/counts${query({ ...asked, kind: null, order: null })}`,
  )
  const described = useAnswer<{ paths: Record<string, unknown> }>('/api/openapi.json')
  const [more, setMore] = useState<Page[]>([])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question begins with its first page
  useEffect(() => setMore([]), [question])
  const files = FILES.filter((f) => described.data?.paths[`/api/entries.${f}`] !== undefined)
  return (
    <>
      <Title>Entries</Title>
      <nav aria-label="Kinds" className="contents">
        {KINDS.map((kind) => (
          <a
            key={kind}
            href={`/entries${query({ ...asked, kind })}`}
            aria-current={asked.kind === kind ? 'page' : undefined}
          >
            {kind}s <span className="n">{counts.data?.[kind]?.toLocaleString('en-US') ?? ''}</span>
          </a>
        ))}
        {asked.kind !== '' && <a href={`/entries${query({ ...asked, kind: null })}`}>all kinds</a>}
      </nav>
      <form
        className="bar"
        key={question}
        onSubmit={(event) => {
          event.preventDefault()
          const given = Object.fromEntries(
            [...new FormData(event.currentTarget)].map(([k, v]) => [k, String(v)]),
          )
          setSearch(query({ ...given, kind: asked.kind ?? null }))
        }}
      >
        <label>
          Between <input name="between" defaultValue={asked.between} placeholder="KOR, CHN" size={12} />
        </label>
        <label>
          Person <input name="person" defaultValue={asked.person} size={14} />
        </label>
        <label>
          Since <input name="since" defaultValue={asked.since} placeholder="2026-01" size={10} />
        </label>
        <label>
          Until <input name="until" defaultValue={asked.until} size={10} />
        </label>
        <label>
          Place <input name="place" defaultValue={asked.place} size={10} />
        </label>
        <label>
          Words <input name="text" defaultValue={asked.text} size={16} />
        </label>
        <label>
          Standing{' '}
          <select name="standing" defaultValue={asked.standing}>
            <option value="">any</option>
            {STANDINGS.map((s) => (
              <option key={s}>{s}</option>
            ))}
          </select>
        </label>
        <label>
          Confidence from{' '}
          <input
            name="minConfidence"
            defaultValue={asked.minConfidence}
            placeholder="0.8"
            size={4}
            inputMode="decimal"
          />
        </label>
        <label>
          First{' '}
          <select name="order" defaultValue={asked.order}>
            <option value="">newest</option>
            <option value="oldest">oldest</option>
          </select>
        </label>
        <button type="submit">Find</button>
        {files.length > 0 && (
          <span className="soft">
            Take it along:{' '}
            {files
              .filter((f) => f !== 'csv' || asked.kind !== '')
              .map((f) => (
                <a key={f} href={`/api/entries.${f}${query({ ...asked, order: null })}`}>
                  {f}
                </a>
              ))}
          </span>
        )}
      </form>
      <Shown answer={answer}>
        {(first) => {
          const pages = [first, ...more]
          const items = pages.flatMap((p) => p.items)
          const next = pages.at(-1)!.nextUrl
          return (
            <>
              <p role="status" className="soft">
                {items.length === 0
                  ? `No entry of this kind in ${first.freshness.reports.toLocaleString('en-US')} reports. Fewer conditions may find more.`
                  : `${items.length.toLocaleString('en-US')} shown${next === null ? ', all there are' : ''}.`}
              </p>
              <ol className="items">
                {items.map((entry) => (
                  <li key={entry.id}>
                    <time>{entry.summary.when}</time>
                    <p dir="auto">
                      {asked.kind === '' && <span className="soft">{entry.kind}: </span>}
                      {entry.summary.said === null ? entry.summary.line : entry.summary.head}
                      {entry.summary.said !== null && (
                        <>
                          {' '}
                          <q>{entry.summary.said}</q>
                        </>
                      )}{' '}
                      <Support
                        id={entry.id}
                        reports={entry.reports}
                        publishers={entry.publishers}
                        disputed={entry.disagreements.length > 0}
                      />
                    </p>
                  </li>
                ))}
              </ol>
              {next !== null && (
                <button
                  type="button"
                  onClick={() => void ask<Page>(next).then((page) => setMore([...more, page]))}
                >
                  Show more
                </button>
              )}
              <Rests on={first.freshness} />
            </>
          )
        }}
      </Shown>
    </>
  )
}
