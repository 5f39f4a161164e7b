import { type ReactNode, useState, useSyncExternalStore } from 'react'
import { Link } from 'wouter'

/** A question that was kept in this browser: its address, and what it asks. */
interface Question {
  readonly path: string
  readonly name: string
}

const KEY = 'chancery-kept'

const written = (): string => localStorage.getItem(KEY) ?? '[]'

function keep(questions: readonly Question[]): void {
  localStorage.setItem(KEY, JSON.stringify(questions))
  // Other windows are told by the browser; this one is not.
  window.dispatchEvent(new Event('storage'))
}

function watch(changed: () => void): () => void {
  window.addEventListener('storage', changed)
  return () => window.removeEventListener('storage', changed)
}

function read(text: string): readonly Question[] {
  try {
    return (JSON.parse(text) as Question[]).filter(
      (q) => /^\/(?!\/)/.test(q.path) && typeof q.name === 'string',
    )
  } catch {
    return []
  }
}

const useKept = (): readonly Question[] => read(useSyncExternalStore(watch, written))

/** Keeps the question that the address asks, or forgets it; nothing where it asks nothing. */
export function Keep(props: { page: string; fields: Readonly<Record<string, string>> }): ReactNode {
  const kept = useKept()
  const asked = Object.entries(props.fields).filter(([, value]) => value !== '')
  const [said, say] = useState('')
  if (asked.length === 0) return null
  const path = location.pathname + location.search
  const here = kept.some((q) => q.path === path)
  const name = `${props.page}: ${asked.map(([field, value]) => `${worded(field)} ${value}`).join(', ')}`
  return (
    <>
      <button
        type="button"
        onClick={() => {
          keep(here ? kept.filter((q) => q.path !== path) : [...kept, { path, name }])
          say(here ? 'Forgotten.' : 'Kept on the page of the record.')
        }}
      >
        {here ? 'Forget it' : 'Keep it'}
      </button>
      <span role="status" className="soft">
        {said}
      </span>
    </>
  )
}

/** "dueBefore" is "due before". */
const worded = (field: string): string => field.replace(/[A-Z]/g, (c) => ` ${c.toLowerCase()}`)

/** The questions that were kept in this browser; nothing where there are none. */
export function Kept(): ReactNode {
  const kept = useKept()
  if (kept.length === 0) return null
  return (
    <section aria-labelledby="kept">
      <h2 id="kept">
        Kept questions<span className="n">{kept.length}</span>
      </h2>
      <ul className="plain">
        {kept.map((q) => (
          <li key={q.path}>
            <Link href={q.path} dir="auto">
              {q.name}
            </Link>{' '}
            <button
              type="button"
              className="plain"
              aria-label={`Forget ${q.name}`}
              onClick={() => keep(kept.filter((other) => other.path !== q.path))}
            >
              forget
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
