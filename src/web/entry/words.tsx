import { type ReactNode, useState } from 'react'
import { Link } from 'wouter'
import { give } from '../judging.tsx'
import { Proof } from '../passage.tsx'
import type { WholeEntry } from './entry-page.tsx'

/** Each account with the words that prove it; one that does not belong can be split off. */
export function Words(props: { whole: WholeEntry; done: () => void }): ReactNode {
  const { entry, lines, passages } = props.whole
  return (
    <section aria-labelledby="words">
      <h2 id="words">The words</h2>
      {entry.findings.map((f) => (
        <article key={f.id} className="account" aria-label={lines[f.id]}>
          <p dir="auto">{lines[f.id]}</p>
          {(passages[f.id] ?? []).map((p) => (
            <Proof key={`${p.before}${p.quote}`} passage={p} finding={f.id} />
          ))}
          <p className="soft">
            <Link href={`/reports/${f.report}#${f.id}`}>In the report</Link> · by the rule {f.rule},
            confidence {f.confidence.toFixed(2)} · <code>{f.id}</code>
          </p>
          {entry.findings.length > 1 && (
            <Split id={f.id} from={entry.findings.find((o) => o.id !== f.id)!.id} done={props.done} />
          )}
        </article>
      ))}
    </section>
  )
}

function Split(props: { id: string; from: string; done: () => void }): ReactNode {
  const [said, say] = useState('')
  return (
    <p className="judge">
      <button
        type="button"
        onClick={() =>
          give([props.id, props.from], 'different').then(
            () => {
              say('Split off; the list of judgements below takes it back.')
              props.done()
            },
            (error: Error) => say(error.message),
          )
        }
      >
        Split off
      </button>
      <span role="status">{said}</span>
    </p>
  )
}
