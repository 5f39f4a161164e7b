import type { ReactNode } from 'react'
import type { FollowThrough, Stage } from '../index.ts'
import { AskForm, Choice, Field, useAddress } from './address.tsx'
import { Shown } from './answer.tsx'
import { query } from './client.ts'
import { Lines, type LineView } from './lines.tsx'
import { useListing } from './more.ts'
import { many, Rests, ShowMore, Title } from './page.tsx'
import { STAGES, StageWords, Steps } from './status.tsx'

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

const stageOf = ({ follow }: Followed): ReactNode => <StageWords follow={follow} />
const stepsOf = ({ follow }: Followed): ReactNode => follow.steps.length > 1 && <Steps follow={follow} />

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
  const known = STAGES.find(([name]) => name === asked.status)
  const { answer, items, more } = useListing<Followed>(`/api/undertakings${query({ ...asked, limit: 60 })}`)
  return (
    <>
      <Title>Undertakings</Title>
      <p className="lead">
        What was agreed, promised, asked and refused, by whom to whom, and what later reports tell of it.
      </p>
      <AskForm
        keep="Undertakings"
        label="Narrow the undertakings"
        submit="Find"
        fields={asked}
        change={change}
      >
        <Choice
          label="Status"
          name="status"
          value={asked.status}
          of={[['', 'any'], ...STAGES.map(([name]): [Stage, string] => [name, name])]}
        />
        <Choice label="Type" name="type" value={asked.type} of={TYPES.map((t) => [t, t || 'any'] as const)} />
        <Field label="Between" name="between" value={asked.between} hint="KOR, CHN" />
        <Field label="Person" name="person" value={asked.person} />
        <Field label="Since" name="since" value={asked.since} hint="2026-01" size={8} />
        <Field label="Due before" name="dueBefore" value={asked.dueBefore} hint="2026-07" size={8} />
        <Field label="As of" name="asOf" value={asked.asOf} hint="today" size={8} />
      </AskForm>
      {asked.status === '' && asked.dueBefore === '' && (
        <p className="along">
          Take it along:{' '}
          <a href={`/api/entries.csv${query({ ...asked, asOf: null, kind: 'undertaking' })}`}>table (CSV)</a>
          <a href={`/api/entries.jsonl${query({ ...asked, asOf: null, kind: 'undertaking' })}`}>
            data (JSON Lines)
          </a>
        </p>
      )}
      {known && <p className="soft">{`${known[0][0]!.toUpperCase() + known[0].slice(1)}: ${known[1]}.`}</p>}
      <Shown answer={answer}>
        {({ freshness }) => (
          <>
            <p role="status" className="soft">
              {items.length === 0
                ? `No undertaking is like that in ${many(freshness.reports, 'report')}.`
                : more === null
                  ? `${many(items.length, 'undertaking')}, all there are.`
                  : `The first ${items.length.toLocaleString('en-US')}; there are more.`}
            </p>
            <Lines items={items} most={items.length} aside={stageOf} below={stepsOf} />
            <ShowMore more={more} />
            <Rests on={freshness} />
          </>
        )}
      </Shown>
    </>
  )
}
