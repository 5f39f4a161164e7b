import { type DragEvent, type ReactNode, useRef, useState } from 'react'
import { follow } from '../client.ts'
import { many, Title } from '../page.tsx'
import { type Piece, Pieces, type Told } from './pieces.tsx'
import { unread } from './unread.ts'

/** Endings that the dialogue of files offers. */
const ENDINGS = '.txt,.text,.md,.html,.htm,.jsonl,.ndjson,.json,.csv,.tsv'

/** Paste or drop reports, and watch them being read. */
export function AddPage(): ReactNode {
  const [text, setText] = useState('')
  const [files, setFiles] = useState<readonly File[]>([])
  const [pieces, setPieces] = useState<readonly Piece[]>([])
  const [busy, setBusy] = useState(false)
  const [over, setOver] = useState(false)
  const picker = useRef<HTMLInputElement>(null)
  // The list of a field is emptied with it.
  const add = (more: FileList): void => {
    const chosen = [...more]
    setFiles((known) => [...known, ...chosen])
  }

  async function read(given: FormData): Promise<void> {
    const said = Object.fromEntries(
      ['publisher', 'published', 'title'].flatMap((name) => {
        const words = String(given.get(name) ?? '').trim()
        return words === '' ? [] : [[name, words]]
      }),
    )
    const all: (string | File)[] = [...(text.trim() === '' ? [] : [text]), ...files]
    let shown: readonly Piece[] = all.map((source, i) => ({
      key: i,
      name: typeof source === 'string' ? 'The text' : source.name,
      state: 'waits its turn',
      busy: false,
      told: [],
    }))
    const tell = (i: number, change: Partial<Piece>): void => {
      shown = shown.map((p, n) => (n === i ? { ...p, ...change } : p))
      setPieces(shown)
    }
    setPieces(shown)
    setText('')
    setFiles([])
    setBusy(true)
    for (const [i, source] of all.entries()) {
      const refused = typeof source === 'string' ? null : unread(source.name, source.size)
      if (refused !== null) tell(i, { state: refused, wrong: true })
      else if (!(await readOne(source, said, (change) => tell(i, change))) && typeof source === 'string')
        // What was pasted is not lost where it could not be read.
        setText(source)
    }
    setBusy(false)
  }
  const done = pieces.filter((p) => p.told.some((t) => t.report !== null))
  const found = pieces.flatMap((p) => p.told).reduce((n, t) => n + t.findings.length, 0)
  return (
    <>
      <Title>Add a report</Title>
      <p className="lead">
        Paste a report, or drop files: text, Markdown, HTML, JSON Lines, CSV. They are read on the machine
        that serves this page, and go nowhere else.
      </p>
      <form
        className={over ? 'stack over' : 'stack'}
        onSubmit={(event) => {
          event.preventDefault()
          void read(new FormData(event.currentTarget))
        }}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event: DragEvent) => {
          if (event.dataTransfer.files.length === 0) return
          event.preventDefault()
          setOver(false)
          add(event.dataTransfer.files)
        }}
      >
        <label>
          Text of the report, or drop files here
          <textarea
            required={files.length === 0}
            rows={14}
            value={text}
            dir="auto"
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        <label>
          or files{' '}
          <input
            ref={picker}
            type="file"
            multiple
            accept={ENDINGS}
            onChange={(event) => {
              if (event.target.files !== null) add(event.target.files)
              // The same file may be chosen again.
              event.target.value = ''
            }}
          />
        </label>
        {files.length > 0 && (
          <ul className="plain" aria-label="Files to be read">
            {files.map((file, i) => (
              <li key={`${i}-${file.name}`}>
                <bdi>{file.name}</bdi> <span className="soft">{size(file.size)}</span>{' '}
                <button
                  type="button"
                  className="plain"
                  aria-label={`Leave out ${file.name}`}
                  onClick={() => {
                    setFiles(files.filter((_, n) => n !== i))
                    picker.current?.focus()
                  }}
                >
                  leave out
                </button>
              </li>
            ))}
          </ul>
        )}
        <div className="bar">
          <label>
            Publisher <input name="publisher" size={20} placeholder="if the text names none" />
          </label>
          <label>
            Published <input name="published" size={20} placeholder="2026-01-06, if not stated" />
          </label>
          <label>
            Title <input name="title" size={24} placeholder="if it has none" />
          </label>
          <button type="submit" disabled={busy}>
            {files.length + (text.trim() === '' ? 0 : 1) > 1 ? 'Read them' : 'Read it'}
          </button>
        </div>
      </form>
      <p role="status" className="soft">
        {pieces.length > 0 && !busy
          ? `${done.length === pieces.length ? 'All is read' : `${done.length} of ${pieces.length} could be read`}: ${many(found, 'finding')}.`
          : ''}
      </p>
      <Pieces of={pieces} />
    </>
  )
}

const size = (bytes: number): string =>
  bytes < 10_000
    ? `${bytes.toLocaleString('en-US')} bytes`
    : `${Math.round(bytes / 1000).toLocaleString('en-US')} kB`

/** Reads one text or file and tells how far it has come; answers whether there was a report in it. */
async function readOne(
  source: string | File,
  said: Readonly<Record<string, string>>,
  tell: (change: Partial<Piece>) => void,
): Promise<boolean> {
  const told: Told[] = []
  tell({ state: 'is being sent …', busy: true })
  try {
    for await (const { event, data } of follow(source, said)) {
      if (event === 'waiting') {
        const { ahead } = data as { ahead: number }
        tell({ state: ahead > 0 ? `waits behind ${many(ahead, 'other text')} …` : 'opens the model …' })
      } else if (event === 'reading') tell({ state: 'is being read: words, names, times, who said what …' })
      else if (event === 'outcome') {
        told.push(data as Told)
        tell({ told: [...told] })
      } else if (event === 'problem') throw new Error((data as { detail: string }).detail)
    }
    const any = told.some((t) => t.report !== null)
    tell({ busy: false, wrong: !any, state: any ? null : 'holds no report that could be read.' })
    return any
  } catch (error) {
    tell({ busy: false, wrong: true, state: (error as Error).message })
    return false
  }
}
