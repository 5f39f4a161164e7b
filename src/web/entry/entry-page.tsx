import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { Entry, Passage, Report } from '../../index.ts'
import { Shown, useAnswer } from '../answer.tsx'
import { type JudgementLine, Judgements } from '../judgements.tsx'
import { Judge, Signature } from '../judging.tsx'
import { type Freshness, many, Rests, Title } from '../page.tsx'
import { Accounts } from './accounts.tsx'
import { Compared } from './compared.tsx'
import { Itinerary } from './itinerary.tsx'
import { Merge } from './merge.tsx'
import { Words } from './words.tsx'

/** All that the API tells of one entry. */
export interface WholeEntry {
  readonly entry: Entry
  readonly summary: { readonly when: string; readonly line: string }
  readonly lines: Readonly<Record<string, string>>
  readonly passages: Readonly<Record<string, readonly Passage[]>>
  readonly reports: readonly Omit<Report, 'text'>[]
  readonly judgements: readonly JudgementLine[]
  readonly freshness: Freshness
}

/** One entry: what the record says, each report's account beside the others, the words, and what people judged. */
export function EntryPage(props: { id: string }): ReactNode {
  const answer = useAnswer<WholeEntry>(`/api/entries/${encodeURIComponent(props.id)}`)
  return (
    <Shown answer={answer} title="Entry">
      {(whole) => {
        const { entry, summary, judgements, freshness } = whole
        return (
          <>
            <Title kicker={`${entry.kind}, ${summary.when}`}>{summary.line}</Title>
            <p className="lead">
              {many(entry.reports, 'report')} of {many(entry.publishers, 'independent publisher')}. Confidence{' '}
              {entry.view.confidence.toFixed(2)}.{' '}
              {entry.view.standing !== 'held' && `Presented as ${entry.view.standing}. `}
              <Link className="soft" href={`/entries/${entry.id}`} title="What to cite">
                <code>{entry.id}</code>
              </Link>
            </p>
            <div className="judging">
              <Judge subject={entry.id} finding={entry.view} done={answer.again} />
              <Signature />
            </div>
            {entry.view.kind === 'visit' && <Itinerary visit={entry.view} findings={entry.findings} />}
            {entry.disagreements.length > 0 && <Disagree entry={entry} />}
            {entry.findings.length > 1 && <Accounts findings={entry.findings} reports={whole.reports} />}
            {whole.reports.length > 1 && (entry.kind === 'meeting' || entry.kind === 'visit') && (
              <Compared reports={whole.reports} />
            )}
            <Words whole={whole} done={answer.again} />
            <Merge entry={entry} done={answer.again} />
            {entry.because.length > 0 && (
              <section aria-labelledby="because">
                <h2 id="because">Why these are one</h2>
                <ul className="plain">
                  {entry.because.map((b) => (
                    <li key={b}>{b}</li>
                  ))}
                </ul>
              </section>
            )}
            <Judgements items={judgements} done={answer.again} />
            <Rests on={freshness} />
          </>
        )
      }}
    </Shown>
  )
}

function Disagree(props: { entry: Entry }): ReactNode {
  return (
    <section aria-labelledby="disagree">
      <h2 id="disagree">Where reports disagree</h2>
      <table className="facts">
        <tbody>
          {props.entry.disagreements.map((d) => (
            <tr key={d.field}>
              <th scope="row">{d.field}</th>
              <td>
                {d.values.map((v) => (
                  <div key={v.value}>
                    {v.value}{' '}
                    <span className="soft">{v.publishers.join(', ') || 'publisher not stated'}</span>
                  </div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
