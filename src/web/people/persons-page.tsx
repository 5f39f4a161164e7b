import { type ReactNode, useState } from 'react'
import { Link } from 'wouter'
import type { NamedPerson, Person, ReferenceHolder } from '../../index.ts'
import { AskForm, Field, useAddress } from '../address.tsx'
import { Shown, useAnswer } from '../answer.tsx'
import { query } from '../client.ts'
import { type Undoable, Undone } from '../judging.tsx'
import { type Freshness, many, Rests, Title } from '../page.tsx'
import { Day, Sortable } from '../table.tsx'
import { nameIn } from './name-in.ts'
import { OneMerge } from './one-merge.tsx'
import { OnePerson } from './one-person.tsx'
import { Reference } from './reference.tsx'

interface Named {
  readonly items: readonly NamedPerson[]
  readonly freshness: Freshness
}
interface Found {
  readonly items: readonly (Person & { readonly reference: readonly ReferenceHolder[] })[]
  readonly reference: readonly ReferenceHolder[]
  readonly near: readonly string[]
  readonly freshness: Freshness
}

/** Persons: those most told of, or whoever a name may mean. */
export function PersonsPage(): ReactNode {
  const [asked, change] = useAddress(['name', 'on', 'of'])
  return (
    <>
      <Title kicker={asked.name === '' ? undefined : 'People'}>
        {asked.name === '' ? 'People' : titleOf(asked.name)}
      </Title>
      <AskForm label="Find a person" submit="Find" fields={asked} change={change}>
        <Field label="Name" name="name" value={asked.name} size={22} hint="a name or surname" />
        {asked.name === '' ? (
          <Field label="Of" name="of" value={asked.of} hint="KOR" size={12} />
        ) : (
          <Field label="Offices on" name="on" value={asked.on} hint="any day" size={10} />
        )}
      </AskForm>
      <p className="soft">
        Or ask <Link href="/offices">who held an office</Link> on a day.
      </p>
      {asked.name === '' ? <Index of={asked.of} /> : <Those name={asked.name} on={asked.on} />}
    </>
  )
}

/** `person:qiu-lan` reads as a name in a title. */
const titleOf = (name: string): string => (name.startsWith('person:') ? nameIn(name) : name)

function Index(props: { of: string }): ReactNode {
  const answer = useAnswer<Named>(`/api/persons${query({ of: props.of, limit: 300 })}`)
  return (
    <Shown answer={answer}>
      {({ items, freshness }) => (
        <>
          {items.length === 0 ? (
            <p className="empty">No report names a person{props.of === '' ? '' : ` of ${props.of}`}.</p>
          ) : (
            <Sortable<NamedPerson>
              caption="Persons in the record"
              rows={items}
              keyOf={(p) => p.id}
              columns={[
                {
                  name: 'Name',
                  of: (p) => p.name,
                  show: (p) => (
                    <Link href={`/persons${query({ name: p.name })}`}>
                      <bdi>{p.name}</bdi>
                    </Link>
                  ),
                },
                { name: 'Of', of: (p) => p.state },
                { name: 'Office given most', of: (p) => p.office },
                {
                  name: 'Entries',
                  of: (p) => p.entries,
                  number: true,
                  show: (p) => (
                    <Link
                      href={`/entries${query({ person: p.name })}`}
                      aria-label={`${p.entries} entries with ${p.name}`}
                    >
                      {p.entries.toLocaleString('en-US')}
                    </Link>
                  ),
                },
                {
                  name: 'Latest',
                  of: (p) => p.last,
                  show: (p) => <Day of={p.last} />,
                },
              ]}
            />
          )}
          <Rests on={freshness} />
        </>
      )}
    </Shown>
  )
}

function Those(props: { name: string; on: string }): ReactNode {
  const answer = useAnswer<Found>(`/api/persons${query(props)}`)
  // Said here, as who is merged or parted is shown anew.
  const [said, say] = useState<Undoable | null>(null)
  return (
    <Shown answer={answer}>
      {({ items, reference, near, freshness }) => (
        <>
          {items.length === 0 && (
            <p className="empty">
              No report in the record names “{props.name}”
              {reference.length > 0 ? '; the reference that comes with Chancery does:' : '.'}
              {near.length > 0 && (
                <>
                  {' '}
                  Did you mean{' '}
                  {near.map((name, i) => (
                    <span key={name}>
                      {i > 0 && ' or '}
                      <Link href={`/persons${query({ name })}`}>{name}</Link>
                    </span>
                  ))}
                  ?
                </>
              )}
            </p>
          )}
          {items.length === 0 && reference.length > 0 && <Reference rows={reference} />}
          <p>
            <Undone said={said} say={say} done={answer.again} />
          </p>
          {items.length > 1 && <p className="soft">The name may mean {many(items.length, 'person')}.</p>}
          {items.map((p) => (
            <OnePerson
              key={p.ids.join()}
              person={p}
              on={props.on}
              alone={items.length === 1}
              say={say}
              done={answer.again}
            />
          ))}
          {items.length > 1 && <OneMerge persons={items} say={say} done={answer.again} />}
          <Rests on={freshness} />
        </>
      )}
    </Shown>
  )
}
