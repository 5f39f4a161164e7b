import type { ReactNode } from 'react'
import type { Item } from '../../index.ts'
import { useAddress } from '../address.tsx'
import { Lines } from '../lines.tsx'
import { Pick } from '../pick.tsx'
import { STAGES, StageWords, Steps, stagesOf } from '../status.tsx'
import { Older } from './older.tsx'
import { Part } from './part.tsx'

const stageOf = ({ follow }: Item): ReactNode => follow !== null && <StageWords follow={follow} />
const stepsOf = ({ follow }: Item): ReactNode =>
  follow !== null && follow.steps.length > 1 && <Steps follow={follow} />

/** What was undertaken and what became of it; a status in the address narrows the list. */
export function Undertakings(props: { items: readonly Item[] }): ReactNode {
  const { items } = props
  const [{ status }, change] = useAddress(['status'])
  const stages = STAGES.map(([name, means]) => ({
    name,
    means,
    of: items.filter((i) => i.follow !== null && stagesOf(i.follow).includes(name)),
  })).filter((s) => s.of.length > 0)
  const chosen = stages.find((s) => s.name === status)
  return (
    <Part title="Undertakings" n={items.length}>
      <fieldset className="contents">
        <legend className="hidden">Narrow to a status</legend>
        <Pick on={chosen === undefined} n={items.length} to={() => change({ status: null }, true)}>
          all
        </Pick>
        {stages.map((s) => (
          <Pick
            key={s.name}
            on={s === chosen}
            n={s.of.length}
            to={() => change({ status: s.name }, true)}
            means={s.means}
          >
            {s.name}
          </Pick>
        ))}
      </fieldset>
      {chosen && <p className="soft">{chosen.means[0]!.toUpperCase() + chosen.means.slice(1)}.</p>}
      <Lines items={chosen?.of ?? items} aside={stageOf} below={stepsOf} />
      <Older kinds={['undertaking']} />
    </Part>
  )
}
