import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { OfficeHeld, Person, ReferenceHolder } from '../../index.ts'
import { useAnswer } from '../answer.tsx'
import { query } from '../client.ts'
import { dayIn } from '../day.ts'
import { type Listed, lineOf } from '../entries-page.tsx'
import { give, Signature, type Undoable } from '../judging.tsx'
import { Lines } from '../lines.tsx'
import { many } from '../page.tsx'
import { Publisher } from '../publisher.tsx'
import { useBodyWords } from '../states.tsx'
import { Identity } from './identity.tsx'
import { Reference } from './reference.tsx'

const KINDS = [
  ['meeting', 'meetings'],
  ['visit', 'visits'],
  ['statement', 'statements'],
  ['undertaking', 'undertakings'],
] as const

/** Entries shown on the page of a person. */
const LATEST = 12

/** A person: the offices that reports give, with their words; beside them the reference; and what he or she did. */
export function OnePerson(props: {
  person: Person & { readonly reference: readonly ReferenceHolder[] }
  on: string
  alone: boolean
  say: (said: Undoable) => void
  done: () => void
}): ReactNode {
  const { person, on, alone, say, done } = props
  const others = person.names.filter((n) => n.name !== person.name)
  const counts = useAnswer<Readonly<Record<string, number>>>(`/api/counts${query({ person: person.name })}`)
  return (
    <section aria-label={person.name}>
      <h2>
        <bdi>{person.name}</bdi>
        {person.states.length > 0 && <span className="n">{person.states.join(', ')}</span>}
      </h2>
      <p className="soft">
        <Link href={`/entries${query({ person: person.name })}`}>{many(person.findings, 'finding')}</Link>
        {person.first && person.last ? `, ${dayIn(person.first)} to ${dayIn(person.last)}` : ''}
        {others.length > 0 && (
          <>
            . Also written{' '}
            {others.slice(0, 8).map((n, i) => (
              <span key={n.name}>
                {i > 0 && ', '}
                <bdi>{n.name}</bdi> ({n.findings})
              </span>
            ))}
          </>
        )}
        .
      </p>
      <h3>Offices, as reports give them</h3>
      {person.offices.length === 0 ? (
        <p className="soft">No report gives an office{on === '' ? '' : ` held on ${on}`}.</p>
      ) : (
        <Tenures offices={person.offices} />
      )}
      <h3>Offices, as the reference has them</h3>
      {person.reference.length === 0 ? (
        <p className="soft">The reference that comes with Chancery names nobody so.</p>
      ) : (
        <Reference rows={person.reference} />
      )}
      <h3>In the record</h3>
      <p className="along">
        {KINDS.map(([kind, words]) => (
          <Link key={kind} href={`/entries${query({ person: person.name, kind })}`}>
            {words} {counts.data?.[kind] !== undefined && <span className="n">{counts.data[kind]}</span>}
          </Link>
        ))}
        <Link href={`/timeline${query({ person: person.name })}`}>timeline</Link>
        <Link href={`/map${query({ person: person.name })}`}>map</Link>
      </p>
      {alone && <Latest name={person.name} />}
      <Rename person={person} say={say} done={done} />
      <Identity person={person} say={say} done={done} />
    </section>
  )
}

/** The offices one held, each with the days on which reports give it and the words that say so. */
function Tenures(props: { offices: readonly OfficeHeld[] }): ReactNode {
  const words = useBodyWords()
  return (
    <ul className="lines">
      {props.offices.map((o) => (
        <li key={`${o.title}${o.of}${o.former}${o.acting}`}>
          <span className="when">
            {o.since === null ? 'no day' : dayIn(o.since)}
            {o.until !== null && o.until !== o.since && (
              <>
                <br />
                to {dayIn(o.until)}
              </>
            )}
          </span>
          <div>
            <p>
              {o.former && 'former '}
              {o.acting && 'acting '}
              {o.of === null ? (
                o.title
              ) : (
                <Link href={`/offices${query({ title: o.title, of: o.of })}`}>{o.title}</Link>
              )}
              {o.of !== null && ` of ${words(o.of)}`}
              {o.rank !== null && `, ${o.rank}`}{' '}
              <span className="soft">
                {o.from?.edtf && `from ${o.from.edtf} `}
                {o.to?.edtf && `until ${o.to.edtf} `}
                {many(o.evidence.length, 'mention')} by {many(o.publishers.length, 'publisher')}
              </span>
            </p>
            <details>
              <summary>The words</summary>
              <ul className="plain">
                {o.evidence.slice(-12).map((e) => (
                  <li key={`${e.report}${e.start}`}>
                    <q dir="auto">{e.quote}</q>{' '}
                    <Link className="soft" href={`/reports/${e.report}`}>
                      <Publisher of={e.publisher} />
                      {e.day === null ? '' : `, ${dayIn(e.day)}`}
                    </Link>
                  </li>
                ))}
              </ul>
            </details>
          </div>
        </li>
      ))}
    </ul>
  )
}

function Latest(props: { name: string }): ReactNode {
  const { data } = useAnswer<{ items: readonly Listed[] }>(
    `/api/entries${query({ person: props.name, limit: LATEST })}`,
  )
  return data === null ? null : <Lines items={data.items.map(lineOf)} kinds />
}

/** Gives a person the right name. */
function Rename(props: { person: Person; say: (said: Undoable) => void; done: () => void }): ReactNode {
  const { person, say, done } = props
  return (
    <details>
      <summary>Correct the name</summary>
      <form
        className="bar"
        onSubmit={(event) => {
          event.preventDefault()
          const name = String(new FormData(event.currentTarget).get('name')).trim()
          give([person.ids[0]!], 'edit', { value: { name } }).then(
            (id) => {
              say({ words: 'Corrected.', id })
              done()
            },
            (error: Error) => say({ words: error.message, id: null }),
          )
        }}
      >
        <label>
          The right name
          <input name="name" required defaultValue={person.name} size={24} autoComplete="off" />
        </label>
        <Signature />
        <button type="submit">Keep</button>
      </form>
    </details>
  )
}
