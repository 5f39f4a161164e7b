import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { Holder, Note, ReferenceHolder } from '../../index.ts'
import { AskForm, Field, useAddress } from '../address.tsx'
import { Shown, useAnswer } from '../answer.tsx'
import { query } from '../client.ts'
import { dayIn } from '../day.ts'
import { type Freshness, many, Rests, Title } from '../page.tsx'
import { Publisher } from '../publisher.tsx'
import { useBodyWords } from '../states.tsx'
import { Reference } from './reference.tsx'

interface Held {
  readonly items: readonly Holder[]
  readonly reference: readonly ReferenceHolder[]
  readonly notes: readonly Note[]
  readonly freshness: Freshness
}

/** Who held an office: what reports say, and beside it what the reference has. */
export function OfficePage(): ReactNode {
  const [asked, change] = useAddress(['title', 'of', 'on'])
  const words = useBodyWords()
  const ready = asked.title !== '' && asked.of !== ''
  const answer = useAnswer<Held>(ready ? `/api/offices${query(asked)}` : null)
  return (
    <>
      <Title kicker="Office">
        {ready
          ? `${asked.title[0]!.toUpperCase()}${asked.title.slice(1)} of ${words(asked.of)}`
          : 'Who held an office?'}
      </Title>
      <AskForm label="Find the holders" submit="Find" fields={asked} change={change}>
        <Field label="Office" name="title" value={asked.title} hint="foreign minister" size={20} required />
        <Field label="Of" name="of" value={asked.of} hint="KOR" required />
        <Field label="On" name="on" value={asked.on} hint="any day" size={10} />
      </AskForm>
      {ready && (
        <Shown answer={answer}>
          {({ items, reference, notes, freshness }) => (
            <>
              {notes.map((n) => (
                <p key={n.message} className="problem" role="note">
                  {n.message}
                </p>
              ))}
              <div className="pair-of">
                <section aria-labelledby="said">
                  <h2 id="said">
                    As reports say<span className="n">{items.length}</span>
                  </h2>
                  {items.length === 0 ? (
                    <p className="empty">
                      No report gives this office{asked.on === '' ? '' : ` on ${asked.on}`} to anyone.
                    </p>
                  ) : (
                    <Holders of={items} />
                  )}
                </section>
                <section aria-labelledby="known">
                  <h2 id="known">
                    As the reference has it<span className="n">{reference.length}</span>
                  </h2>
                  {reference.length === 0 ? (
                    <p className="empty">The tables that come with Chancery name nobody.</p>
                  ) : (
                    <Reference rows={reference} named />
                  )}
                </section>
              </div>
              <Rests on={freshness} />
            </>
          )}
        </Shown>
      )}
    </>
  )
}

/** Those whom reports give the office again and again come first; who was named with it once may have held one of that name elsewhere. */
function Holders(props: { of: readonly Holder[] }): ReactNode {
  const often = props.of.filter((h) => h.office.evidence.length > 1)
  const once = props.of.filter((h) => h.office.evidence.length === 1)
  const lines = (of: readonly Holder[]): ReactNode => (
    <ul className="lines">
      {of.map((h) => (
        <HolderLine key={h.ids.join()} holder={h} />
      ))}
    </ul>
  )
  if (often.length === 0) return lines(once)
  return (
    <>
      {lines(often)}
      {once.length > 0 && (
        <details>
          <summary>Named with it once: {many(once.length, 'person')}</summary>
          {lines(once)}
        </details>
      )}
    </>
  )
}

function HolderLine(props: { holder: Holder }): ReactNode {
  const { name, office } = props.holder
  const last = office.evidence.at(-1)
  return (
    <li>
      <span className="when">
        {office.since === null ? 'no day' : dayIn(office.since)}
        {office.until !== null && office.until !== office.since && (
          <>
            <br />
            to {dayIn(office.until)}
          </>
        )}
      </span>
      <div>
        <p>
          <Link href={`/persons${query({ name })}`}>
            <bdi>{name}</bdi>
          </Link>
          {office.former && ', former'}
          {office.acting && ', acting'}{' '}
          <span className="soft">{many(office.evidence.length, 'mention')}</span>
        </p>
        {last && (
          <p className="soft">
            <q dir="auto">{last.quote}</q>{' '}
            <Link href={`/reports/${last.report}`}>
              <Publisher of={last.publisher} />
            </Link>
          </p>
        )}
      </div>
    </li>
  )
}
