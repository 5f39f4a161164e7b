import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { ReferenceHolder } from '../../index.ts'
import { query } from '../client.ts'
import { dayIn } from '../day.ts'
import { useBodyWords } from '../states.tsx'

/** What the tables that come with Chancery say: no report, and never put in the place of one. */
export function Reference(props: { rows: readonly ReferenceHolder[]; named?: boolean }): ReactNode {
  const words = useBodyWords()
  return (
    <ul className="lines">
      {props.rows.map((r) => {
        const [from, to] = r.edtf.split('/') as [string, string]
        return (
          <li key={`${r.name}${r.title}${r.of}${r.from}${r.source}`}>
            <span className="when">
              {from === '..' ? 'beginning not known' : dayIn(from)}
              <br />
              {to === '..' ? 'end not known' : `to ${dayIn(to)}`}
            </span>
            <p>
              {props.named && (
                <>
                  <Link href={`/persons${query({ name: r.name })}`}>
                    <bdi>{r.name}</bdi>
                  </Link>
                  ,{' '}
                </>
              )}
              {r.title} of {words(r.of)}{' '}
              <span className="soft">
                {r.least && 'at least on these days; '}
                {r.source}
              </span>
            </p>
          </li>
        )
      })}
    </ul>
  )
}
