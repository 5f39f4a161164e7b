import type { ReactNode } from 'react'
import type { Item } from '../../index.ts'
import { Lines } from '../lines.tsx'
import { Older } from './older.tsx'
import { Part } from './part.tsx'

/** More items than this are parted by years. */
const ONE_RUN = 25

/** Meetings and visits in order of time; those of a visit stand within it. */
export function Chronology(props: { items: readonly Item[] }): ReactNode {
  const { items } = props
  const years = new Map<string, Item[]>()
  for (const item of items) {
    const year = item.date?.match(/-?\d{4}/)?.[0] ?? 'No date given'
    const of = years.get(year)
    if (of === undefined) years.set(year, [item])
    else of.push(item)
  }
  return (
    <Part title="Chronology" n={items.length}>
      {items.length <= ONE_RUN ? (
        <Lines items={items} />
      ) : (
        [...years].map(([year, of]) => (
          <section key={year} aria-label={year}>
            <h3>{year}</h3>
            <Lines items={of} />
          </section>
        ))
      )}
      <Older kinds={['meeting', 'visit']} />
    </Part>
  )
}
