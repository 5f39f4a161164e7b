import type { ReactNode } from 'react'
import type { Person } from '../../index.ts'
import { give, Signature, type Undoable } from '../judging.tsx'

/** Says that two of several persons are one, or are not; both can be taken back. */
export function OneMerge(props: {
  persons: readonly Person[]
  say: (said: Undoable) => void
  done: () => void
}): ReactNode {
  const { persons, say, done } = props
  const judged = (verdict: 'same' | 'different', form: HTMLFormElement): void => {
    const ids = new FormData(form).getAll('one').map(String)
    if (ids.length < 2) {
      say({ words: 'Choose two or more.', id: null })
      return
    }
    give(ids, verdict).then(
      (id) => {
        say({ words: verdict === 'same' ? 'Merged.' : 'Kept apart.', id })
        done()
      },
      (error: Error) => say({ words: error.message, id: null }),
    )
  }
  return (
    <section aria-labelledby="one">
      <h2 id="one">One person or several?</h2>
      <form onSubmit={(event) => event.preventDefault()}>
        <fieldset>
          <legend className="soft">Choose those that are one, or that must be kept apart.</legend>
          {persons.map((p) => (
            <label key={p.ids.join()} className="tick">
              <input type="checkbox" name="one" value={p.ids[0]} />
              <span>
                <bdi>{p.name}</bdi> <span className="soft">{p.states.join(', ')}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <div className="judge">
          <button type="button" onClick={(event) => judged('same', event.currentTarget.form!)}>
            Merge
          </button>
          <button type="button" onClick={(event) => judged('different', event.currentTarget.form!)}>
            Keep apart
          </button>
          <Signature />
        </div>
      </form>
    </section>
  )
}
