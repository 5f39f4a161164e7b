import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { Entry } from '../index.ts'
import { AskForm, Choice, Field, useAddress } from './address.tsx'
import { Shown, useAnswer } from './answer.tsx'
import { query } from './client.ts'
import { KINDS } from './kinds.ts'
import { Lines } from './lines.tsx'
import { useListing } from './more.ts'
import { many, Rests, ShowMore, Title } from './page.tsx'

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
const STANDINGS = ['', 'held', 'announced', 'proposed', 'offered', 'denied', 'cancelled', 'hypothetical']
const ORDERS = [
  ['', 'newest first'],
  ['oldest', 'oldest first'],
] as const
/** Forms in which what is found can be taken along; a table has the columns of one kind. */
const FILES = [
  ['csv', 'table (CSV)'],
  ['jsonl', 'data (JSON Lines)'],
  ['ics', 'calendar'],
  ['geojson', 'map (GeoJSON)'],
  ['bibtex', 'references (BibTeX)'],
] as const

/** An entry of the API's list as a line. */
export const lineOf = ({ summary, ...entry }: Listed) => ({
  id: entry.id,
  kind: entry.kind,
  ...summary,
  reports: entry.reports,
  publishers: entry.publishers,
  disputed: entry.disagreements.map((d) => d.field),
})

/** Entries by whatever is asked; the question stands in the address. */
export function EntriesPage(): ReactNode {
  const [asked, change] = useAddress(FIELDS)
  const question = query(asked)
  const { answer, items, more } = useListing<Listed>(
    `/api/entries${question === '' ? '?' : `${question}&`}limit=60`,
  )
  const counts = useAnswer<Record<string, number>>(
    `/api/counts${query({ ...asked, kind: null, order: null })}`,
  )
  const all = counts.data === null ? null : Object.values(counts.data).reduce((a, b) => a + b, 0)
  const total = asked.kind === '' ? all : (counts.data?.[asked.kind] ?? null)
  return (
    <>
      <Title>Entries</Title>
      <nav aria-label="Kinds" className="contents">
        {['', ...KINDS].map((kind) => (
          <Link
            key={kind}
            href={`/entries${query({ ...asked, kind })}`}
            aria-current={asked.kind === kind ? 'true' : undefined}
          >
            {kind === '' ? 'all' : `${kind}s`}{' '}
            <span className="n">
              {(kind === '' ? all : counts.data?.[kind])?.toLocaleString('en-US') ?? ''}
            </span>
          </Link>
        ))}
      </nav>
      <AskForm keep="Entries" label="Narrow the entries" submit="Find" fields={asked} change={change}>
        <Field label="Between" name="between" value={asked.between} hint="KOR, CHN" />
        <Field label="Person" name="person" value={asked.person} />
        <Field label="Since" name="since" value={asked.since} hint="2026-01" size={8} />
        <Field label="Until" name="until" value={asked.until} hint="2026-03" size={8} />
        <Field label="Place" name="place" value={asked.place} size={10} />
        <Field label="Words" name="text" value={asked.text} size={14} />
        <Choice
          label="Standing"
          name="standing"
          value={asked.standing}
          of={STANDINGS.map((s) => [s, s || 'any'] as const)}
        />
        <Field label="Confidence" name="minConfidence" value={asked.minConfidence} hint="0.8" size={4} />
        <Choice label="Order" name="order" value={asked.order} of={ORDERS} />
      </AskForm>
      <p className="along">
        Take it along:{' '}
        {FILES.filter(([ending]) => ending !== 'csv' || asked.kind !== '').map(([ending, name]) => (
          <a key={ending} href={`/api/entries.${ending}${query({ ...asked, order: null })}`}>
            {name}
          </a>
        ))}
        {asked.kind === '' && <span>a table (CSV) of one kind: choose it above</span>}
      </p>
      <Shown answer={answer}>
        {({ freshness }) => (
          <>
            <p role="status" className="soft">
              {items.length === 0
                ? `No entry is like that in ${many(freshness.reports, 'report')}. Fewer conditions may find more.`
                : more === null
                  ? `${many(items.length, 'entry')}, all there are.`
                  : `The first ${items.length.toLocaleString('en-US')}${total === null ? '' : ` of ${total.toLocaleString('en-US')}`}.`}
            </p>
            <Lines items={items.map(lineOf)} kinds={asked.kind === ''} most={items.length} />
            <ShowMore more={more} />
            <Rests on={freshness} />
          </>
        )}
      </Shown>
    </>
  )
}
