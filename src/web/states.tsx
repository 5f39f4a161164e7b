import type { ReactNode } from 'react'
import { useAnswer } from './answer.tsx'

/** The names of states, for the fields that name their list. */
export function StateList(props: { id: string }): ReactNode {
  const { data } = useAnswer<{ items: readonly { code: string; name: string }[] }>('/api/states')
  return (
    <datalist id={props.id}>
      {data?.items.map((s) => (
        <option key={s.code} value={s.name} />
      ))}
    </datalist>
  )
}
