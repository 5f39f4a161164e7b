import type { Judgement } from '../../ontology/judgement.ts'

/** Judgements in order of time, the earliest first; order of adding has no say. */
export const byTime = (a: Judgement, b: Judgement): number =>
  a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0

/** The judgements that hold, in order of time: those no later `undo` takes back. The undo of an automatic merge stands as `different`. */
export function effective(judgements: readonly Judgement[]): Judgement[] {
  const ids = new Set(judgements.map((j) => j.id))
  const undone = new Set<string>()
  const held: Judgement[] = []
  for (const j of [...judgements].sort(byTime).reverse()) {
    if (undone.has(j.id)) continue
    if (j.verdict !== 'undo') held.push(j)
    else if (ids.has(String(j.value))) undone.add(String(j.value))
    else if (j.subject.length >= 2) held.push({ ...j, verdict: 'different' })
  }
  return held.reverse()
}
