import type { ReactNode } from 'react'
import type { Dossier, FindingKind, Item } from '../../index.ts'
import { Lines } from '../lines.tsx'
import { Chronology } from './chronology.tsx'
import { Contacts } from './contacts.tsx'
import { Formulations } from './formulations.tsx'
import { Older } from './older.tsx'
import { Part } from './part.tsx'
import { People } from './people.tsx'
import { SeriesPart } from './series.tsx'
import { Disagreements, Limits, Sources } from './sources.tsx'
import { Themes } from './themes.tsx'
import { Undertakings } from './undertakings.tsx'

/** A part of a dossier, as its contents name it. */
export interface DossierPart {
  readonly title: string
  /** How much stands in it; null where that is no number. */
  readonly n: number | null
  readonly body: ReactNode
}

/** The parts of a dossier that hold something, in the order an embassy's dossier has. */
export function partsOf(d: Dossier): DossierPart[] {
  const list = (
    title: string,
    items: readonly Item[],
    { lead, older }: { lead?: string; older?: readonly FindingKind[] } = {},
  ): DossierPart => ({
    title,
    n: items.length,
    body: (
      <Part title={title} n={items.length}>
        {lead && <p className="soft">{lead}</p>}
        <Lines items={items} />
        {older && <Older kinds={older} />}
      </Part>
    ),
  })
  const part = (title: string, n: number, body: ReactNode): DossierPart => ({ title, n, body })
  const said = d.themes.reduce((sum, t) => sum + t.items.length, 0)
  return [
    list('What happened', d.happened),
    { title: 'Last contact', n: d.counts.entries === 0 ? 0 : null, body: <Contacts d={d} /> },
    list('Calendar ahead', d.ahead),
    list('Announced only', d.unconfirmed, {
      lead: 'Announced for a day that has passed, or over a year ago for none; no report tells that it took place.',
    }),
    part('Undertakings', d.undertakings.length, <Undertakings items={d.undertakings} />),
    part('Statements', said, <Themes d={d} />),
    { title: 'Series', n: d.counts.entries === 0 ? 0 : null, body: <SeriesPart d={d} /> },
    list('Acts of cooperation and conflict', d.acts, { older: ['act'] }),
    part('Chronology', d.chronology.length, <Chronology items={d.chronology} />),
    list('Commemorations', d.commemorations, { older: ['commemoration'] }),
    part('Formulations', d.formulations.length, <Formulations d={d} />),
    part('People and offices', d.people.length, <People d={d} />),
    part('Disagreements', d.disagreements.length, <Disagreements d={d} />),
    part('Sources', d.sources.length, <Sources d={d} />),
    { title: 'Limits', n: d.limits.length === 0 ? 0 : null, body: <Limits d={d} /> },
  ].filter((p) => p.n !== 0)
}
