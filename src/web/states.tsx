import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { ask } from './client.ts'

interface StateLine {
  readonly code: string
  readonly name: string
  readonly inSentence: string
}

let asked: Promise<readonly StateLine[]> | null = null

/** The states, asked for once; none until they are known. */
function useStates(): readonly StateLine[] {
  const [states, set] = useState<readonly StateLine[]>([])
  useEffect(() => {
    let here = true
    asked ??= ask<{ items: readonly StateLine[] }>('/api/states').then(
      ({ items }) => items,
      () => {
        asked = null
        return []
      },
    )
    asked.then((items) => here && set(items))
    return () => {
      here = false
    }
  }, [])
  return states
}

/** What an office is of, in a sentence: "the United States" for `USA`, "NATO" for `org:nato`; as it is until the names are known. */
export function useBodyWords(): (body: string) => string {
  const states = useStates()
  const names = useMemo(() => new Map(states.map((s) => [s.code, s.inSentence])), [states])
  return (body) =>
    names.get(body.toUpperCase()) ?? (body.startsWith('org:') ? body.slice(4).toUpperCase() : body)
}

/** The names of states, for the fields that name their list. */
export function StateList(props: { id: string }): ReactNode {
  const states = useStates()
  return (
    <datalist id={props.id}>
      {states.map((s) => (
        <option key={s.code} value={s.name} />
      ))}
    </datalist>
  )
}
