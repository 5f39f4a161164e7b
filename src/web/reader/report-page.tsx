import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { Link } from 'wouter'
import type { Finding, Note, Report } from '../index.ts'
import { Shown, useAnswer } from './answer.tsx'
import { Judge, Signature } from './judging.tsx'
import { LETTER } from './kinds.ts'
import { many, Title } from './page.tsx'
import { type Piece, piecesOf } from './pieces.ts'

interface Whole {
  readonly report: Report
  readonly findings: readonly Finding[]
  readonly lines: Readonly<Record<string, { readonly when: string; readonly line: string }>>
  readonly notes: readonly Note[]
  readonly versions: readonly string[]
}

/** A report with its evidence marked, and beside it what was found; each leads to the other. */
export function ReportPage(props: { id: string }): ReactNode {
  const answer = useAnswer<Whole>(`/api/reports/${encodeURIComponent(props.id)}`)
  return <Shown answer={answer}>{(whole) => <Reader whole={whole} again={answer.again} />}</Shown>
}

function Reader(props: { whole: Whole; again: () => void }): ReactNode {
  const { report, findings, lines, notes, versions } = props.whole
  const [chosen, choose] = useState<string | null>(() => location.hash.slice(1) || null)
  const paragraphs = useMemo(() => piecesOf(report.text, findings), [report.text, findings])
  const select = (id: string): void => {
    choose(id)
    history.replaceState(null, '', `#${id}`)
    document.getElementById(`at-${id}`)?.scrollIntoView({ block: 'center' })
    document.getElementById(id)?.scrollIntoView({ block: 'nearest' })
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address may name a finding when the page opens
  useEffect(() => {
    if (chosen !== null) select(chosen)
  }, [])
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const target = event.target as HTMLElement
      if (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || event.ctrlKey || event.metaKey || event.altKey)
        return
      const at = findings.findIndex((f) => f.id === chosen)
      if (event.key === 'n' || event.key === 'p') {
        const next =
          findings[(at + (event.key === 'n' ? 1 : at < 0 ? 0 : -1) + findings.length) % findings.length]
        if (next) select(next.id)
      } else if (chosen !== null && /^[aex]$/.test(event.key))
        document.querySelector<HTMLButtonElement>(`[id="${chosen}"] [data-key="${event.key}"]`)?.click()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })
  return (
    <>
      <Title
        kicker={[report.publisher ?? 'publisher not stated', report.published?.slice(0, 10)]
          .filter((x) => x)
          .join(', ')}
      >
        {report.title ?? 'Report without a title'}
      </Title>
      <p className="soft">
        {many(findings.length, 'finding')}. <kbd>n</kbd> and <kbd>p</kbd> walk through them, <kbd>a</kbd>{' '}
        confirms, <kbd>e</kbd> corrects, <kbd>x</kbd> rejects.{' '}
        {report.url !== null && /^https?:/.test(report.url) && (
          <a href={report.url} rel="noreferrer">
            Where it was published
          </a>
        )}{' '}
        {versions.length > 1 && `One of ${versions.length} versions of this text.`}
      </p>
      <div className="reader">
        <article className="text" dir="auto" lang={report.language ?? undefined}>
          {paragraphs.map((pieces) => (
            <p key={pieces[0]?.start ?? 0}>
              {pieces.map((piece) => (
                <Marked key={piece.start} piece={piece} findings={findings} chosen={chosen} select={select} />
              ))}
            </p>
          ))}
        </article>
        <aside aria-label="Findings">
          <Signature />
          <ol className="cards">
            {findings.map((f) => (
              <li key={f.id} id={f.id} className={f.id === chosen ? 'chosen' : undefined}>
                <button
                  type="button"
                  className="card"
                  aria-pressed={f.id === chosen}
                  onClick={() => select(f.id)}
                >
                  <span className="letter" aria-hidden="true">
                    {LETTER[f.kind]}
                  </span>
                  <span>
                    <span className="soft">
                      {f.kind}, {lines[f.id]?.when}
                    </span>
                    <br />
                    {lines[f.id]?.line}
                  </span>
                </button>
                {f.id === chosen && (
                  <>
                    <p className="soft">
                      Confidence {f.confidence.toFixed(2)}, {f.rule}.{' '}
                      <Link href={`/entries/${f.id}`}>The entry</Link>
                    </p>
                    <Judge subject={f.id} done={props.again} />
                  </>
                )}
              </li>
            ))}
          </ol>
          {findings.length === 0 && <p>Nothing of a diplomatic kind was found in this text.</p>}
          {notes.length > 0 && (
            <details>
              <summary>{many(notes.length, 'note')}</summary>
              <ul className="plain">
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

function Marked(props: {
  piece: Piece
  findings: readonly Finding[]
  chosen: string | null
  select: (id: string) => void
}): ReactNode {
  const { piece, findings, chosen, select } = props
  if (piece.findings.length === 0) return piece.text
  const of = piece.findings.map((id) => findings.find((f) => f.id === id)!)
  // The shortest piece of evidence is what one means to choose.
  const shortest = [...of].sort((a, b) => reach(a) - reach(b))[0]!
  const here = chosen !== null && piece.findings.includes(chosen)
  return (
    <mark
      id={piece.first === null ? undefined : `at-${piece.first}`}
      className={here ? 'chosen' : undefined}
      title={of.map((f) => f.kind).join(', ')}
      onClick={() => select(shortest.id)}
      onKeyDown={() => {}}
    >
      {piece.text}
    </mark>
  )
}

const reach = (f: Finding): number => f.evidence.reduce((n, e) => n + e.end - e.start, 0)
