import { type ReactNode, useEffect, useState } from 'react'
import { Link } from 'wouter'
import type { Report } from '../../index.ts'
import { Shown, useAnswer } from '../answer.tsx'
import { query } from '../client.ts'
import { dayIn } from '../day.ts'
import { KINDS } from '../kinds.ts'
import { many } from '../page.tsx'
import type { PairLine } from './home-page.tsx'

interface Changed {
  readonly reports: number
  readonly fresh: Readonly<Record<string, number>>
  readonly more: Readonly<Record<string, number>>
  readonly pairs: readonly PairLine[]
  readonly judgements: number
  readonly latest: readonly Report[]
}

const SEEN = 'chancery-seen'
/** A visit that began less than this long ago goes on, in ms. */
const ONE_VISIT = 30 * 60_000

interface Visits {
  /** When the visit before this one was, and when this one began; ISO 8601. */
  readonly before: string | null
  readonly now: string
}

/** When this browser was here before; reloading does not end a visit. */
function lastVisit(): string | null {
  let known: Partial<Visits> & { on?: string } = {}
  try {
    known = JSON.parse(localStorage.getItem(SEEN) ?? '{}') as typeof known
  } catch {}
  const last = known.now ?? known.on ?? null
  const goesOn = last !== null && Date.now() - Date.parse(last) < ONE_VISIT
  const before = goesOn ? (known.before ?? null) : last
  localStorage.setItem(SEEN, JSON.stringify({ before, now: new Date().toISOString() }))
  return before
}

/** What came since this browser was here last. */
export function Changes(): ReactNode {
  const [since, setSince] = useState<string | null>(null)
  useEffect(() => setSince(lastVisit()), [])
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
