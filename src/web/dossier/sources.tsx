import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { Dossier } from '../../index.ts'
import { dayIn } from '../day.ts'
import { many } from '../page.tsx'
import { Part } from './part.tsx'

/** Where reports do not say the same, with who says what. */
export function Disagreements(props: { d: Dossier }): ReactNode {
  const { disagreements } = props.d
  return (
    <Part title="Disagreements" n={disagreements.length}>
      <ul className="plain">
        {disagreements.map(({ item, over }) => (
          <li key={item.id}>
            <Link href={`/entries/${item.id}`}>{item.line}</Link>
            <ul>
              {over.map((o) => (
                <li key={o.field}>
                  <span className="soft">{o.field}:</span>{' '}
                  {o.values
                    .map((v) => `${v.value} (${v.publishers.join(', ') || 'publisher not stated'})`)
                    .join('; ')}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Part>
  )
}

/** A publisher with more reports than this is folded. */
const UNFOLDED = 12

/** The reports a dossier rests on, by publisher. */
export function Sources(props: { d: Dossier }): ReactNode {
  const { sources } = props.d
  return (
    <Part title="Sources" n={sources.reduce((sum, s) => sum + s.reports.length, 0)}>
      {sources.map((s) => (
        <details key={s.publisher} open={s.reports.length <= UNFOLDED}>
          <summary>
            <bdi>{s.publisher}</bdi>, {many(s.reports.length, 'report')}
          </summary>
          <ul className="plain dated">
            {s.reports.map((r) => (
              <li key={r.id}>
                <time className="day soft">{r.date === null ? 'no date' : dayIn(r.date)}</time>
                <Link href={`/reports/${r.id}`} dir="auto">
                  {r.title ?? 'without a title'}
                </Link>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </Part>
  )
}

export function Limits(props: { d: Dossier }): ReactNode {
  return (
    <Part title="Limits">
      <p className="soft">What this record cannot show.</p>
      <ul className="plain">
        {props.d.limits.map((limit) => (
          <li key={limit}>{limit}</li>
        ))}
      </ul>
    </Part>
  )
}
