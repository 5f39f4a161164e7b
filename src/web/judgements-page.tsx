import type { ReactNode } from 'react'
import { Shown, useAnswer } from './answer.tsx'
import { type JudgementLine, Judgements } from './entry-page.tsx'
import { Title } from './page.tsx'

/** All that people and merging decided: the log of what was changed. */
export function JudgementsPage(): ReactNode {
  const answer = useAnswer<{ items: readonly JudgementLine[] }>('/api/judgements')
  return (
    <>
      <Title>Judgements</Title>
      <p className="lead">Every correction is kept with its author and time, and can be taken back.</p>
      <Shown answer={answer}>
        {({ items }) => {
          const people = items.filter((j) => !j.automatic)
          const merges = items.filter((j) => j.automatic)
          return (
            <>
              {people.length === 0 ? (
                <p>Nobody has judged anything yet.</p>
              ) : (
                <Judgements items={people} done={answer.again} />
              )}
              <p className="soft">
                {merges.length.toLocaleString('en-US')} automatic merges; each entry lists its own, with the
                reason.
              </p>
            </>
          )
        }}
      </Shown>
    </>
  )
}
