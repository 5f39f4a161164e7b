import { type ReactNode, useState } from 'react'
import type { Person } from '../../index.ts'
import { Shown, useAnswer } from '../answer.tsx'
import { query } from '../client.ts'
import { give, Signature, type Undoable } from '../judging.tsx'
import { nameIn } from './name-in.ts'

/** Says that a person is one with another of whatever name, or that names taken for one are of several. */
export function Identity(props: {
  person: Person
  say: (said: Undoable) => void
  done: () => void
}): ReactNode {
  const { person, say, done } = props
  const [name, setName] = useState('')
  const judged = (ids: readonly string[], verdict: 'same' | 'different', words: string): void => {
    give(ids, verdict).then(
      (id) => {
        say({ words, id })
        setName('')
        done()
      },
      (error: Error) => say({ words: error.message, id: null }),
    )
  }
  return (
    <>
      <details>
        <summary>The same as another person?</summary>
        <form
          className="bar"
          aria-label="Find the other person"
          onSubmit={(event) => {
            event.preventDefault()
            setName(String(new FormData(event.currentTarget).get('other')).trim())
          }}
        >
          <label>
            Also told of as
            <input name="other" required size={24} placeholder="another name" autoComplete="off" />
          </label>
          <button type="submit">Look</button>
        </form>
        {name !== '' && (
          <Others
            name={name}
            but={person.ids}
            merge={(other) => judged([person.ids[0]!, other.ids[0]!], 'same', `Merged with ${other.name}.`)}
          />
        )}
      </details>
      {person.ids.length > 1 && (
        <details>
          <summary>Not all one person?</summary>
          <Apart
            ids={person.ids}
            split={(ids) =>
              judged(ids, 'different', ids.length === person.ids.length ? 'Taken apart.' : 'Kept apart.')
            }
          />
        </details>
      )}
    </>
  )
}

/** Persons of a name that a person may be one with. */
function Others(props: { name: string; but: readonly string[]; merge: (other: Person) => void }): ReactNode {
  const answer = useAnswer<{ items: readonly Person[] }>(`/api/persons${query({ name: props.name })}`)
  return (
    <Shown answer={answer}>
      {({ items }) => {
        const others = items.filter((p) => !p.ids.some((id) => props.but.includes(id)))
        return others.length === 0 ? (
          <p role="status" className="soft">
            No other person in the record is named “{props.name}”.
          </p>
        ) : (
          <>
            <ul className="plain" aria-live="polite">
              {others.map((p) => (
                <li key={p.ids.join()}>
                  <bdi>{p.name}</bdi>{' '}
                  <span className="soft">
                    {[...p.states, ...p.offices.slice(0, 1).map((o) => o.title)].join(', ')}
                  </span>{' '}
                  <button
                    type="button"
                    className="plain"
                    aria-label={`${p.name} is the same: merge`}
                    onClick={() => props.merge(p)}
                  >
                    It is the same: merge
                  </button>
                </li>
              ))}
            </ul>
            <Signature />
          </>
        )
      }}
    </Shown>
  )
}

/** The names that were taken for one person's, of which some may be another's. */
function Apart(props: { ids: readonly string[]; split: (ids: readonly string[]) => void }): ReactNode {
  const [chosen, choose] = useState<readonly string[]>([])
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        props.split(chosen)
      }}
    >
      <fieldset>
        <legend className="soft">Choose those that are different persons.</legend>
        {props.ids.map((id) => (
          <label key={id} className="tick">
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              onChange={(event) =>
                choose(event.target.checked ? [...chosen, id] : chosen.filter((one) => one !== id))
              }
            />
            <span>
              <bdi>{nameIn(id)}</bdi> <code>{id}</code>
            </span>
          </label>
        ))}
      </fieldset>
      <div className="judge">
        <button type="submit" disabled={chosen.length < 2}>
          Keep them apart
        </button>
        <Signature />
      </div>
    </form>
  )
}
