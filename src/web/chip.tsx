import { type ReactNode, useId, useState } from 'react'
import { Link } from 'wouter'
import type { Entry, Passage } from '../index.ts'
import { Shown, useAnswer } from './answer.tsx'
import { many } from './page.tsx'
import { Proof } from './passage.tsx'

/** What the words of an entry are taken from. */
interface Accounts {
  readonly entry: Entry
  readonly passages: Readonly<Record<string, readonly Passage[]>>
}

/** "2 reports · 2 publishers · disputed over the date": opens the words of each report where it stands. */
export function useWords(entry: {
  readonly id: string
  readonly reports: number
  readonly publishers: number
  readonly disputed: readonly string[]
}): { chip: ReactNode; words: ReactNode } {
  const [open, setOpen] = useState(false)
  const panel = useId()
  const { id, reports, publishers, disputed } = entry
  return {
    chip: (
      <button
        type="button"
        className="chip"
        aria-expanded={open}
        aria-controls={open ? panel : undefined}
        aria-label={`${many(reports, 'report')} of ${many(publishers, 'publisher')}: show the words`}
        onClick={() => setOpen(!open)}
      >
        <span>{many(reports, 'report')}</span> {reports > 1 && <span>{many(publishers, 'publisher')}</span>}{' '}
        {disputed.length > 0 && <span className="late">disputed</span>}
      </button>
    ),
    words: open && <Words id={id} panel={panel} disputed={disputed} />,
  }
}

function Words(props: { id: string; panel: string; disputed: readonly string[] }): ReactNode {
  const answer = useAnswer<Accounts>(`/api/entries/${encodeURIComponent(props.id)}`)
  return (
    <div id={props.panel} className="words">
      <Shown answer={answer}>
        {({ entry, passages }) => (
          <>
            {entry.findings.map((f) =>
              joined(passages[f.id] ?? []).map((p) => (
                <Proof key={f.id + p.before + p.quote} passage={p} finding={f.id} />
              )),
            )}
            {props.disputed.length > 0 && (
              <p className="soft">The reports disagree over: {props.disputed.join(', ')}.</p>
            )}
            <p className="soft">
              <Link href={`/entries/${props.id}`}>The entry, its accounts and judgements</Link>
            </p>
          </>
        )}
      </Shown>
    </div>
  )
}

/** Passages of one sentence are shown once: that with the most words. */
function joined(passages: readonly Passage[]): readonly Passage[] {
  const sentences = new Map<string, Passage>()
  for (const p of passages) {
    const key = `${p.before}${p.quote}${p.after}`.replace(/\s+/g, '')
    const known = sentences.get(key)
    if (known === undefined || known.quote.length < p.quote.length) sentences.set(key, p)
  }
  return [...sentences.values()]
}
