import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { Dossier } from '../../index.ts'
import { query } from '../client.ts'
import { Sortable } from '../table.tsx'
import { Part } from './part.tsx'

type One = Dossier['people'][number]

/** Who took part, in which office as the reports give it. */
export function People(props: { d: Dossier }): ReactNode {
  const { people, names } = props.d
  return (
    <Part title="People and offices" n={people.length}>
      <Sortable<One>
        caption={`People of ${names[0]} and ${names[1]}`}
        rows={people}
        most={40}
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
          { name: 'State', of: (p) => p.state },
          {
            name: 'Office, as reports give it',
            of: (p) => p.office,
            show: (p) =>
              p.office === null ? (
                <span className="soft">none given</span>
              ) : (
                <Link href={`/offices${query({ title: p.office, of: p.state })}`}>{p.office}</Link>
              ),
          },
          {
            name: 'Entries',
            of: (p) => p.entries,
            number: true,
            show: (p) => (
              <Link
                href={`/entries${query({ between: props.d.pair.join(','), person: p.name })}`}
                aria-label={`${p.entries} entries with ${p.name}`}
              >
                {p.entries}
              </Link>
            ),
          },
        ]}
      />
    </Part>
  )
}
