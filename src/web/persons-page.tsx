import type { ReactNode } from 'react'
import { Link, useSearchParams } from 'wouter'
import type { Person } from '../index.ts'
import { Shown, useAnswer } from './answer.tsx'
import { query } from './client.ts'
import { type Freshness, many, Rests, Title } from './page.tsx'

/** Persons by name, with the offices that reports give them, and when. */
export function PersonsPage(): ReactNode {
  const [search, setSearch] = useSearchParams()
  const name = search.get('name') ?? ''
  const on = search.get('on') ?? ''
  const answer = useAnswer<{ items: readonly Person[]; freshness: Freshness }>(
    name === '' ? null : `/api/persons${query({ name, on })}`,
  )
  return (
    <>
      <Title>{name === '' ? 'Persons' : `Who is ${name}?`}</Title>
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
          Name <input name="name" defaultValue={name} required size={24} placeholder="a name or surname" />
        </label>
        <label>
          On <input name="on" defaultValue={on} size={11} placeholder="any day" />
        </label>
        <button type="submit">Find</button>
      </form>
      {name !== '' && (
        <Shown answer={answer}>
          {({ items, freshness }) => (
            <>
              {items.length === 0 && <p>No report in the record names “{name}”.</p>}
              {items.map((p) => (
                <section key={p.ids.join()} aria-label={p.name}>
                  <h2>
                    <bdi>{p.name}</bdi> <span className="soft">{p.states.join(', ')}</span>
                  </h2>
                  {p.names.length > 1 && (
                    <p className="soft">
                      Also written{' '}
                      {p.names
                        .filter((n) => n.name !== p.name)
                        .map((n) => `${n.name} (${n.findings})`)
                        .join(', ')}
                    </p>
                  )}
                  {p.offices.length === 0 ? (
                    <p>No report gives an office{on === '' ? '' : ` held on ${on}`}.</p>
                  ) : (
                    <div className="wide">
                      <table>
                        <thead>
                          <tr>
                            <th scope="col">Office</th>
                            <th scope="col">Of</th>
                            <th scope="col">Said from</th>
                            <th scope="col">to</th>
                            <th scope="col">The words</th>
                          </tr>
                        </thead>
                        <tbody>
                          {p.offices.map((o) => (
                            <tr key={`${o.title}${o.of}${o.former}`}>
                              <td>
                                {o.former ? 'former ' : ''}
                                {o.acting ? 'acting ' : ''}
                                {o.title}
                              </td>
                              <td>{o.of?.replace(/^org:/, '') ?? <span className="soft">not said</span>}</td>
                              <td className="day">{o.since ?? ''}</td>
                              <td className="day">{o.until ?? ''}</td>
                              <td>
                                {o.evidence.slice(-2).map((e) => (
                                  <div key={`${e.report}${e.start}`}>
                                    “{e.quote}”{' '}
                                    <Link className="soft" href={`/reports/${e.report}`}>
                                      {e.publisher ?? 'publisher not stated'}
                                      {e.day ? `, ${e.day}` : ''}
                                    </Link>
                                  </div>
                                ))}
                              </td>
                            </tr>
                          ))}
                        </tbody>
                      </table>
                    </div>
                  )}
                  <p className="soft">
                    {many(p.findings, 'finding')}
                    {p.first ? `, ${p.first} to ${p.last}` : ''}:{' '}
                    <Link href={`/entries${query({ person: p.name, kind: 'meeting' })}`}>meetings</Link>,{' '}
                    <Link href={`/entries${query({ person: p.name, kind: 'visit' })}`}>visits</Link>,{' '}
                    <Link href={`/entries${query({ person: p.name, kind: 'statement' })}`}>statements</Link>,{' '}
                    <Link href={`/entries${query({ person: p.name, kind: 'undertaking' })}`}>
                      undertakings
                    </Link>
                  </p>
                </section>
              ))}
              <Rests on={freshness} />
            </>
          )}
        </Shown>
      )}
    </>
  )
}
