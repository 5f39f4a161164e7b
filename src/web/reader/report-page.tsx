import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Finding, Note, Report } from '../../index.ts'
import { useAddress } from '../address.tsx'
import { Shown, useAnswer } from '../answer.tsx'
import { dayIn } from '../day.ts'
import type { JudgementLine } from '../judgements.tsx'
import { KINDS } from '../kinds.ts'
import { many, Title } from '../page.tsx'
import { Pick } from '../pick.tsx'
import { Publisher } from '../publisher.tsx'
import { Cards, type FindingLine } from './cards.tsx'
import { useHits } from './hits.ts'
import { useKeys } from './keys.tsx'
import { piecesOf } from './pieces.ts'
import { Text } from './text.tsx'

export interface WholeReport {
  readonly report: Report
  readonly findings: readonly Finding[]
  readonly lines: Readonly<Record<string, FindingLine>>
  readonly judgements: Readonly<Record<string, JudgementLine>>
  readonly notes: readonly Note[]
  readonly versions: readonly string[]
}

/** A report with its evidence marked, and beside it what was found; each leads to the other. */
export function ReportPage(props: { id: string }): ReactNode {
  const answer = useAnswer<WholeReport>(`/api/reports/${encodeURIComponent(props.id)}`)
  return (
    <Shown answer={answer} title="Report">
      {(whole) => <Reader key={whole.report.id} whole={whole} again={answer.again} />}
    </Shown>
  )
}

function Reader(props: { whole: WholeReport; again: () => void }): ReactNode {
  const { report, findings: all, notes, versions } = props.whole
  const [{ kind, words }, change] = useAddress(['kind', 'words'])
  const numbers = useMemo(() => new Map(all.map((f, i) => [f.id, i + 1])), [all])
  const findings = useMemo(() => all.filter((f) => kind === '' || f.kind === kind), [all, kind])
  const paragraphs = useMemo(() => piecesOf(report.text, findings), [report.text, findings])
  const [chosen, choose] = useState<string | null>(() => decodeURIComponent(location.hash.slice(1)) || null)
  const text = useRef<HTMLElement>(null)
  const select = useCallback((id: string, to: 'text' | 'card' = 'text') => {
    choose(id)
    history.replaceState(history.state, '', `${location.pathname}${location.search}#${id}`)
    show(id, to)
  }, [])
  // The address may name a finding when the page opens.
  useEffect(() => {
    if (chosen !== null) show(chosen, 'text')
  }, [])
  const hits = useHits(text, words, chosen === null)
  const keys = useKeys(findings, chosen, select)
  return (
    <>
      <Title
        kicker={
          <>
            <Publisher of={report.publisher} />
            {report.published !== null && `, ${dayIn(report.published)}`}
          </>
        }
      >
        {report.title ?? 'Report without a title'}
      </Title>
      <p className="along">
        {report.url !== null && /^https?:/.test(report.url) && (
          <a href={report.url} rel="noreferrer">
            Where it was published
          </a>
        )}{' '}
        {versions.length > 1 && `One of ${versions.length} versions of this text.`}
      </p>
      <fieldset className="contents">
        <legend className="hidden">Which findings are marked</legend>
        <Pick on={kind === ''} n={all.length} to={() => change({ kind: null }, true)}>
          all findings
        </Pick>
        {KINDS.filter((k) => all.some((f) => f.kind === k)).map((k) => (
          <Pick
            key={k}
            on={kind === k}
            n={all.filter((f) => f.kind === k).length}
            to={() => change({ kind: k }, true)}
          >
            {`${k}s`}
          </Pick>
        ))}
      </fieldset>
      {words !== '' && (
        <p className="contents">
          <span role="status">
            {hits.n === 0
              ? `“${words}” stands nowhere in this text`
              : `“${words}”: ${hits.at + 1} of ${hits.n}`}
          </span>
          {hits.n > 1 && (
            <>
              <button type="button" className="plain" onClick={() => hits.walk(-1)}>
                Hit before
              </button>
              <button type="button" className="plain" onClick={() => hits.walk(1)}>
                Next hit
              </button>
            </>
          )}
        </p>
      )}
      <div className="reader">
        <Text
          of={text}
          language={report.language}
          paragraphs={paragraphs}
          findings={findings}
          numbers={numbers}
          chosen={chosen}
          select={(id) => select(id, 'card')}
        />
        <aside aria-label="Findings">
          {keys}
          {findings.length === 0 ? (
            <p className="empty">Nothing of a diplomatic kind was found in this text.</p>
          ) : (
            <Cards
              findings={findings}
              lines={props.whole.lines}
              judged={props.whole.judgements}
              numbers={numbers}
              chosen={chosen}
              select={select}
              done={props.again}
            />
          )}
          {notes.length > 0 && (
            <details>
              <summary>{many(notes.length, 'note')} of the reader</summary>
              <ul className="plain soft">
                {notes.map((n) => (
                  <li key={`${n.rule}${n.message}${n.span?.start}`}>{n.message}</li>
                ))}
              </ul>
            </details>
          )}
        </aside>
      </div>
    </>
  )
}

/** Brings the words of a finding and its card into sight: both where they stand side by side, else the one asked for. */
function show(id: string, to: 'text' | 'card'): void {
  const card = document.getElementById(id)
  const column = card?.closest('aside')
  const beside = column != null && getComputedStyle(column).position === 'sticky'
  if (beside && card != null) column.scrollTo({ top: card.offsetTop - column.offsetTop - 60 })
  if (!beside && to === 'card') card?.scrollIntoView({ block: 'start' })
  else document.getElementById(`at-${id}`)?.scrollIntoView({ block: 'center' })
}
