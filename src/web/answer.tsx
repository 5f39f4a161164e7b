import { type ReactNode, useCallback, useEffect, useState } from 'react'
import { ask, Refused, rememberKey } from './client.ts'

/** What is known of a question to the API. */
export interface Answer<T> {
  readonly data: T | null
  readonly error: Error | null
  /** Asks again, after something was changed. */
  again(): void
}

/** Asks the API whenever the path changes; null asks nothing. What was known stays until the new answer is there. */
export function useAnswer<T>(path: string | null): Answer<T> {
  const { data, ...rest } = useAnswers<T>(path === null ? null : [path])
  return { ...rest, data: data?.[0] ?? null }
}

/** Asks the API several things at once; the answers stand in the order of the paths. */
export function useAnswers<T>(paths: readonly string[] | null): Answer<readonly T[]> {
  const [state, set] = useState<{ data: readonly T[] | null; error: Error | null }>({
    data: null,
    error: null,
  })
  const [turn, setTurn] = useState(0)
  const asked = paths === null ? null : paths.join('\n')
  // `turn` asks again.
  useEffect(() => {
    if (asked === null) return
    const stop = new AbortController()
    Promise.all((asked === '' ? [] : asked.split('\n')).map((path) => ask<T>(path, stop.signal))).then(
      (data) => set({ data, error: null }),
      (error: Error) => {
        if (error.name !== 'AbortError') set({ data: null, error })
      },
    )
    return () => stop.abort()
  }, [asked, turn])
  return { ...state, again: useCallback(() => setTurn((n) => n + 1), []) }
}

/** Shows an answer, or that it is awaited, or what went wrong and what to do; `title` heads a page that has no other title then. */
export function Shown<T>(props: {
  answer: Answer<T>
  title?: string
  /** What to do instead, below what went wrong. */
  instead?: ReactNode
  children: (data: T) => ReactNode
}): ReactNode {
  const { data, error, again } = props.answer
  if (error instanceof Refused && error.status === 401)
    return <KeyForm message={error.message} done={again} />
  if (error !== null)
    return (
      <>
        {props.title !== undefined && <h1>{props.title}</h1>}
        <p role="alert" className="problem">
          {plainly(error.message)}{' '}
          {!(error instanceof Refused && error.status === 400) && (
            <button type="button" onClick={again}>
              Try again
            </button>
          )}
        </p>
        {props.instead}
      </>
    )
  if (data === null)
    return (
      <p role="status" aria-busy="true" className="soft">
        Looking …
      </p>
    )
  return props.children(data)
}

/** What the API says against a question, as a sentence of a page, which has no use for the API's description. */
const plainly = (message: string): string => {
  const words = message.replace(/; see \/api\/\S*$/, '')
  return `${words[0]?.toUpperCase() ?? ''}${words.slice(1)}${/[.?!]$/.test(words) ? '' : '.'}`
}

function KeyForm(props: { message: string; done: () => void }): ReactNode {
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        rememberKey(String(new FormData(event.currentTarget).get('key')).trim())
        props.done()
      }}
    >
      <h2>This record asks for a key</h2>
      <p className="soft">{props.message}</p>
      <label>
        Key
        <input name="key" type="password" autoComplete="current-password" required />
      </label>
      <button type="submit">Use it</button>
    </form>
  )
}
