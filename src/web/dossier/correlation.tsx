import type { ReactNode } from 'react'
import type { Exchange } from '../../index.ts'
import { useAddress } from '../address.tsx'
import { Lags, written } from '../lags.tsx'
import { Sortable } from '../table.tsx'
import { Apart } from './apart.tsx'

/** How the two series go together at each lag; a lag opens the periods that lie so far apart. */
export function Correlation(props: { e: Exchange }): ReactNode {
  const { correlation, series } = props.e
  const [{ lag }, change] = useAddress(['lag'])
  if (correlation === null) return null
  const [first, second] = [series[0]!, series[1]!]
  const unit = first.options.by
  const [one, other] = [first, second].map((s) => `${s.from.name} → ${s.to.name}`)
  const { lags, band } = correlation
  const chosen = lags.some((l) => String(l.lag) === lag) ? Number(lag) : null
  const most = Math.min(1, Math.max(band * 1.2, ...lags.map((l) => Math.abs(l.r) * 1.1)))
  return (
    <>
      <figure>
        <Lags
          title="Correlation at lags"
          points={lags.map(({ lag, r }) => ({
            lag,
            value: r,
            low: Math.min(0, r),
            high: Math.max(0, r),
            sure: Math.abs(r) > band,
            told: `lag ${lag}: ${written(r)}`,
          }))}
          band={band}
          range={[-most, most]}
          chosen={chosen}
          choose={(to) => change({ lag: to === null ? null : String(to) }, true)}
        />
        <figcaption>
          At a lag of 1: {one} with {other} one {unit} later; at −1 the other way about. Within the shaded ±
          {written(band)} is what chance gives in 95 of 100.
        </figcaption>
      </figure>
      {chosen !== null && (
        <Apart
          key={chosen}
          cause={chosen < 0 ? second : first}
          effect={chosen < 0 ? first : second}
          lag={Math.abs(chosen)}
        />
      )}
      <details>
        <summary>The same as a table</summary>
        <Sortable<(typeof lags)[number]>
          caption={`Correlation at lags of ${one} and ${other}`}
          rows={lags}
          keyOf={(l) => String(l.lag)}
          columns={[
            { name: `Lag, ${unit}s`, of: (l) => l.lag, number: true },
            { name: 'Correlation', of: (l) => l.r, number: true },
            { name: 'More than chance', of: (l) => (Math.abs(l.r) > band ? 'yes' : 'no') },
          ]}
        />
      </details>
    </>
  )
}
