import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { Dossier } from '../../index.ts'
import { Day, Sortable } from '../table.tsx'
import { Older } from './older.tsx'
import { Part } from './part.tsx'

type Use = Dossier['formulations'][number]

/** The set phrases of the relationship: how often, since when, by whom. */
export function Formulations(props: { d: Dossier }): ReactNode {
  const { formulations, names } = props.d
  return (
    <Part title="Formulations" n={formulations.length}>
      <Sortable<Use>
        caption={`Set phrases on ${names[0]} and ${names[1]}`}
        rows={formulations}
        keyOf={(f) => f.item.id}
        columns={[
          {
            name: 'Phrase',
            of: (f) => f.phrase,
            show: (f) => (
              <Link href={`/entries/${f.item.id}`} dir="auto">
                {f.phrase}
              </Link>
            ),
          },
          {
            name: 'Uses',
            of: (f) => f.uses,
            number: true,
            show: (f) => (
              <Link href={`/entries/${f.item.id}`} aria-label={`${f.uses} uses of “${f.phrase}”`}>
                {f.uses}
              </Link>
            ),
          },
          { name: 'First', of: (f) => f.first, show: (f) => <Day of={f.first} /> },
          { name: 'Last', of: (f) => f.last, show: (f) => <Day of={f.last} /> },
          { name: 'By', of: (f) => f.speakers.join(', ') || null },
        ]}
      />
      <Older kinds={['formulation']} />
    </Part>
  )
}
