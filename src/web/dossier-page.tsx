import { type ReactNode, useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import type { Dossier, Item } from '../index.ts'
import { Shown, useAnswer } from './answer.tsx'
import { query } from './client.ts'
import { type Freshness, many, Rests, Title } from './page.tsx'
import { Proof, Support } from './passage.tsx'

const FORMS = [
  ['html', 'page'],
  ['md', 'Markdown'],
  ['txt', 'text'],
] as const

/** Everything the record shows on two states. */
export function DossierPage(props: { a: string; b: string }): ReactNode {
  const [search, setSearch] = useSearchParams()
  const [since, until, asOf] = ['since', 'until', 'asOf'].map((name) => search.get(name) ?? '')
  const days = query({ since, until, asOf })
  const base = `/api/dossiers/${encodeURIComponent(props.a)}/${encodeURIComponent(props.b)}`
  const answer = useAnswer<Dossier & { freshness: Freshness }>(`${base}${days}`)
  return (
    <Shown answer={answer}>
      {(d) => (
        <>
          <Title kicker="Dossier">{`${d.names[0]} and ${d.names[1]}`}</Title>
          <p className="lead">
            {many(d.counts.entries, 'entry', 'entries')} from {many(d.counts.reports, 'report')} of{' '}
            {many(d.counts.publishers, 'publisher')}
            {d.period.from ? `, published ${d.period.from} to ${d.period.to}` : ''}. As of {d.asOf}.
          </p>
          <form
            className="bar"
            onSubmit={(event) => {
              event.preventDefault()
              const given = new FormData(event.currentTarget)
              setSearch(query(Object.fromEntries([...given].map(([k, v]) => [k, String(v)]))))
            }}
          >
            <label>
              Since <input name="since" defaultValue={since} placeholder="2026-01" size={11} />
            </label>
            <label>
              Until <input name="until" defaultValue={until} placeholder="2026-03-31" size={11} />
            </label>
            <label>
              As of <input name="asOf" defaultValue={asOf} placeholder="today" size={11} />
            </label>
            <button type="submit">Show</button>
            <span className="soft">
              Take it along:{' '}
              {FORMS.map(([ending, name]) => (
                <a key={ending} href={`${base}/dossier.${ending}${days}`}>
                  {name}
                </a>
              ))}
              <a href={`/api/entries.jsonl${query({ between: `${props.a},${props.b}`, since, until })}`}>
                data
              </a>
            </span>
          </form>
          {d.counts.entries === 0 && (
            <p>
              No report in this record tells of something between {d.names[0]} and {d.names[1]} in these days.
              That may mean that nothing was read on them: <Link href="/add">add a report</Link>, or look at{' '}
              <Link href="/reports">what was read</Link>.
            </p>
          )}
          <Contents d={d} />
          <Part title="What happened" items={d.happened} />
          {d.counts.entries > 0 && <Contacts d={d} />}
          <Part title="Calendar ahead" items={d.ahead} />
          <Part title="Announced, no report that it took place" items={d.unconfirmed} />
          <Part title="Undertakings" items={d.undertakings} />
          <Part title="Acts of cooperation and conflict" items={d.acts} />
          {d.themes.length > 0 && (
            <section aria-labelledby="statements">
              <h2 id="statements">Statements by theme</h2>
              {d.themes.map(({ theme, items }) => (
                <section key={theme}>
                  <h3>{theme}</h3>
                  <Items items={items} />
                </section>
              ))}
            </section>
          )}
          <Part title="Chronology" items={d.chronology} short />
          <Part title="Commemorations" items={d.commemorations} />
          <Formulations d={d} />
          <People d={d} />
          <Disagreements d={d} />
          <Sources d={d} />
          <section aria-labelledby="limits">
            <h2 id="limits">What this record cannot show</h2>
            <ul className="plain">
              {d.limits.map((limit) => (
                <li key={limit}>{limit}</li>
              ))}
            </ul>
          </section>
          <Rests on={d.freshness} />
        </>
      )}
    </Shown>
  )
}

const slug = (title: string): string => title.toLowerCase().replace(/[^a-z]+/g, '-')

function Contents(props: { d: Dossier }): ReactNode {
  const { d } = props
  const parts = [
    ['What happened', d.happened.length],
    ['Calendar ahead', d.ahead.length],
    ['Undertakings', d.undertakings.length],
    ['Acts of cooperation and conflict', d.acts.length],
    ['Chronology', d.chronology.length],
    ['Formulations', d.formulations.length],
    ['People', d.people.length],
    ['Sources', d.sources.length],
  ] as const
  return (
    <nav aria-label="Parts of the dossier" className="contents">
      {parts
        .filter(([, n]) => n > 0)
        .map(([title, n]) => (
          <a key={title} href={`#${slug(title)}`}>
            {title} <span className="n">{n}</span>
          </a>
        ))}
    </nav>
  )
}

function Part(props: { title: string; items: readonly Item[]; short?: boolean }): ReactNode {
  const { title, items, short } = props
  if (items.length === 0) return null
  return (
    <section aria-labelledby={slug(title)}>
      <h2 id={slug(title)}>
        {title} <span className="n soft">{items.length}</span>
      </h2>
      <Items items={items} {...(short ? { short } : {})} />
    </section>
  )
}

/** How many items are shown before one asks for more. */
const SHOWN = 60

export function Items(props: { items: readonly Item[]; short?: boolean }): ReactNode {
  const [most, setMost] = useState(SHOWN)
  const rest = props.items.length - most
  return (
    <>
      <ol className="items">
        {props.items.slice(0, most).map((item) => (
          <li key={item.id}>
            <time>{item.when}</time>
            <div>
              <Line item={item} {...(props.short ? { short: true } : {})} />
              {item.parts.length > 0 && (
                <Items items={item.parts} {...(props.short ? { short: true } : {})} />
              )}
            </div>
          </li>
        ))}
      </ol>
      {rest > 0 && (
        <button type="button" onClick={() => setMost(most + 500)}>
          Show {Math.min(rest, 500)} more
        </button>
      )}
    </>
  )
}

function Line(props: { item: Item; short?: boolean }): ReactNode {
  const { item } = props
  return (
    <>
      <p dir="auto">
        {item.said === null ? item.line : item.head}
        {item.said !== null && <q>{item.said}</q>}{' '}
        <Support
          id={item.id}
          reports={item.reports}
          publishers={item.publishers}
          disputed={item.disputed.length > 0}
        />
      </p>
      {!props.short && item.proof !== null && (
        <details>
          <summary>The words</summary>
          <Proof passage={item.proof} />
        </details>
      )}
    </>
  )
}

function Contacts(props: { d: Dossier }): ReactNode {
  return (
    <section aria-labelledby="contacts">
      <h2 id="contacts">Last contact at each level</h2>
      <table>
        <tbody>
          {props.d.contacts.map(({ level, item }) => (
            <tr key={level}>
              <th scope="row">{level.replace(/-/g, ' ')}</th>
              <td className="day">{item?.when ?? ''}</td>
              <td>
                {item === null ? (
                  <span className="soft">none in these reports</span>
                ) : (
                  <Line item={item} short />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Formulations(props: { d: Dossier }): ReactNode {
  const { formulations } = props.d
  if (formulations.length === 0) return null
  return (
    <section aria-labelledby="formulations">
      <h2 id="formulations">Formulations</h2>
      <div className="wide">
        <table>
          <thead>
            <tr>
              <th scope="col">Phrase</th>
              <th scope="col">Uses</th>
              <th scope="col">First</th>
              <th scope="col">Last</th>
              <th scope="col">By</th>
            </tr>
          </thead>
          <tbody>
            {formulations.map((f) => (
              <tr key={f.item.id}>
                <td>
                  <Link href={`/entries/${f.item.id}`}>{f.phrase}</Link>
                </td>
                <td className="n">{f.uses}</td>
                <td className="day">{f.first ?? ''}</td>
                <td className="day">{f.last ?? ''}</td>
                <td>{f.speakers.join(', ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function People(props: { d: Dossier }): ReactNode {
  const { people } = props.d
  if (people.length === 0) return null
  return (
    <section aria-labelledby="people">
      <h2 id="people">People</h2>
      <div className="wide">
        <table>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">State</th>
              <th scope="col">Office, as the reports give it</th>
              <th scope="col">Entries</th>
            </tr>
          </thead>
          <tbody>
            {people.map((p) => (
              <tr key={p.id}>
                <td>
                  <Link href={`/persons${query({ name: p.name })}`}>
                    <bdi>{p.name}</bdi>
                  </Link>
                </td>
                <td>{p.state}</td>
                <td>{p.office ?? <span className="soft">none given</span>}</td>
                <td className="n">{p.entries}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Disagreements(props: { d: Dossier }): ReactNode {
  const { disagreements } = props.d
  if (disagreements.length === 0) return null
  return (
    <section aria-labelledby="disagreements">
      <h2 id="disagreements">Where reports disagree</h2>
      <ul className="plain">
        {disagreements.map(({ item, over }) => (
          <li key={item.id}>
            <Link href={`/entries/${item.id}`}>{item.line}</Link>
            <ul>
              {over.map((o) => (
                <li key={o.field}>
                  {o.field}:{' '}
                  {o.values
                    .map((v) => `${v.value} (${v.publishers.join(', ') || 'publisher not stated'})`)
                    .join('; ')}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Sources(props: { d: Dossier }): ReactNode {
  return (
    <section aria-labelledby="sources">
      <h2 id="sources">Sources</h2>
      <ul className="plain">
        {props.d.sources.map((s) => (
          <li key={s.publisher}>
            {s.publisher}
            <ul>
              {s.reports.map((r) => (
                <li key={r.id}>
                  <span className="day">{r.date ?? 'no date'}</span>{' '}
                  <Link href={`/reports/${r.id}`}>{r.title ?? 'without a title'}</Link>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  )
}
