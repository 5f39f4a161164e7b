import { type ReactNode, useState } from 'react'
import { Link } from 'wouter'
import type { Outcome } from '../index.ts'
import { follow } from './client.ts'
import { KINDS } from './kinds.ts'
import { many, Title } from './page.tsx'

type Told = Omit<Outcome, 'path'>

const WORDS: Readonly<Record<Outcome['outcome'], string>> = {
  new: 'is in the record now',
  replaced: 'was read anew',
  known: 'was in the record already',
  unstored: 'was not stored',
  unread: 'could not be read',
}

/** Paste or drop a report, and watch it being read. */
export function AddPage(): ReactNode {
  const [text, setText] = useState('')
  const [state, setState] = useState<string | null>(null)
  const [told, setTold] = useState<readonly Told[]>([])
  const [over, setOver] = useState(false)
  async function read(given: FormData): Promise<void> {
    setTold([])
    setState('Sending …')
    const value = (name: string): string | null => {
      const words = String(given.get(name) ?? '').trim()
      return words === '' ? null : words
    }
    const found: Told[] = []
    try {
      for await (const { event, data } of follow({
        text,
        publisher: value('publisher'),
        published: value('published'),
        title: value('title'),
      })) {
        if (event === 'waiting') {
          const { ahead } = data as { ahead: number }
          setState(ahead > 0 ? `Waiting behind ${many(ahead, 'other text')} …` : 'Opening the model …')
        } else if (event === 'reading') setState('Reading: words, names, times, who said what …')
        else if (event === 'outcome') {
          found.push(data as Told)
          setTold([...found])
        } else if (event === 'problem') throw new Error((data as { detail: string }).detail)
      }
      setState(found.length === 0 ? 'There was no report in this text.' : 'Read.')
    } catch (error) {
      setState((error as Error).message)
    }
  }
  return (
    <>
      <Title>Add a report</Title>
      <p className="lead">
        Paste a report or drop a file. It is read on the machine that serves this page, and goes nowhere else.
      </p>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void read(new FormData(event.currentTarget))
        }}
      >
        <label>
          Text of the report, or drop a file here
          <textarea
            required
            rows={14}
            value={text}
            dir="auto"
            className={over ? 'over' : undefined}
            onChange={(event) => setText(event.target.value)}
            onDragOver={(event) => {
              event.preventDefault()
              setOver(true)
            }}
            onDragLeave={() => setOver(false)}
            onDrop={(event) => {
              event.preventDefault()
              setOver(false)
              const file = event.dataTransfer.files[0]
              if (file) void file.text().then(setText)
            }}
          />
        </label>
        <label>
          or a file{' '}
          <input
            type="file"
            accept=".txt,.md,.html,.htm,.jsonl,.csv"
            onChange={(event) => void event.target.files?.[0]?.text().then(setText)}
          />
        </label>
        <div className="bar">
          <label>
            Publisher <input name="publisher" size={20} placeholder="if the text names none" />
          </label>
          <label>
            Published <input name="published" size={11} placeholder="2026-01-06" />
          </label>
          <label>
            Title <input name="title" size={24} />
          </label>
          <button type="submit">Read it</button>
        </div>
      </form>
      <p role="status" className={state?.endsWith('…') ? 'busy' : undefined}>
        {state}
      </p>
      {told.map((o) => (
        <article key={o.report?.id ?? o.outcome} className="account">
          {o.report !== null && (
            <p>
              <Link href={`/reports/${o.report.id}`} dir="auto">
                {o.report.title ?? 'The report'}
              </Link>{' '}
              {WORDS[o.outcome]}: {many(o.findings.length, 'finding')} in {many(o.words, 'word')}
              {KINDS.flatMap((kind) => {
                const n = o.findings.filter((f) => f.kind === kind).length
                return n === 0 ? [] : [`, ${many(n, kind)}`]
              })}
              . The title leads to it, with its evidence marked.
            </p>
          )}
          <ul className="plain">
            {o.notes.map((n) => (
              <li key={n.rule + n.message} className="soft">
                {n.message}
              </li>
            ))}
          </ul>
        </article>
      ))}
    </>
  )
}
