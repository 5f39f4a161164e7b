import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { AskForm, Choice, Field, useAddress } from '../address.tsx'
import { Shown, useAnswer } from '../answer.tsx'
import { query } from '../client.ts'
import { Evidence } from '../evidence.tsx'
import { type Freshness, many, Rests, Title } from '../page.tsx'
import { Day, Sortable } from '../table.tsx'
import { Graph } from './graph.tsx'
import { type Joined, linkKey, type Node } from './node.ts'

interface Network {
  readonly nodes: readonly Node[]
  readonly links: readonly Joined[]
  readonly more: number
  readonly cut: boolean
  readonly freshness: Freshness
}

const KINDS = [
  ['', 'meetings and visits'],
  ['meeting', 'meetings'],
  ['visit', 'visits'],
] as const
const NODES = [
  ['', 'states'],
  ['persons', 'persons'],
] as const

/** Who was in contact with whom. */
export function NetworkPage(): ReactNode {
  const [asked, change] = useAddress(['nodes', 'kind', 'between', 'person', 'since', 'until', 'limit', 'at'])
  const { at, ...narrow } = asked
  const answer = useAnswer<Network>(`/api/network${query({ ...narrow, limit: narrow.limit || 40 })}`)
  return (
    <>
      <Title>Network</Title>
      <p className="lead">Who was in contact with whom, in meetings and visits that were held.</p>
      <AskForm keep="Network" label="Narrow the network" fields={asked} change={change}>
        <Choice label="Nodes" name="nodes" value={asked.nodes} of={NODES} />
        <Choice label="Kind" name="kind" value={asked.kind} of={KINDS} />
        <Field label="Between" name="between" value={asked.between} hint="KOR, CHN" />
        <Field label="Person" name="person" value={asked.person} />
        <Field label="Since" name="since" value={asked.since} hint="2026-01" size={8} />
        <Field label="Until" name="until" value={asked.until} hint="2026-03" size={8} />
        <Field label="At most" name="limit" value={asked.limit} hint="40" size={4} />
      </AskForm>
      <Shown answer={answer}>
        {(network) =>
          network.links.length === 0 ? (
            <p className="empty">No meeting or visit like that joins two. Fewer conditions may find more.</p>
          ) : (
            <Drawn network={network} at={at} choose={(to) => change({ at: to }, true)} />
          )
        }
      </Shown>
    </>
  )
}

function Drawn(props: { network: Network; at: string; choose: (at: string | null) => void }): ReactNode {
  const { network, at, choose } = props
  const { nodes, links, more } = network
  const nameOf = (id: string): string => nodes.find((n) => n.id === id)?.name ?? id
  const named = (l: Joined): string[] => [nameOf(l.a), nameOf(l.b)].sort()
  const link = links.find((l) => linkKey(l) === at)
  const node = nodes.find((n) => n.id === at)
  const ids = link?.entries ?? [
    ...new Set(links.filter((l) => l.a === at || l.b === at).flatMap((l) => l.entries)),
  ]
  const states = nodes.every((n) => n.id === n.state)
  return (
    <>
      <figure>
        <Graph nodes={nodes} links={links} at={at} choose={choose} />
        <figcaption>
          {many(nodes.length, 'node')}, {many(links.length, 'link')}; a thicker line has more entries.
          {more > 0 && ` Not drawn: ${many(more, 'node')} with fewer entries.`}
        </figcaption>
      </figure>
      {(link !== undefined || node !== undefined) && (
        <section aria-live="polite" aria-label="The chosen entries">
          <h2>
            {link === undefined ? node!.name : `${nameOf(link.a)} and ${nameOf(link.b)}`}:{' '}
            {many(ids.length, 'entry')}
            {link !== undefined && states && (
              <>
                {' '}
                · <Link href={`/dossier/${link.a}/${link.b}`}>dossier</Link>
              </>
            )}
          </h2>
          <Evidence key={at} ids={ids} />
        </section>
      )}
      <h2>Contacts</h2>
      <Sortable<Joined>
        caption="Contacts"
        rows={links}
        most={30}
        keyOf={linkKey}
        columns={[
          { name: 'Between', of: (l) => named(l)[0]! },
          { name: 'and', of: (l) => named(l)[1]! },
          {
            name: 'Entries',
            of: (l) => l.entries.length,
            number: true,
            show: (l) => (
              <button
                type="button"
                className="plain"
                aria-label={`${l.entries.length} entries of ${nameOf(l.a)} and ${nameOf(l.b)}`}
                onClick={() => choose(linkKey(l))}
              >
                {l.entries.length}
              </button>
            ),
          },
          { name: 'First', of: (l) => l.first, show: (l) => <Day of={l.first} /> },
          { name: 'Last', of: (l) => l.last, show: (l) => <Day of={l.last} /> },
        ]}
      />
      <Rests on={network.freshness} />
    </>
  )
}
