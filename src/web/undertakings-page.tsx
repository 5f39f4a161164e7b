import type { ReactNode } from 'react'
import type { FollowThrough } from '../index.ts'
import { AskForm, Choice, Field, useAddress } from './address.tsx'
import { Shown } from './answer.tsx'
import { query } from './client.ts'
import { Lines, type LineView } from './lines.tsx'
import { useListing } from './more.ts'
import { many, Rests, ShowMore, Title } from './page.tsx'
import { FollowedThrough, STAGES, type Stage, stagesOf } from './status.tsx'

interface Followed extends LineView {
  readonly type: string | null
  readonly follow: FollowThrough
}

const TYPES = [
  '',
  'agreement',
  'pledge',
  'request',
  'demand',
  'proposal',
  'offer',
  'refusal',
  'signing',
] as const

/** The ledger: what was agreed, promised, asked and refused, and what became of each. */
export function UndertakingsPage(): ReactNode {
  const [asked, change] = useAddress([
    'status',
    'between',
    'person',
    'type',
    'since',
    'until',
    'dueBefore',
    'asOf',
  ])
  const { status: stage, ...narrow } = asked
  const known = STAGES.find(([name]) => name === stage)
  // What is due or overdue is told from the day, not by the status.
  const status = known === undefined || known[0] === 'due' || known[0] === 'overdue' ? null : known[0]
  const { answer, items, more } = useListing<Followed>(
    `/api/undertakings${query({ ...narrow, status, limit: 60 })}`,
  )
  const shown = known === undefined ? items : items.filter((i) => stagesOf(i.follow).includes(known[0]))
  return (
    <>
      <Title>Undertakings</Title>
      <p className="lead">
        What was agreed, promised, asked and refused, by whom to whom, and what later reports tell of it.
      </p>
      <AskForm label="Narrow the undertakings" submit="Find" fields={asked} change={change}>
        <Choice
          label="Status"
          name="status"
          value={stage}
          of={[['', 'any'], ...STAGES.map(([name]): [Stage, string] => [name, name])]}
        />
        <Choice label="Type" name="type" value={asked.type} of={TYPES.map((t) => [t, t || 'any'] as const)} />
        <Field label="Between" name="between" value={asked.between} hint="KOR, CHN" />
        <Field label="Person" name="person" value={asked.person} />
        <Field label="Since" name="since" value={asked.since} hint="2026-01" size={8} />
        <Field label="Due before" name="dueBefore" value={asked.dueBefore} hint="2026-07" size={8} />
        <Field label="As of" name="asOf" value={asked.asOf} hint="today" size={8} />
      </AskForm>
      {known && <p className="soft">{`${known[0][0]!.toUpperCase() + known[0].slice(1)}: ${known[1]}.`}</p>}
      <Shown answer={answer}>
        {({ freshness }) => (
          <>
            <p role="status" className="soft">
              {shown.length === 0
                ? `No undertaking is like that in ${many(freshness.reports, 'report')}${more === null ? '' : ' so far; show more'}.`
                : `${many(shown.length, 'undertaking')} shown${more === null ? ', all there are' : ''}.`}
            </p>
            <Lines
              items={shown}
              most={shown.length}
              below={({ follow }) => <FollowedThrough follow={follow} />}
            />
            <ShowMore more={more} />
            <Rests on={freshness} />
          </>
        )}
      </Shown>
    </>
  )
}
