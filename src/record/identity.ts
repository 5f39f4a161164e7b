import type { Judgement } from '../ontology/judgement.ts'
import { effective } from './merge/effective.ts'
import { compareNames } from './person-name.ts'
import type { Database } from './schema.ts'

/** What people judged of persons: which ids are one's, which are another's, and how they are rightly called. */
export interface Identity {
  /** The ids judged to be one with some of these, these too. */
  with(ids: readonly string[]): string[]
  /** The right name of somebody with these ids, where people gave one. */
  name(ids: readonly string[]): string | null
  /** The ids of those whose right name it is. */
  called(name: string): string[]
  /** Groups by name, parted and joined as judged; each holds what is told under one id. */
  regrouped<T extends { readonly id: string }>(groups: readonly (readonly T[])[]): T[][]
}

/** The judgements on persons that hold. */
export async function identityOf(db: Database): Promise<Identity> {
  const rows = await db
    .selectFrom('judgement')
    .selectAll()
    .where('verdict', 'in', ['same', 'different', 'edit', 'undo'])
    .execute()
  return identity(effective(rows as Judgement[]))
}

/** The later judgement counts, as in the merging of entries. */
function identity(judged: readonly Judgement[]): Identity {
  const parent = new Map<string, string>()
  const root = (id: string): string => (parent.has(id) ? root(parent.get(id)!) : id)
  const apart = new Set<string>()
  const names = new Map<string, string>()
  for (const { subject, verdict, value } of judged) {
    if (!subject.every((s) => s.startsWith('person:'))) continue
    if (verdict === 'different') for (const id of subject) apart.add(id)
    if (verdict === 'edit') {
      const { name } = value as { name?: unknown }
      if (typeof name === 'string') for (const id of subject) names.set(id, name)
    }
    if (verdict !== 'same') continue
    for (const id of subject) apart.delete(id)
    const [first, ...others] = [...new Set(subject.map(root))].sort()
    for (const other of others) parent.set(other, first!)
  }
  const joined = new Set([...parent.keys()].flatMap((id) => [id, root(id)]))
  return {
    with: (ids) => {
      const one = [...joined].filter((id) => !apart.has(id))
      const roots = new Set(one.filter((id) => ids.includes(id)).map(root))
      return [...new Set([...ids, ...one.filter((id) => roots.has(root(id)))])]
    },
    name: (ids) => ids.flatMap((id) => names.get(id) ?? [])[0] ?? null,
    called: (name) => [...names].flatMap(([id, right]) => (compareNames(right, name) === 'full' ? [id] : [])),
    regrouped: (groups) => {
      const made: (typeof groups)[number][number][][] = []
      const known = new Map<string, (typeof made)[number]>()
      const put = (items: (typeof made)[number]): void => {
        const one = items.find((i) => joined.has(i.id) && !apart.has(i.id))
        const key = one === undefined ? null : root(one.id)
        const into = key === null ? undefined : known.get(key)
        if (into !== undefined) into.push(...items)
        else {
          made.push(items)
          if (key !== null) known.set(key, items)
        }
      }
      for (const group of groups) {
        const own = new Map<string, (typeof made)[number]>()
        for (const item of group) {
          const key = apart.has(item.id) ? item.id : ''
          own.set(key, [...(own.get(key) ?? []), item])
        }
        for (const items of own.values()) put(items)
      }
      return made
    },
  }
}
