import { dependents } from '../../ontology/tree.ts'
import { form, lemma } from '../clause.ts'
import type { Page } from '../page.ts'
import { type Attached, actorsOf } from '../party.ts'
import { press } from '../speaker.ts'
import { subjects } from '../subject.ts'
import type { Coding } from './coding.ts'

const word = (page: Page, i: number) => page.reading.words[i]!

/** "Turkey says a Russian jet violated its airspace": those who tell of a hostile deed of another state, for their telling is an accusation; none where its doers tell of it, or nobody does. */
export function accuserOf(page: Page, c: Coding, doers: readonly Attached[]): Attached[] {
  if (c.standing !== 'held' || c.ahead || !/^(?:128|1[5-9]|20)/.test(c.cameo)) return []
  const states = new Set(doers.flatMap(({ actor }) => actor.state ?? []))
  if (states.size === 0) return []
  const teller = tellerOver(page, c.word)
  if (teller === null) return []
  const heads = subjects(page, teller).filter((s) => !press(page, s))
  const said = actorsOf(page, heads).filter(({ actor }) => actor.type !== 'group')
  const own = said.some(({ actor }) => actor.state !== null && states.has(actor.state))
  const known = said.every(({ actor }) => actor.state !== null || actor.type === 'organisation')
  return own || !known ? [] : said
}

/** The verb of saying in whose clause a deed is told. */
function tellerOver(page: Page, deed: number): number | null {
  for (let at = deed, n = 0; n < 4; n++) {
    const { deprel, head } = word(page, at)
    if (head < 0) return null
    if (deprel === 'ccomp' && head < at) {
      const says = /^(?:say|claim|allege|state|insist|maintain|tell|complain|charge)$/.test(lemma(page, head))
      return says &&
        !dependents(page.reading, head, 'aux').some((a) => /^(?:will|would|may|could)$/.test(form(page, a)))
        ? head
        : null
    }
    // "says that they threw grenades, wounding a soldier"
    const outcome =
      deprel === 'advcl' && word(page, at).xpos === 'VBG' && dependents(page.reading, at, 'mark').length === 0
    if (!outcome && !/^(?:conj|xcomp)/.test(deprel)) return null
    at = head
  }
  return null
}
