import { type ReactNode, useState } from 'react'
import type { Entry } from '../../index.ts'
import { Shown, useAnswer } from '../answer.tsx'
import { query } from '../client.ts'
import { type Listed, lineOf } from '../entries-page.tsx'
import { give, type Undoable, Undone } from '../judging.tsx'
import { Told } from '../lines.tsx'

/** Most days between entries that are offered to be one. */
const DAYS = 45

const shifted = (day: string, by: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10)

/** Joins another entry to this one: those of the same kind, the same states and about the same days are offered. */
export function Merge(props: { entry: Entry; done: () => void }): ReactNode {
  const [open, setOpen] = useState(false)
  return (
    <section aria-labelledby="merge">
      <h2 id="merge">The same as another entry?</h2>
      {open ? (
        <Offered {...props} />
      ) : (
        <p>
          <button type="button" onClick={() => setOpen(true)}>
            Look for entries it may be one with
          </button>
        </p>
      )}
    </section>
  )
}

function Offered(props: { entry: Entry; done: () => void }): ReactNode {
  const { entry, done } = props
  const { view } = entry
  const [said, say] = useState<Undoable | null>(null)
  const states = [...new Set(view.parties.flatMap((p) => p.actor.state ?? []))].slice(0, 2)
  const day = view.when.from ?? view.when.to
  const answer = useAnswer<{ items: readonly Listed[] }>(
    `/api/entries${query({
      kind: entry.kind,
      between: states.join(','),
      since: day === null ? null : shifted(day, -DAYS),
      until: day === null ? null : shifted(day, DAYS),
      limit: 30,
    })}`,
  )
  const merge = (other: string): void => {
    give([entry.id, other], 'same').then(
      (id) => {
        say({ words: 'Merged.', id })
        done()
      },
      (error: Error) => say({ words: error.message, id: null }),
    )
  }
  return (
    <>
      <p>
        <Undone said={said} say={say} done={done} />
      </p>
      <Shown answer={answer}>
        {({ items }) => {
          const others = items.filter((e) => e.id !== entry.id)
          return others.length === 0 ? (
            <p className="empty">
              No other {entry.kind} {states.length > 0 ? `with ${states.join(' and ')} ` : ''}
              {day === null ? '' : `within ${DAYS} days `}is in the record.
            </p>
          ) : (
            <ol className="lines">
              {others.map((e) => (
                <li key={e.id}>
                  <span className="when">{e.summary.when}</span>
                  <div>
                    <Told item={lineOf(e)} />
                    <button type="button" className="plain" onClick={() => merge(e.id)}>
                      It is the same: merge
                    </button>
                  </div>
                </li>
              ))}
            </ol>
          )
        }}
      </Shown>
      <form
        className="bar"
        aria-label="Merge by id"
        onSubmit={(event) => {
          event.preventDefault()
          merge(String(new FormData(event.currentTarget).get('other')).trim())
        }}
      >
        <label>
          Or by its id
          <input name="other" required placeholder="entry:1a2b…" size={26} autoComplete="off" />
        </label>
        <button type="submit">Merge</button>
      </form>
    </>
  )
}
