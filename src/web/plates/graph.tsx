import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationLinkDatum,
  type SimulationNodeDatum,
} from 'd3-force'
import { type ReactNode, useMemo } from 'react'
import { useWidth } from '../width.ts'
import { type Mark, namesBeside } from './beside.ts'
import { type Joined, linkKey, type Node } from './node.ts'

interface Placed extends SimulationNodeDatum, Mark {
  x: number
  y: number
  readonly node: Node
}

/** Steps after which nothing moves any more to speak of. */
const STEPS = 260

/** A network that is drawn at rest: the same data makes the same drawing. */
export function Graph(props: {
  nodes: readonly Node[]
  links: readonly Joined[]
  at: string
  choose: (at: string | null) => void
}): ReactNode {
  const { nodes, links, at, choose } = props
  const [box, width] = useWidth(900)
  const height = Math.round(Math.min(640, Math.max(320, width * 0.62)))
  const placed = useMemo(() => laidOut(nodes, links, width, height), [nodes, links, width, height])
  const place = new Map(placed.map((p) => [p.node.id, p]))
  const most = Math.max(...links.map((l) => l.entries.length))
  const near = (id: string): boolean =>
    at === '' ||
    id === at ||
    links.some((l) => (l.a === id || l.b === id) && (l.a === at || l.b === at || linkKey(l) === at))
  // What is chosen is named before what only stands near.
  const named = placed
    .filter((p) => near(p.node.id))
    .sort((a, b) => Number(b.node.id === at) - Number(a.node.id === at))
  return (
    <div ref={box} className="plate framed">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        height={height}
        role="img"
        aria-label={`Network of ${nodes.length} nodes and ${links.length} links; the table below has the same`}
      >
        {links.map((l) => {
          const [a, b] = [place.get(l.a), place.get(l.b)]
          if (a === undefined || b === undefined) return null
          const key = linkKey(l)
          const shown = at === '' || key === at || l.a === at || l.b === at
          return (
            <line
              key={key}
              className={`link ${key === at ? 'chosen' : ''} ${shown ? '' : 'dim'}`}
              x1={a.x}
              y1={a.y}
              x2={b.x}
              y2={b.y}
              strokeWidth={1 + 6 * Math.sqrt(l.entries.length / most)}
              ref={(line) => {
                if (line !== null) line.onclick = () => choose(key === at ? null : key)
              }}
            >
              <title>{`${a.node.name} and ${b.node.name}: ${l.entries.length}`}</title>
            </line>
          )
        })}
        {placed.map((p) => (
          <circle
            key={p.node.id}
            className={`node ${p.node.id === at ? 'chosen' : ''} ${near(p.node.id) ? '' : 'dim'}`}
            cx={p.x}
            cy={p.y}
            r={p.r}
            ref={(circle) => {
              if (circle !== null) circle.onclick = () => choose(p.node.id === at ? null : p.node.id)
            }}
          >
            <title>{`${p.node.name}: ${p.node.entries}`}</title>
          </circle>
        ))}
        {namesBeside(placed, named, width, height).map(({ of: p, x, y }) => (
          <text key={p.node.id} className={p.node.id === at ? 'name chosen' : 'name'} x={x} y={y}>
            {p.name}
          </text>
        ))}
      </svg>
    </div>
  )
}

/** Places of the nodes: joined ones near one another, none upon another, all within the drawing. */
function laidOut(nodes: readonly Node[], links: readonly Joined[], width: number, height: number): Placed[] {
  const most = Math.max(...nodes.map((n) => n.entries))
  // A node begins where the simulation puts it.
  const placed = nodes.map(
    (node): Placed => ({
      node,
      name: node.name,
      r: 3 + 11 * Math.sqrt(node.entries / most),
      x: Number.NaN,
      y: Number.NaN,
    }),
  )
  const joins: (SimulationLinkDatum<Placed> & { n: number })[] = links.map((l) => ({
    source: l.a,
    target: l.b,
    n: l.entries.length,
  }))
  const simulation = forceSimulation(placed)
    .force(
      'link',
      forceLink<Placed, (typeof joins)[number]>(joins)
        .id((p) => p.node.id)
        .distance(70)
        .strength((l) => Math.min(0.5, 0.06 + l.n / 60)),
    )
    .force('charge', forceManyBody().strength(-260))
    .force(
      'collide',
      forceCollide<Placed>((p) => p.r + 9),
    )
    .force('x', forceX(width / 2).strength(0.06))
    .force('y', forceY(height / 2).strength(0.11))
    .stop()
  simulation.tick(STEPS)
  // The drawing is spread over all the room there is; names need some at the right.
  const [xs, ys] = [placed.map((p) => p.x), placed.map((p) => p.y)]
  const spread = (
    at: number,
    all: readonly number[],
    room: number,
    before: number,
    after: number,
  ): number => {
    const [low, high] = [Math.min(...all), Math.max(...all)]
    return high === low ? room / 2 : before + ((at - low) / (high - low)) * (room - before - after)
  }
  for (const p of placed) {
    p.x = spread(p.x, xs, width, 16, Math.min(110, width / 5))
    p.y = spread(p.y, ys, height, 18, 18)
  }
  return placed
}
