import { type ReactNode, useEffect, useState } from 'react'
import type { Finding } from '../../index.ts'
import { Signature } from '../judging.tsx'

const OFF = 'chancery-keys-off'

/** Single keys walk through findings and judge them; they can be turned off, for those who speak or mistype them. */
export function useKeys(
  findings: readonly Finding[],
  chosen: string | null,
  select: (id: string) => void,
): ReactNode {
  const [on, setOn] = useState(() => localStorage.getItem(OFF) === null)
  useEffect(() => {
    if (!on) return
    const onKey = (event: KeyboardEvent): void => {
      const target = event.target as HTMLElement
      if (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || event.ctrlKey || event.metaKey || event.altKey)
        return
      const at = findings.findIndex((f) => f.id === chosen)
      if (event.key === 'n' || event.key === 'p') {
        const next = (at + (event.key === 'n' ? 1 : at < 0 ? 0 : -1) + findings.length) % findings.length
        const found = findings[next]
        if (found) select(found.id)
      } else if (chosen !== null && /^[aex]$/.test(event.key)) {
        event.preventDefault()
        document.querySelector<HTMLButtonElement>(`[id="${chosen}"] [data-key="${event.key}"]`)?.click()
      }
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [on, findings, chosen, select])
  return (
    <div className="bar keys">
      <label className="tick">
        <input
          type="checkbox"
          checked={on}
          onChange={(event) => {
            setOn(event.target.checked)
            if (event.target.checked) localStorage.removeItem(OFF)
            else localStorage.setItem(OFF, 'yes')
          }}
        />
        <span>
          Keys: <kbd>n</kbd> next, <kbd>p</kbd> previous, <kbd>a</kbd> confirm, <kbd>e</kbd> correct,{' '}
          <kbd>x</kbd> reject
        </span>
      </label>
      <Signature />
    </div>
  )
}
