import type { ReactNode } from 'react'
import { Shown } from './answer.tsx'
import { type JudgementLine, Judgements } from './judgements.tsx'
import { useListing } from './more.ts'
import { ShowMore, Title } from './page.tsx'

/** All that people and merging decided: the log of what was changed. */
export function JudgementsPage(): ReactNode {
  const { answer, items, more } = useListing<JudgementLine>('/api/judgements')
  return (
    <>
      <Title>Judgements</Title>
      <p className="lead">Every correction is kept with its author and time, and can be taken back.</p>
      <Shown answer={answer}>
        {() => {
          const people = items.filter((j) => !j.automatic).reverse()
          const merges = items.filter((j) => j.automatic)
          return (
            <>
              {people.length === 0 ? (
                <p className="empty">
                  Nobody has judged anything yet. Findings are confirmed, corrected and rejected where a
                  report is read, entries on their own pages, and persons on theirs.
                </p>
              ) : (
                <Judgements items={people} title="What people judged, the latest first" done={answer.again} />
              )}
              {merges.length > 0 && (
                <details>
                  <summary>
                    {merges.length.toLocaleString('en-US')}
                    {more === null ? '' : ' or more'} automatic merges, each with its reason
                  </summary>
                  <Judgements items={merges} title="Automatic merges" done={answer.again} />
                </details>
              )}
              <ShowMore more={more} />
            </>
          )
        }}
      </Shown>
    </>
  )
}
