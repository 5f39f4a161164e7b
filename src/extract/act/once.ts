import type { Act } from '../../ontology/finding.ts'
import { overlaps } from '../../ontology/span.ts'
import { ancestors } from '../../ontology/tree.ts'
import type { Page } from '../page.ts'

/** An act and the word that tells it. */
export interface Told {
  readonly act: Act
  readonly word: number
  /** Set where its only targets are the states of places it was done in. */
  readonly ground: boolean
}

/** Each act once, though several words tell it: "ambushed a convoy, killing two soldiers", "killed ten in an attack". */
export function onceEach(page: Page, told: readonly Told[]): Act[] {
  const kept: Told[] = []
  for (const one of told) {
    const before = kept.findIndex((k) => same(page, k, one))
    if (before < 0) kept.push(one)
    // the one that says more of whom it was done to
    else if (says(one) > says(kept[before]!)) kept[before] = one
  }
  return kept.map((k) => k.act)
}

function same(page: Page, a: Told, b: Told): boolean {
  if (a.act.type !== b.act.type || a.act.standing !== b.act.standing) return false
  if (key(a.act, 'source') !== key(b.act, 'source')) return false
  // "agreed to cooperate and to send aid" are two agreements
  if (a.act.type === 'AGREE' && a.act.cameo !== b.act.cameo) return false
  const targets = [key(a.act, 'target'), key(b.act, 'target')]
  const meet = a.act.evidence.some((e) => b.act.evidence.some((f) => overlaps(e, f)))
  if (meet && (targets[0] === targets[1] || targets.includes(''))) return true
  if (a.act.quad !== 4) return false
  // in one clause with what it led to, and done to nobody else we know of
  const joined =
    ancestors(page.reading, a.word).includes(b.word) || ancestors(page.reading, b.word).includes(a.word)
  const coordinate = [a.word, b.word].some((w) => page.reading.words[w]!.deprel === 'conj')
  if (joined && !coordinate && a.ground !== b.ground) return true
  const [first, second] = [known(a.act), known(b.act)]
  return joined && (first.every((s) => second.includes(s)) || second.every((s) => first.includes(s)))
}

/** How much is told of those an act was done to; of a place where it was done less than of anyone hit. */
const says = ({ act, ground }: Told): number =>
  ground ? 0.5 : known(act).length || (act.parties.some((p) => p.role === 'target') ? 0.7 : 0)

const key = (act: Act, role: string): string =>
  act.parties
    .flatMap((p) => (p.role === role ? [p.actor.id] : []))
    .sort()
    .join(' ')

/** States and organisations that an act is done to. */
const known = (act: Act): string[] =>
  act.parties.flatMap(({ role, actor }) =>
    role !== 'target'
      ? []
      : actor.state !== null
        ? [actor.state]
        : actor.type === 'organisation'
          ? [actor.id]
          : [],
  )
