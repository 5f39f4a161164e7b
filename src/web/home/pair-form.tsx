import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import { StateList } from '../states.tsx'

/** Two states and a button that opens their dossier. */
export function PairForm(): ReactNode {
  const [, go] = useLocation()
  return (
    <form
      className="bar"
      aria-label="Open a dossier"
      onSubmit={(event) => {
        event.preventDefault()
        const given = new FormData(event.currentTarget)
        const side = (name: string): string => encodeURIComponent(String(given.get(name)).trim())
        go(`/dossier/${side('a')}/${side('b')}`)
      }}
    >
      <label>
        Dossier of
        <input name="a" list="states" required placeholder="South Korea" autoComplete="off" />
      </label>
      <label>
        and
        <input name="b" list="states" required placeholder="CHN" autoComplete="off" />
      </label>
      <button type="submit">Open</button>
      <StateList id="states" />
    </form>
  )
}
