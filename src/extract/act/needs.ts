import { dependents } from '../../ontology/tree.ts'
import { form, passive } from '../clause.ts'
import { nounLemmas } from '../inflection.ts'
import type { Page } from '../page.ts'
import type { Asked, Coding } from './coding.ts'
import { beside, posOf } from './predicate.ts'
import type { Need, Rules } from './rules.ts'
import { clausesBelow, measured, objectsOf, slot } from './slots.ts'

const word = (page: Page, i: number) => page.reading.words[i]!

/** Whether the phrase under a head word is what a rule needs. */
function nounIs({ page, rules, code }: Asked, head: number, need: Need): boolean {
  if (need.word === 'any') return true
  if (!need.ofClass) {
    const [first, ...rest] = need.word.split('+').reverse()
    return nounLemmas(page, head).includes(first!) && rest.every((w) => beside(page, head, w, 'NOUN'))
  }
  if (need.word === 'human') return human(page, rules, head)
  if (need.word === 'people')
    return human(page, rules, head) && !page.mentionAt.get(head)?.actors.some((a) => a.type === 'person')
  if (need.word === 'person')
    return page.mentionAt.get(head)?.actors.some((a) => a.type === 'person') ?? human(page, rules, head)
  if (/^(envoy|diplomat)$/.test(need.word)) {
    // "the United States Ambassador John Bass"
    const offices = (page.mentionAt.get(head)?.actors ?? []).map((a) => a.office?.title ?? '')
    if (offices.some((o) => /^(ambassador|envoy|diplomat|chargé d['’]affaires|consul)\b/.test(o))) return true
  }
  if (need.word === 'actor') return page.mentionAt.get(head)?.actors.some((a) => a.type !== 'person') ?? false
  if (need.word === 'state' || need.word === 'organisation')
    return page.mentionAt.get(head)?.actors.some((a) => a.type === need.word) ?? false
  if (need.word === 'place') return page.placeAt.has(head)
  if (need.word === 'event') return code(head, true) !== null && posOf(page, head) === 'NOUN'
  if (need.word === 'jointdrill')
    return (
      nounLemmas(page, head).some((n) => rules.inClass('drill', n)) &&
      dependents(page.reading, head, 'amod').some((a) => rules.inClass('jointdrill', form(page, a)))
    )
  return nounLemmas(page, head).some((n) => rules.inClass(need.word, n))
}

/** Whether a phrase names people: a person, a group, or a noun of people. */
export function human(page: Page, rules: Rules, head: number): boolean {
  if (page.mentionAt.get(head)?.actors.some((a) => a.type === 'person' || a.type === 'group')) return true
  if (/^(PRON)$/.test(word(page, head).upos)) return page.mentionAt.has(head)
  // "three thousand Malaysians"
  if (word(page, head).xpos === 'NNPS' && page.mentionAt.get(head)?.actors.some((a) => a.type === 'state'))
    return true
  return nounLemmas(page, head).some((n) => rules.sectorOf(n) !== null && !rules.inClass('weapon', n))
}

const conflict = (cameo: string): boolean => /^(1[1-9]|20)/.test(cameo)

/** Whether a predicate, with the act below it, meets one need of a rule. */
export function meets(asked: Asked, i: number, need: Need, inner: Coding | null): boolean {
  const { page, code } = asked
  if (need.slot === 'inner') {
    if (need.word === 'only') return true
    if (need.word === 'clause') return clausesBelow(page, i).length > 0
    if (inner === null) return false
    if (need.word === 'any') return true
    if (need.word === 'conflict') return /^(1[4-9]|20)/.test(inner.deed)
    if (need.word === 'coop') return /^0[3-8]/.test(inner.deed)
    if (need.word === 'passive') return word(page, inner.word).upos === 'VERB' && passive(page, inner.word)
    return false
  }
  if (need.slot === 'clause' && need.word === 'conflict') {
    const clause = clausesBelow(page, i).find((c) => word(page, c).deprel === 'ccomp')
    const said = clause === undefined ? null : code(clause, false)
    return said !== null && conflict(said.deed) && said.standing === 'held'
  }
  const heads = need.slot === 'obj' ? objectsOf(page, i) : slot(page, need.slot, i)
  if (need.word === 'none') return heads.length === 0
  return heads.flatMap((h) => measured(page, h)).some((h) => nounIs(asked, h, need)) !== need.barred
}
