import { type ReactNode, useState } from 'react'
import { send } from './client.ts'

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

/** Confirm, correct or reject; what was done is said, and can be taken back. */
export function Judge(props: { subject: string; done: () => void }): ReactNode {
  const [said, say] = useState<{ words: string; id: string | null } | null>(null)
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
        <form
          className="bar"
          onSubmit={(event) => {
            event.preventDefault()
            const given = new FormData(event.currentTarget)
            const field = String(given.get('field'))
            const words = String(given.get('value')).trim()
            const value = { [field]: /^\d{1,3}$/.test(words) ? Number(words) : words }
            const why = String(given.get('why')).trim()
            act('Corrected.', () => give([props.subject], 'edit', { value, why: why === '' ? null : why }))
          }}
        >
          <label>
            Field{' '}
            <select name="field">
              {[
                'when',
                'where',
                'standing',
                'ordinal',
                'setting',
                'format',
                'type',
                'visitType',
                'due',
                'office',
                'phrase',
              ].map((f) => (
                <option key={f}>{f}</option>
              ))}
            </select>
          </label>
          <label>
            is <input name="value" required size={16} placeholder="2026-01-06" />
          </label>
          <label>
            because <input name="why" size={20} />
          </label>
          <button type="submit">Keep</button>
        </form>
      )}
      <span role="status">
        {said !== null && (
          <>
            {said.words}{' '}
            {said.id !== null && (
              <button
                type="button"
                onClick={() =>
                  void takeBack(said.id!).then(
                    () => {
                      say({ words: 'Taken back.', id: null })
                      props.done()
                    },
                    (error: Error) => say({ words: error.message, id: null }),
                  )
                }
              >
                Undo
              </button>
            )}
          </>
        )}
      </span>
    </div>
  )
}
