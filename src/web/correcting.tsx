import { type ReactNode, useState } from 'react'
import type { Finding } from '../index.ts'

/** Fields that can be corrected here, where the finding has them; others by `chancery judge correct`. */
const FIELDS = [
  'when',
  'where',
  'standing',
  'ordinal',
  'setting',
  'format',
  'type',
  'visitType',
  'days',
  'due',
  'office',
  'phrase',
] as const

const STANDINGS = ['held', 'announced', 'proposed', 'offered', 'denied', 'cancelled', 'hypothetical'] as const

/** How a value of a field is written. */
const HINTS: Readonly<Record<string, string>> = {
  when: '2026-01-06, 2026-01, 2026-01-04/2026-01-07',
  due: '2026-09, 2026-09-30',
  where: 'Beijing, CHN',
}

type Fields = Readonly<Record<string, unknown>>

/** A field as people write it: a date in EDTF, a place as "Beijing, CHN". */
function written(finding: Finding, field: string): string {
  const value = (finding as unknown as Fields)[field] as never as
    | { edtf?: string | null; name?: string; state?: string | null }
    | string
    | number
    | null
  if (value === null || value === undefined) return ''
  if (typeof value !== 'object') return String(value)
  return 'name' in value ? [value.name, value.state].filter(Boolean).join(', ') : (value.edtf ?? '')
}

/** What was written, as the record keeps it; a place that people name has no coordinates. */
function kept(finding: Finding, field: string, words: string): unknown {
  if (field === 'where') {
    const [, name, state] = /^(.*?)(?:,\s*([A-Z]{3}))?$/.exec(words) ?? []
    const { evidence, precision } = finding.where ?? { evidence: finding.evidence[0], precision: 'city' }
    return { name, state: state ?? null, geonames: null, lat: null, lon: null, precision, evidence }
  }
  return ['ordinal', 'days'].includes(field) && /^\d{1,3}$/.test(words) ? Number(words) : words
}

/** Corrects one field, which begins as it stands. */
export function Correcting(props: {
  finding: Finding
  keep: (value: Fields, why: string | null) => void
}): ReactNode {
  const { finding, keep } = props
  const fields = FIELDS.filter((f) => f in finding)
  const [field, setField] = useState<string>(fields[0]!)
  const now = written(finding, field)
  return (
    <form
      className="bar"
      onSubmit={(event) => {
        event.preventDefault()
        const given = new FormData(event.currentTarget)
        const words = String(given.get('value')).trim()
        const why = String(given.get('why')).trim()
        keep({ [field]: kept(finding, field, words) }, why === '' ? null : why)
      }}
    >
      <label>
        Field{' '}
        <select value={field} onChange={(event) => setField(event.target.value)}>
          {fields.map((f) => (
            <option key={f}>{f}</option>
          ))}
        </select>
      </label>
      {field === 'standing' ? (
        <label>
          is{' '}
          <select name="value" defaultValue={now}>
            {STANDINGS.map((s) => (
              <option key={s}>{s}</option>
            ))}
          </select>
        </label>
      ) : (
        <label key={field}>
          is <input name="value" required size={22} defaultValue={now} placeholder={HINTS[field]} />
        </label>
      )}
      <label>
        because <input name="why" size={20} />
      </label>
      <button type="submit">Keep</button>
    </form>
  )
}
