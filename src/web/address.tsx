import { type ReactNode, useCallback } from 'react'
import { useSearchParams } from 'wouter'
import { query } from './client.ts'
import { Keep } from './kept.tsx'

/** The fields of a page as its address has them, and how to change some: all state is in the address. */
export function useAddress<const N extends string>(
  names: readonly N[],
): [Readonly<Record<N, string>>, (change: Partial<Record<N, string | null>>, keepPlace?: boolean) => void] {
  const [search, setSearch] = useSearchParams()
  const fields = Object.fromEntries(names.map((n) => [n, search.get(n) ?? ''])) as Record<N, string>
  const change = useCallback(
    (changed: Partial<Record<N, string | null>>, replace = false) =>
      setSearch(
        (now) => query({ ...Object.fromEntries(now), ...(changed as Record<string, string | null>) }),
        { replace },
      ),
    [setSearch],
  )
  return [fields, change]
}

/** A form whose fields go into the address when it is sent; fields of the address that it does not show stay. */
export function AskForm(props: {
  children: ReactNode
  label: string
  submit?: string
  fields: Readonly<Record<string, string>>
  change: (change: Record<string, string | null>) => void
  /** What the questions of this form are about, where they can be kept. */
  keep?: string
}): ReactNode {
  return (
    <form
      className="bar"
      aria-label={props.label}
      key={JSON.stringify(props.fields)}
      onSubmit={(event) => {
        event.preventDefault()
        const given = new FormData(event.currentTarget)
        const shown = [...event.currentTarget.elements].flatMap((e) =>
          'name' in e && e.name !== '' ? [String(e.name)] : [],
        )
        props.change(Object.fromEntries(shown.map((name) => [name, String(given.get(name) ?? '').trim()])))
      }}
    >
      {props.children}
      <button type="submit">{props.submit ?? 'Show'}</button>
      {props.keep !== undefined && <Keep page={props.keep} fields={props.fields} />}
    </form>
  )
}

/** A labelled field of a form. */
export function Field(props: {
  label: string
  name: string
  value: string
  size?: number
  hint?: string
  list?: string
  required?: boolean
}): ReactNode {
  return (
    <label>
      {props.label}
      <input
        name={props.name}
        defaultValue={props.value}
        size={props.size ?? 12}
        placeholder={props.hint}
        list={props.list}
        required={props.required}
        autoComplete="off"
      />
    </label>
  )
}

/** A labelled choice; the first is taken when nothing stands in the address. */
export function Choice(props: {
  label: string
  name: string
  value: string
  of: readonly (readonly [value: string, words: string])[]
  /** Changes the address at once, where the choice stands alone. */
  at?: (value: string) => void
}): ReactNode {
  const { at } = props
  return (
    <label>
      {props.label}
      <select
        name={props.name}
        {...(at === undefined
          ? { defaultValue: props.value }
          : { value: props.value, onChange: (event) => at(event.target.value) })}
      >
        {props.of.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  )
}
