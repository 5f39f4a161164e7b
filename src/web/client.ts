/** Where the key of a locked server is kept while the tab is open. */
const KEY = 'chancery-key'

/** What the server said against a request. */
export class Refused extends Error {
  readonly status: number
  constructor(status: number, detail: string) {
    super(detail)
    this.status = status
  }
}

export const rememberKey = (key: string): void => sessionStorage.setItem(KEY, key)

function headers(more: Readonly<Record<string, string>> = {}): Record<string, string> {
  const key = sessionStorage.getItem(KEY)
  return { ...more, ...(key === null ? {} : { Authorization: `Bearer ${key}` }) }
}

async function checked(answer: Response): Promise<Response> {
  if (answer.ok) return answer
  const problem = (await answer.json().catch(() => null)) as { detail?: string } | null
  throw new Refused(answer.status, problem?.detail ?? `the server answered ${answer.status}`)
}

/** Asks the API for JSON. */
export async function ask<T>(path: string, signal?: AbortSignal): Promise<T> {
  const answer = await fetch(path, { headers: headers(), ...(signal ? { signal } : {}) })
  return (await (await checked(answer)).json()) as T
}

/** Sends JSON to the API. */
export async function send<T>(path: string, body: unknown): Promise<T> {
  const answer = await fetch(path, {
    method: 'POST',
    headers: headers({ 'Content-Type': 'application/json' }),
    body: JSON.stringify(body),
  })
  return (await (await checked(answer)).json()) as T
}

/** Sends a report to be read, a text or a file as it is, and tells what happens as it happens. */
export async function* follow(
  report: string | File,
  said: Readonly<Record<string, string>>,
): AsyncGenerator<{ event: string; data: unknown }> {
  const file = typeof report !== 'string'
  const answer = await checked(
    await fetch(`/api/reports${query({ ...said, ...(file ? { name: report.name } : {}) })}`, {
      method: 'POST',
      headers: headers({
        'Content-Type': file ? 'application/octet-stream' : 'text/plain',
        Accept: 'text/event-stream',
      }),
      body: report,
    }),
  )
  const decoder = new TextDecoder()
  let waiting = ''
  const reader = answer.body!.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    waiting += decoder.decode(value, { stream: true })
    const parts = waiting.split('\n\n')
    waiting = parts.pop()!
    for (const part of parts) {
      const event = /^event: (.*)$/m.exec(part)?.[1]
      const data = /^data: (.*)$/m.exec(part)?.[1]
      if (event !== undefined && data !== undefined) yield { event, data: JSON.parse(data) as unknown }
    }
  }
}

/** A query string of what is given. */
export function query(fields: Readonly<Record<string, string | number | null | undefined>>): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(fields))
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value))
  const text = search.toString()
  return text === '' ? '' : `?${text}`
}
