import type { ReactNode } from 'react'
import type { Dossier } from '../../index.ts'
import { Lines } from '../lines.tsx'
import { Older } from './older.tsx'
import { Part } from './part.tsx'

/** What was said, by theme; the fullest theme first. */
export function Themes(props: { d: Dossier }): ReactNode {
  const { themes } = props.d
  return (
    <Part title="Statements" n={themes.reduce((sum, t) => sum + t.items.length, 0)}>
      {themes.map(({ theme, items }) => (
        <section key={theme} aria-label={`Statements on ${theme}`}>
          <h3>
            {theme[0]!.toUpperCase() + theme.slice(1)} <span className="n soft">{items.length}</span>
          </h3>
          <Lines items={items} />
        </section>
      ))}
      <Older kinds={['statement']} />
    </Part>
  )
}
