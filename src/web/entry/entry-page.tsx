import { type ReactNode, useState } from 'react'
import { Link } from 'wouter'
import type { Entry, Finding, Passage, Report } from '../index.ts'
import { Shown, useAnswer } from './answer.tsx'
import { give, Judge, Signature, takeBack } from './judging.tsx'
import { type Freshness, many, Rests, Title } from './page.tsx'
import { Proof } from './passage.tsx'

interface Whole {
  readonly entry: Entry
  readonly summary: { readonly when: string; readonly line: string }
  readonly lines: Readonly<Record<string, string>>
  readonly passages: Readonly<Record<string, readonly Passage[]>>
  readonly reports: readonly Omit<Report, 'text'>[]
  readonly judgements: readonly JudgementLine[]
  readonly freshness: Freshness
}

export interface JudgementLine {
  readonly id: string
  readonly subject: readonly string[]
  readonly verdict: string
  readonly value: unknown
  readonly by: string
  readonly at: string
  readonly why: string | null
  readonly automatic: boolean
  readonly undone: boolean
  readonly orphaned: boolean
}

/** One entry: what the record says, each report's account beside the others, the words, and what people judged. */
export function EntryPage(props: { id: string }): ReactNode {
  const answer = useAnswer<Whole>(`/api/entries/${encodeURIComponent(props.id)}`)
  return (
    <Shown answer={answer}>
      {({ entry, summary, lines, passages, reports, judgements, freshness }) => (
        <>
          <Title kicker={`${entry.kind}, ${summary.when}`}>{summary.line}</Title>
          <p className="lead">
            {many(entry.reports, 'report')} of {many(entry.publishers, 'independent publisher')}. Confidence{' '}
            {entry.view.confidence.toFixed(2)}. <code>{entry.id}</code>
          </p>
          <Judge subject={entry.id} done={answer.again} />
          <Signature />
          {entry.disagreements.length > 0 && (
            <section aria-labelledby="disagree">
              <h2 id="disagree">Where reports disagree</h2>
              <table>
                <tbody>
                  {entry.disagreements.map((d) => (
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
          )}
          {entry.findings.length > 1 && <Accounts findings={entry.findings} reports={reports} />}
          <section aria-labelledby="words">
            <h2 id="words">The words</h2>
            {entry.findings.map((f) => (
              <article key={f.id} className="account">
                <p dir="auto">{lines[f.id]}</p>
                {(passages[f.id] ?? []).map((p) => (
                  <Proof key={`${p.before}${p.quote}`} passage={p} />
                ))}
                <p className="soft">
                  <Link href={`/reports/${f.report}#${f.id}`}>In the report</Link> · {f.rule}, confidence{' '}
                  {f.confidence.toFixed(2)} · <code>{f.id}</code>
                </p>
                {entry.findings.length > 1 && (
                  <button
                    type="button"
                    onClick={() =>
                      void give([f.id, entry.findings.find((o) => o.id !== f.id)!.id], 'different').then(
                        answer.again,
                      )
                    }
                  >
                    Split off
                  </button>
                )}
              </article>
            ))}
          </section>
          <Merge id={entry.id} done={answer.again} />
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
      )}
    </Shown>
  )
}

/** Joins another entry to this one. */
function Merge(props: { id: string; done: () => void }): ReactNode {
  const [said, say] = useState('')
  return (
    <details>
      <summary>Merge with another entry</summary>
      <form
        className="bar"
        onSubmit={(event) => {
          event.preventDefault()
          const other = String(new FormData(event.currentTarget).get('other')).trim()
          give([props.id, other], 'same').then(
            () => {
              say('Merged.')
              props.done()
            },
            (error: Error) => say(error.message),
          )
        }}
      >
        <label>
          Id of the other <input name="other" required placeholder="entry:1a2b…" size={26} />
        </label>
        <button type="submit">Merge</button>
        <span role="status">{said}</span>
      </form>
    </details>
  )
}

/** What each account says of the same thing, field by field. */
const ROWS: readonly (readonly [string, (f: Finding) => string])[] = [
  ['who', (f) => f.parties.map((p) => `${p.actor.name ?? p.actor.as} (${p.role})`).join(', ')],
  ['office', (f) => f.parties.flatMap((p) => (p.actor.office ? [p.actor.office.title] : [])).join(', ')],
  ['when', (f) => f.when.edtf ?? ''],
  ['where', (f) => f.where?.name ?? ''],
  ['standing', (f) => f.standing],
  [
    'setting',
    (f) =>
      f.kind === 'meeting' ? [f.format, f.setting, f.ordinal].filter((x) => x !== null).join(', ') : '',
  ],
  ['matters', (f) => (f.kind === 'meeting' ? f.matters.map((m) => m.quote).join('; ') : '')],
  [
    'content',
    (f) =>
      f.kind === 'statement' || f.kind === 'undertaking' ? f.content.map((c) => c.quote).join(' … ') : '',
  ],
]

/** Accounts side by side. */
function Accounts(props: {
  findings: readonly Finding[]
  reports: readonly Omit<Report, 'text'>[]
}): ReactNode {
  const shown = props.findings.slice(0, 6)
  const rows = ROWS.filter(([, of]) => shown.some((f) => of(f) !== ''))
  const nameOf = (id: string): string => {
    const report = props.reports.find((r) => r.id === id)
    return [report?.publisher ?? 'publisher not stated', report?.published?.slice(0, 10)]
      .filter((x) => x)
      .join(', ')
  }
  return (
    <section aria-labelledby="accounts">
      <h2 id="accounts">The accounts side by side</h2>
      <div className="wide">
        <table className="accounts">
          <thead>
            <tr>
              <td />
              {shown.map((f) => (
                <th key={f.id} scope="col">
                  <Link href={`/reports/${f.report}#${f.id}`}>{nameOf(f.report)}</Link>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, of]) => {
              const said = new Set(shown.map(of).filter((s) => s !== ''))
              return (
                <tr key={name} className={said.size > 1 ? 'differs' : undefined}>
                  <th scope="row">
                    {name}
                    {said.size > 1 && <span className="standing"> differs</span>}
                  </th>
                  {shown.map((f) => (
                    <td key={f.id} dir="auto">
                      {of(f) === '' ? <span className="soft">not said</span> : of(f)}
                    </td>
                  ))}
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      {props.findings.length > shown.length && (
        <p className="soft">{props.findings.length - shown.length} more accounts stand below.</p>
      )}
    </section>
  )
}

/** Judgements, the newest last, each to be taken back. */
export function Judgements(props: { items: readonly JudgementLine[]; done: () => void }): ReactNode {
  if (props.items.length === 0) return null
  return (
    <section aria-labelledby="judged">
      <h2 id="judged">Judgements and automatic merges</h2>
      <ul className="plain">
        {props.items.map((j) => (
          <li key={j.id}>
            {j.undone && <em>taken back: </em>}
            {j.orphaned && <em>orphaned (what it judged is not in the record any more): </em>}
            {j.verdict}
            {!j.automatic && j.value !== null && <code> {JSON.stringify(j.value)}</code>}{' '}
            <span className="soft">
              {j.automatic ? 'automatic' : `by ${j.by}`}, {j.at.slice(0, 10)}
              {j.why ? `: ${j.why}` : ''}
            </span>{' '}
            {!j.undone && j.verdict !== 'undo' && (
              <button type="button" onClick={() => void takeBack(j.id).then(props.done)}>
                Undo
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
