import { geoEqualEarth, geoPath } from 'd3-geo'
import { type ReactNode, useMemo } from 'react'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import atlas from 'world-atlas/countries-110m.json'
import { useWidth } from '../width.ts'
import { type Mark, namesBeside } from './beside.ts'
import { keyOf, type Spot } from './spot.ts'

const topology = atlas as unknown as Topology<{ countries: GeometryCollection<{ name: string }> }>
const LAND = feature(topology, topology.objects.countries)

/** How far one can look into the map, and how far one step goes. */
const CLOSEST = 32
const STEP = 2

/** A map is no lower than this, in px; on a narrow page its sides are cut. */
const LEAST = 230

/** The latitude in the middle of the whole world as it is shown. */
const MIDDLE = 14

interface View {
  readonly lon: number
  readonly lat: number
  readonly zoom: number
}

/** The middle and closeness of the map as the address has them: `104,35,4`. */
function viewIn(words: string, spots: readonly Spot[]): View {
  const [lon, lat, zoom] = words.split(',').map(Number)
  if (words !== '' && [lon, lat, zoom].every((n) => Number.isFinite(n)))
    return { lon: lon!, lat: lat!, zoom: Math.min(CLOSEST, Math.max(1, zoom!)) }
  // At first the map is turned to where most of it is.
  const all = spots.reduce((n, s) => n + s.entries.length, 0)
  const x = spots.reduce((n, s) => n + s.lon * s.entries.length, 0) / Math.max(1, all)
  return { lon: Math.abs(x) < 40 ? 10 : x, lat: 0, zoom: 1 }
}

/** The world with a spot for each place, as large as it has entries; moved by buttons, for those who cannot drag. */
export function WorldMap(props: {
  spots: readonly Spot[]
  chosen: Spot | null
  choose: (key: string | null) => void
  view: string
  turn: (view: string | null) => void
}): ReactNode {
  const { spots, chosen, choose, turn } = props
  const [box, width] = useWidth(900)
  // The far south, where nobody meets, is left out of the whole world.
  const height = Math.max(LEAST, Math.round(width * 0.43))
  const view = viewIn(props.view, spots)
  const { lon, lat, zoom } = view
  const { path, point } = useMemo(() => {
    const whole = geoEqualEarth().rotate([-lon, 0]).fitWidth(width, { type: 'Sphere' })
    const projection = whole.scale(whole.scale() * zoom * Math.max(1, height / (width * 0.43)))
    const [x, y] = projection([lon, zoom === 1 ? MIDDLE : lat]) ?? [width / 2, height / 2]
    const [tx, ty] = projection.translate()
    projection.translate([tx + width / 2 - x, ty + height / 2 - y]).clipExtent([
      [-2, -2],
      [width + 2, height + 2],
    ])
    return { path: geoPath(projection), point: projection }
  }, [lon, lat, zoom, width, height])
  const most = Math.max(...spots.map((s) => s.entries.length))
  const radius = (s: Spot): number => 3.5 + 15 * Math.sqrt(s.entries.length / most) * Math.min(1, width / 900)
  const go = (change: Partial<View>): void => {
    const to = { ...view, ...change }
    turn([to.lon, to.lat, to.zoom].map((n) => Math.round(n * 100) / 100).join(','))
  }
  const far = 60 / zoom
  const marks = spots.flatMap((spot): (Mark & { spot: Spot })[] => {
    const at = point([spot.lon, spot.lat])
    return at === null ? [] : [{ spot, name: spot.name, x: at[0], y: at[1], r: radius(spot) }]
  })
  // The fullest places are named first, before them what is chosen.
  const named = [...marks].sort((a, b) => Number(b.spot === chosen) - Number(a.spot === chosen))
  return (
    <>
      <p className="contents">
        <button
          type="button"
          className="plain"
          disabled={zoom >= CLOSEST}
          onClick={() =>
            go({
              zoom: zoom * STEP,
              ...(zoom === 1 && chosen === null ? { lat: spots[0]!.lat, lon: spots[0]!.lon } : {}),
              ...(chosen === null ? {} : { lat: chosen.lat, lon: chosen.lon }),
            })
          }
        >
          Closer
        </button>
        <button
          type="button"
          className="plain"
          disabled={zoom <= 1}
          onClick={() => go({ zoom: zoom / STEP })}
        >
          Farther
        </button>
        <button type="button" className="plain" onClick={() => go({ lon: lon - far })}>
          West
        </button>
        <button type="button" className="plain" onClick={() => go({ lon: lon + far })}>
          East
        </button>
        <button
          type="button"
          className="plain"
          disabled={zoom === 1}
          onClick={() => go({ lat: Math.min(85, lat + far / 2) })}
        >
          North
        </button>
        <button
          type="button"
          className="plain"
          disabled={zoom === 1}
          onClick={() => go({ lat: Math.max(-85, lat - far / 2) })}
        >
          South
        </button>
        <button type="button" className="plain" onClick={() => turn(null)}>
          Whole world
        </button>
      </p>
      <div ref={box} className="plate framed">
        <svg
          viewBox={`0 0 ${width} ${height}`}
          height={height}
          role="img"
          aria-label={`Map of ${spots.length} places; the table below has the same`}
        >
          <path className="sea" d={path({ type: 'Sphere' }) ?? ''} />
          {LAND.features.map((f, i) => (
            <path key={f.id ?? `land-${i}`} className="land" d={path(f) ?? ''} />
          ))}
          {marks.map(({ spot: s, x, y, r }) => (
            <circle
              key={keyOf(s)}
              className={`spot ${isCoarse(s) ? 'coarse' : ''} ${s === chosen ? 'chosen' : ''}`}
              cx={x}
              cy={y}
              r={r}
              ref={(circle) => {
                if (circle !== null) circle.onclick = () => choose(s === chosen ? null : keyOf(s))
              }}
            >
              <title>{`${s.name}: ${s.entries.length}`}</title>
            </circle>
          ))}
          {namesBeside(marks, named, width, height).map(({ of: { spot: s, name }, x, y }) => (
            <text key={keyOf(s)} className={s === chosen ? 'name chosen' : 'name'} x={x} y={y}>
              {name}
            </text>
          ))}
        </svg>
      </div>
    </>
  )
}

const isCoarse = (s: Spot): boolean => s.precision === 'country' || s.precision === 'region'
