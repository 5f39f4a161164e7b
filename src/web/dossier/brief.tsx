import { Fragment, type ReactNode } from 'react'
import { Link } from 'wouter'
import type { Dossier } from '../../index.ts'
import { many } from '../page.tsx'
import { STAGES, stagesOf } from '../status.tsx'

/** Engagements ahead that are named; the others are counted. */
const NAMED = 2

/** The state of affairs in a few lines: last contact at each level, what lies ahead, what is open, what is disputed. */
export function Brief(props: { d: Dossier }): ReactNode {
  const { contacts, ahead, unconfirmed, undertakings, disagreements } = props.d
  const met = contacts.filter((c) => c.item !== null)
  const stages = STAGES.map(([name]) => ({
    name,
    n: undertakings.filter((u) => u.follow !== null && stagesOf(u.follow).includes(name)).length,
  })).filter((s) => s.n > 0)
  const told = (timed: boolean): string =>
    stages
      .filter((s) => ['overdue', 'due'].includes(s.name) === timed)
      .map((s) => `${s.n} ${s.name}`)
      .join(', ')
  return (
    <dl className="brief">
      <dt>Last contact</dt>
      <dd>
        {met.length === 0
          ? 'none with a date in these reports'
          : met.map(({ level, item }, i) => (
              <Fragment key={level}>
                {i > 0 && '; '}
                {level}{' '}
                <Link href={`/entries/${item!.id}`} title={item!.line}>
                  <time className="day">{item!.when}</time>
                </Link>
              </Fragment>
            ))}
      </dd>
      <dt>Ahead</dt>
      <dd>
        {ahead.length === 0 && 'nothing is announced in these reports'}
        {ahead.slice(0, NAMED).map((item, i) => (
          <Fragment key={item.id}>
            {i > 0 && '; '}
            {item.when}: <Link href={`/entries/${item.id}`}>{item.line}</Link>
          </Fragment>
        ))}
        {ahead.length > NAMED && (
          <>
            {' '}
            and <a href="#calendar-ahead">{ahead.length - NAMED} more</a>
          </>
        )}
        {unconfirmed.length > 0 && (
          <>
            ; <a href="#announced-only">{many(unconfirmed.length, 'engagement')}</a> announced before and not
            told of since
          </>
        )}
      </dd>
      {undertakings.length > 0 && (
        <>
          <dt>Undertakings</dt>
          <dd>
            <a href="#undertakings">{undertakings.length}</a>
            {told(false) !== '' && `: ${told(false)}`}
            {told(true) !== '' && `; of these ${told(true)}`}
          </dd>
        </>
      )}
      {disagreements.length > 0 && (
        <>
          <dt>Disputed</dt>
          <dd>
            <a href="#disagreements">{many(disagreements.length, 'entry')}</a> on which reports disagree
          </dd>
        </>
      )}
    </dl>
  )
}
