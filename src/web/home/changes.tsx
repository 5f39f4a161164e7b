import { type ReactNode, useState } from 'react'
import { Link } from 'wouter'
import type { Report } from '../../index.ts'
import { Shown, useAnswer } from '../answer.tsx'
import { query } from '../client.ts'
import { dayIn } from '../day.ts'
import { KINDS } from '../kinds.ts'
import { many } from '../page.tsx'
import { lastVisit } from '../visit.ts'
import type { PairLine } from './home-page.tsx'

interface Changed {
  readonly reports: number
  readonly fresh: Readonly<Record<string, number>>
  readonly more: Readonly<Record<string, number>>
  readonly pairs: readonly PairLine[]
  readonly judgements: number
  readonly latest: readonly Report[]
}

/** What came since this browser was here last. */
export function Changes(): ReactNode {
  const [since] = useState(lastVisit)
  const answer = useAnswer<Changed>(since === null ? null : `/api/changes${query({ since })}`)
  if (since === null) return null
  return (
    <section aria-labelledby="changes">
      <h2 id="changes">Since your last visit</h2>
      <Shown answer={answer}>
        {(c) =>
          c.reports === 0 && c.judgements === 0 ? (
            <p className="soft">Nothing came into the record since {dayIn(since)}.</p>
          ) : (
            <>
              <p>
                Since {dayIn(since)}: {many(c.reports, 'report')}
                {KINDS.filter((k) => (c.fresh[k] ?? 0) > 0).map((k) => (
                  <span key={k}>, {many(c.fresh[k]!, `new ${k}`)}</span>
                ))}
                {sum(c.more) > 0 && `; ${many(sum(c.more), 'entry')} known before told of again`}
                {c.judgements > 0 && (
                  <>
                    ; <Link href="/judgements">{many(c.judgements, 'judgement')}</Link>
                  </>
                )}
                .
              </p>
              {c.pairs.length > 0 && (
                <p className="along">
                  Most of it on{' '}
                  {c.pairs.slice(0, 6).map((p) => (
                    <Link key={p.states.join()} href={`/dossier/${p.states[0]}/${p.states[1]}`}>
                      {p.names[0]} and {p.names[1]} ({p.entries})
                    </Link>
                  ))}
                </p>
              )}
            </>
          )
        }
      </Shown>
    </section>
  )
}

const sum = (of: Readonly<Record<string, number>>): number => Object.values(of).reduce((a, b) => a + b, 0)
