import type { Judgement } from '../../ontology/judgement.ts'

/** Judgements in order of time, the earliest first; order of adding has no say. */
export const byTime = (a: Judgement, b: Judgement): number =>
  a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0

/** The judgements that hold, in order of time: those that no `undo` which holds takes back. The undo of an automatic merge stands as `different`. */
export function effective(judgements: readonly Judgement[]): Judgement[] {
  const ids = new Set(judgements.map((j) => j.id))
  const undos = new Map<string, Judgement[]>()
  for (const j of judgements)
    if (j.verdict === 'undo') undos.set(String(j.value), [...(undos.get(String(j.value)) ?? []), j])
  const holds = (j: Judgement): boolean => !(undos.get(j.id) ?? []).some(holds)
  return judgements
    .filter((j) => holds(j) && !(j.verdict === 'undo' && ids.has(String(j.value))))
    .map((j): Judgement => (j.verdict === 'undo' ? { ...j, verdict: 'different' } : j))
    .sort(byTime)
}
