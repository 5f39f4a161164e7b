import type { ReactNode } from 'react'
import { AskForm, Choice, Field, useAddress } from '../address.tsx'
import { Shown, useAnswer } from '../answer.tsx'
import { query } from '../client.ts'
import { Evidence } from '../evidence.tsx'
import { type Freshness, many, Rests, Title } from '../page.tsx'
import { Sortable } from '../table.tsx'
import { keyOf, type Spot } from './spot.ts'
import { WorldMap } from './world-map.tsx'

interface Places {
  readonly places: readonly Spot[]
  readonly unplaced: number
  readonly unlocated: number
  readonly cut: boolean
  readonly freshness: Freshness
}

const KINDS = [
  ['', 'meetings and visits'],
  ['meeting', 'meetings'],
  ['visit', 'visits'],
] as const

/** Where things took place. */
export function MapPage(): ReactNode {
  const [asked, change] = useAddress(['kind', 'between', 'person', 'since', 'until', 'place', 'view'])
  const { place, view, ...narrow } = asked
  const answer = useAnswer<Places>(`/api/places${query(narrow)}`)
  return (
    <>
      <Title>Map</Title>
      <AskForm keep="Map" label="Narrow the map" fields={asked} change={change}>
        <Choice label="Kind" name="kind" value={asked.kind} of={KINDS} />
        <Field label="Between" name="between" value={asked.between} hint="KOR, CHN" />
        <Field label="Person" name="person" value={asked.person} />
        <Field label="Since" name="since" value={asked.since} hint="2026-01" size={8} />
        <Field label="Until" name="until" value={asked.until} hint="2026-03" size={8} />
      </AskForm>
      <Shown answer={answer}>
        {({ places, unplaced, unlocated, freshness }) => {
          const chosen = places.find((p) => keyOf(p) === place) ?? null
          const choose = (to: string | null): void => change({ place: to }, true)
          return (
            <>
              {places.length === 0 ? (
                <p className="empty">
                  No entry like that names a place with known coordinates; without any place there are{' '}
                  {many(unplaced, 'entry')}.
                </p>
              ) : (
                <figure>
                  <WorldMap
                    spots={places}
                    chosen={chosen}
                    choose={choose}
                    view={view}
                    turn={(to) => change({ view: to }, true)}
                  />
                  <figcaption>
                    Borders: Natural Earth, 1:110 million, its own point of view: who holds the land in fact,
                    which is no judgement on whose it is. A ring is a country or region, not a spot.{' '}
                    {unplaced > 0 && `Not on the map: ${many(unplaced, 'entry')} without a place`}
                    {unplaced > 0 && unlocated > 0 && ', and '}
                    {unlocated > 0 &&
                      `${unplaced > 0 ? '' : 'Not on the map: '}${many(unlocated, 'entry')} at a place that no gazetteer here has`}
                    {unplaced + unlocated > 0 && '.'}
                  </figcaption>
                </figure>
              )}
              {chosen !== null && (
                <section aria-live="polite" aria-label={`Entries at ${chosen.name}`}>
                  <h2>
                    {chosen.name}
                    {chosen.state !== null && `, ${chosen.state}`}: {many(chosen.entries.length, 'entry')}
                  </h2>
                  <Evidence key={keyOf(chosen)} ids={chosen.entries} />
                </section>
              )}
              {places.length > 0 && (
                <>
                  <h2>Places</h2>
                  <Sortable<Spot>
                    caption="Places"
                    rows={places}
                    most={30}
                    keyOf={keyOf}
                    columns={[
                      {
                        name: 'Place',
                        of: (p) => p.name,
                        show: (p) => (
                          <button type="button" className="plain" onClick={() => choose(keyOf(p))}>
                            {p.name}
                          </button>
                        ),
                      },
                      { name: 'State', of: (p) => p.state },
                      { name: 'Precision', of: (p) => p.precision },
                      { name: 'Latitude', of: (p) => p.lat, number: true },
                      { name: 'Longitude', of: (p) => p.lon, number: true },
                      { name: 'Entries', of: (p) => p.entries.length, number: true },
                    ]}
                  />
                </>
              )}
              <Rests on={freshness} />
            </>
          )
        }}
      </Shown>
    </>
  )
}
