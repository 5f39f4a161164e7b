import { type ReactNode, useState } from 'react'
import type { Finding } from '../index.ts'
import { send } from './client.ts'
import { Correcting } from './correcting.tsx'

const NAME = 'chancery-name'

/** Who judges in this browser, where no key says so. */
export const judge = {
  name: (): string => localStorage.getItem(NAME) ?? '',
  remember: (name: string): void => localStorage.setItem(NAME, name),
}

/** Keeps a judgement; answers with its id, by which it is taken back. */
export async function give(
  subject: readonly string[],
  verdict: string,
  more: { readonly value?: unknown; readonly why?: string | null } = {},
): Promise<string> {
  const by = judge.name()
  const made = await send<{ id: string }>('/api/judgements', {
    subject,
    verdict,
    ...more,
    ...(by === '' ? {} : { by }),
  })
  return made.id
}

export const takeBack = (id: string): Promise<unknown> => {
  const by = judge.name()
  return send(`/api/judgements/${encodeURIComponent(id)}/undo`, by === '' ? {} : { by })
}

/** What was done, in words, and the judgement that can be taken back; null where there is none. */
export interface Undoable {
  readonly words: string
  readonly id: string | null
}

/** Says what was done, and takes it back. */
export function Undone(props: {
  said: Undoable | null
  say: (said: Undoable) => void
  done: () => void
}): ReactNode {
  const { said, say, done } = props
  const undo = (id: string): void => {
    takeBack(id).then(
      () => {
        say({ words: 'Taken back.', id: null })
        done()
      },
      (error: Error) => say({ words: error.message, id: null }),
    )
  }
  return (
    <span role="status">
      {said?.words}{' '}
      {said !== null && said.id !== null && (
        <button type="button" onClick={() => undo(said.id!)}>
          Undo
        </button>
      )}
    </span>
  )
}

/** Asks once for a name to sign with. */
export function Signature(): ReactNode {
  const [name, setName] = useState(judge.name())
  return (
    <label className="soft">
      Judged by{' '}
      <input
        value={name}
        size={16}
        placeholder="your name"
        onChange={(event) => {
          setName(event.target.value)
          judge.remember(event.target.value.trim())
        }}
      />
    </label>
  )
}

/** Who opens a form by a key goes on in it. */
const focused = (box: HTMLElement | null): void => box?.querySelector<HTMLElement>('[name=value]')?.focus()

/** Confirm, correct or reject; what was done is said, and can be taken back. */
export function Judge(props: { subject: string; finding: Finding; done: () => void }): ReactNode {
  const [said, say] = useState<Undoable | null>(null)
  const [open, setOpen] = useState(false)
  const act = (words: string, work: () => Promise<string>): void => {
    work().then(
      (id) => {
        say({ words, id })
        setOpen(false)
        props.done()
      },
      (error: Error) => say({ words: error.message, id: null }),
    )
  }
  return (
    <div className="judge">
      <button
        type="button"
        data-key="a"
        onClick={() => act('Confirmed.', () => give([props.subject], 'right'))}
      >
        Confirm
      </button>
      <button type="button" data-key="e" aria-expanded={open} onClick={() => setOpen(!open)}>
        Correct
      </button>
      <button
        type="button"
        data-key="x"
        onClick={() => act('Rejected.', () => give([props.subject], 'wrong'))}
      >
        Reject
      </button>
      {open && (
        <div ref={focused}>
          <Correcting
            finding={props.finding}
            keep={(value, why) => act('Corrected.', () => give([props.subject], 'edit', { value, why }))}
          />
        </div>
      )}
      <Undone said={said} say={say} done={props.done} />
    </div>
  )
}
