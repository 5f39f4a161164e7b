import type { Standing } from '../ontology/finding.ts'
import type { Span } from '../ontology/span.ts'
import { ancestors, dependents } from '../ontology/tree.ts'
import { caseOf, form, lemma, light, negated } from './clause.ts'
import { rowsOf } from './lexicon.ts'
import type { Page } from './page.ts'
import { dueBefore, finiteAbove } from './subject.ts'
import { alreadyDone, hasTo, ownStanding, past, tensed } from './tense.ts'

/** How the text presents a deed, and the words that say so where it is not plain past. */
export interface Stood {
  readonly standing: Standing
  readonly cue: Span | null
}

const HELD: Stood = { standing: 'held', cue: null }
const ANSWER =
  /^(revenge|retaliation|retribution|reprisal|punishment|blame|responsibility|credit|compensation|apology|penalty|sanction|reason|response)$/
const AHEAD = /^(ahead of|before|prior to|in advance of|ahead|for|in preparation for|pending)$/

/** What the lexicon says of the standing that a verb, noun or adjective gives, or null. */
export const listed = (page: Page, i: number, pos: string): Standing | null =>
  (rowsOf(page.lexicon, 'standing', 'lemma', lemma(page, i)).find((r) => r.pos === pos)?.standing as
    | Standing
    | undefined) ?? null

/** "planned" before a noun, which is tagged as a verb. */
const listedForm = (page: Page, i: number): Standing | null =>
  page.reading.words[i]!.xpos === 'VBN' && page.reading.words[i]!.deprel === 'amod'
    ? ((rowsOf(page.lexicon, 'standing', 'lemma', form(page, i)).find((r) => r.pos === 'ADJ')?.standing as
        | Standing
        | undefined) ?? null)
    : null

/** "called off", "put off". */
export const calledOff = (page: Page, verb: number): boolean =>
  /^(call|put)$/.test(lemma(page, verb)) &&
  (dependents(page.reading, verb, 'compound:prt', 'advmod').some((d) => form(page, d) === 'off') ||
    dependents(page.reading, verb, 'obl').some((o) => caseOf(page, o) === 'off'))

const GATHER =
  /^(meet|hold|discuss|convene|speak|talk|visit|address|see|resume|continue|gather|sign|present|raise|attend|host)$/

/**
 * How the text presents what a verb or noun tells: "will visit" is announced, "declined to meet" denied,
 * "a possible summit" hypothetical. Follows the governing words up to the main clause or a verb of saying;
 * `under` names the verb an event noun stands under, where it is not the next one above.
 */
export function standingOf(page: Page, word: number, under: number | null = null): Stood {
  const { reading } = page
  const found: Stood[] = []
  for (let at = word, n = 0; at >= 0 && n < 12; n++) {
    const { upos, head, deprel } = reading.words[at]!
    const due = dueBefore(page, at)
    const verb =
      upos === 'VERB' || upos === 'AUX' || due !== null || dependents(reading, at, 'cop').length > 0
    if (verb) {
      const own = ownStanding(page, at)
      // "the attack did not change the plan": the attack took place
      const apart =
        own?.standing === 'denied' && at !== word && !occurs(page, at) && subjectAbove(page, word, at)
      if (own && !apart) found.push(own)
      if (due !== null) found.push({ standing: 'announced', cue: reading.words[due]! })
      if (dependents(reading, at, 'cop').length > 0 || at !== word) {
        const said = calledOff(page, at)
          ? 'cancelled'
          : listed(page, at, upos === 'ADJ' && !hasTo(page, at) ? 'ADJ' : upos === 'NOUN' ? 'NOUN' : 'VERB')
        if (said && withParticle(page, at) && governs(page, at, word))
          found.push({ standing: said, cue: reading.words[at]! })
      }
    } else {
      if (negated(page, at)) found.push({ standing: 'denied', cue: reading.words[at]! })
      for (const a of dependents(reading, at, 'amod', 'acl')) {
        const said = listed(page, a, 'ADJ') ?? listedForm(page, a)
        if (said && !(deprel === 'nsubj' && form(page, a) === 'next' && head >= 0 && past(page, head)))
          found.push({ standing: said, cue: reading.words[a]! })
      }
      // "is committed to peace and willing to hold a summit"
      if (at !== word && upos === 'ADJ') {
        const said = listed(page, at, 'ADJ')
        if (said && governs(page, at, word)) found.push({ standing: said, cue: reading.words[at]! })
      }
      if (at !== word) {
        // "accepted an invitation": no longer only offered
        const taken = head >= 0 && lemma(page, head) === 'accept' && deprel === 'obj' && !negated(page, head)
        const said = taken ? 'announced' : listed(page, at, 'NOUN')
        if (said) found.push({ standing: said, cue: reading.words[at]! })
      }
    }
    if (under !== null && at !== under && !verb && reading.words[head]?.upos === 'VERB') {
      if (caseOf(page, at) === 'following' && !toCome(page, under)) break
      // "agreed to share water during a summit", not "to meet during a summit"
      if (!GATHER.test(lemma(page, head)) && past(page, under)) break
      at = under
      continue
    }
    if (head < 0) break
    // "announced, during his trip to Cairo, that a bridge will be built": it belongs to the words before "that"
    if (
      /^obl/.test(deprel) &&
      dependents(reading, head, 'mark').some((m) => m > at && form(page, m) === 'that')
    )
      break
    const preposition = caseOf(page, at) || markOf(page, at)
    const finite = verb && !hasTo(page, at) && tensed(page, at)
    if (deprel === 'parataxis') break
    // "called off a visit to Lima, where he had been due to meet"
    const lapsed =
      finite && deprel === 'acl:relcl' && dependents(reading, at, 'aux').some((a) => form(page, a) === 'had')
    const off = lapsed
      ? [head, ...ancestors(reading, head).slice(0, 3)].find(
          (a) => calledOff(page, a) || listed(page, a, 'VERB') === 'cancelled',
        )
      : undefined
    if (off !== undefined && found.some((f) => f.standing === 'announced'))
      found.push({ standing: 'cancelled', cue: reading.words[off]! })
    // "is in Rome before he flies to Glasgow": the second is to come
    if (finite && deprel === 'advcl' && preposition === 'before' && /^VB[ZP]$/.test(reading.words[at]!.xpos))
      found.push({ standing: 'announced', cue: reading.words[at]! })
    if (finite && /^(acl:relcl|advcl|acl)$/.test(deprel)) break
    if (finite && deprel === 'ccomp' && (!listed(page, head, 'VERB') || told(page, at, head))) break
    // "tariffs imposed by Japan": the participle tells of something done, whatever is said of the noun
    if (deprel === 'acl' && verb && !finite && preposition === '' && reading.words[at]!.xpos === 'VBN') {
      if (negated(page, head)) found.push({ standing: 'denied', cue: reading.words[head]! })
      break
    }
    if (
      deprel === 'acl' &&
      /^(of|for|in)$/.test(preposition) &&
      reading.words[at]!.xpos === 'VBG' &&
      /^(importance|need|goal|aim|purpose|possibility|hope|value|interest|way|means|task|support|commitment|intention|plan|progress|idea|prospect|chance|responsibility|role|step|process)$/.test(
        lemma(page, head),
      )
    )
      found.push({ standing: 'hypothetical', cue: reading.words[head]! })
    if (
      preposition === 'for' &&
      (deprel === 'advcl' || (/^obl/.test(deprel) && light(page, head, 'gather')))
    ) {
      at = head
      continue
    }
    // "revenge for the killing of a pilot"
    if (preposition === 'for' && /^nmod/.test(deprel) && ANSWER.test(lemma(page, head))) break
    // "was received at the airport before holding talks with the president": one thing after another, and both done
    if (
      preposition === 'before' &&
      deprel === 'advcl' &&
      past(page, head) &&
      (light(page, at, 'hold') || /^(meet|confer)$/.test(lemma(page, at)))
    )
      break
    if (AHEAD.test(preposition) && /^(obl|nmod|advcl|obj)/.test(deprel)) {
      if (!heldByNow(page, at)) found.push({ standing: 'announced', cue: reading.words[at]! })
      break
    }
    if (
      /^(after|following|since|during|in|at|on|from)$/.test(preposition) &&
      /^(advcl|obl|nmod|obj)/.test(deprel)
    ) {
      if (/^(after|following|since|from)$/.test(preposition) && (past(page, head) || !toCome(page, head)))
        break
      // "talks following the recognition of the state"
      if (/^(after|following)$/.test(preposition) && reading.words[head]!.upos === 'NOUN') break
      if (fruitless(page, head)) break
    }
    // "an event marking": what happened to the event does not touch the participle
    if (deprel === 'acl' && preposition === '' && reading.words[at]!.xpos === 'VBG') break
    // "arrives to begin a six-day trip": it has begun
    if (/^advcl/.test(deprel) && hasTo(page, at) && !/^(begin|start)$/.test(lemma(page, at))) {
      // "extended an invitation to her to visit"
      const sent = dependents(reading, head, 'obj').find((o) => listed(page, o, 'NOUN') === 'offered')
      const accepted = lemma(page, head) === 'accept'
      found.push({
        standing: sent === undefined || accepted ? 'announced' : 'offered',
        cue: reading.words[sent ?? at]!,
      })
    }
    if (deprel === 'conj') {
      // a coordinated verb has its own tense, but shares the modal of the first when bare
      const bare = verb && !tensed(page, at)
      if (verb && !bare) {
        if (finiteAbove(page, at) !== null) break
        const first = topConjunct(page, at)
        at = reading.words[first]!.head
        if (at < 0 || !/ccomp|xcomp/.test(reading.words[first]!.deprel)) break
        continue
      }
      const noun = !verb && reading.words[head]!.upos === 'VERB'
      if (noun) break
    }
    at = head
  }
  return strongest(found)
}

/** Whether the predicate a word belongs to, or one above it, lies ahead: "will sign", "is to agree". */
const toCome = (page: Page, i: number): boolean =>
  [i, ...ancestors(page.reading, i)].some((a) =>
    /^(announced|proposed|hypothetical)$/.test(
      (page.reading.words[a]!.upos === 'VERB' && ownStanding(page, a)?.standing) || '',
    ),
  )

/** Whether a verb says of its subject that it takes place. */
const occurs = (page: Page, verb: number): boolean =>
  /^(take|happen|occur|materiali[sz]e|proceed|go|come|begin|start|be|resume|continue|hold|last)$/.test(
    lemma(page, verb),
  ) || dependents(page.reading, verb, 'cop', 'aux:pass').length > 0

/** Whether a word stands in the subject of a verb. */
function subjectAbove(page: Page, word: number, verb: number): boolean {
  let at = word
  while (page.reading.words[at]!.head !== verb && page.reading.words[at]!.head >= 0)
    at = page.reading.words[at]!.head
  return page.reading.words[at]!.deprel === 'nsubj' && page.reading.words[word]!.upos !== 'VERB'
}

/** Verbs that only speak of a deed with their particle: "ruled out", "turned down". */
const PARTICLE: Readonly<Record<string, string>> = { rule: 'out', turn: 'down' }

const withParticle = (page: Page, verb: number): boolean => {
  const particle = PARTICLE[lemma(page, verb)]
  return (
    particle === undefined ||
    (verb + 1 < page.reading.words.length && form(page, verb + 1) === particle) ||
    dependents(page.reading, verb, 'compound:prt', 'advmod').some((d) => form(page, d) === particle)
  )
}

/** Whether a verb such as "announce" or "confirm" tells of what is done already. */
const told = (page: Page, verb: number, above: number): boolean =>
  /^(announce|confirm)$/.test(lemma(page, above)) && (alreadyDone(page, verb) || goesOn(page, verb))

/** "announced that it is investigating": no plan. */
const goesOn = (page: Page, verb: number): boolean =>
  page.reading.words[verb]!.xpos === 'VBG' &&
  /^(investigate|probe|examine|review|monitor|hold|negotiate|fight|prosecute)$/.test(lemma(page, verb)) &&
  dependents(page.reading, verb, 'aux').some((a) => /^(is|are|was|were)$/.test(form(page, a)))

/** "failed to agree after three hours of talks": what brought no result was held. */
function fruitless(page: Page, verb: number): boolean {
  const { head, deprel } = page.reading.words[verb]!
  if (lemma(page, verb) === 'fail')
    return dependents(page.reading, verb, 'xcomp').some((x) => fruitless(page, x))
  return (
    deprel === 'xcomp' &&
    head >= 0 &&
    /^(agree|reach|resolve|bridge|narrow|overcome|secure|produce|settle|find|make|issue|adopt|finalize|finalise)$/.test(
      lemma(page, verb),
    ) &&
    lemma(page, head) === 'fail' &&
    dependents(page.reading, head, 'aux').every((a) => page.reading.words[a]!.xpos !== 'MD')
  )
}

const topConjunct = (page: Page, i: number): number => {
  let at = i
  while (page.reading.words[at]!.deprel === 'conj' && page.reading.words[at]!.head >= 0)
    at = page.reading.words[at]!.head
  return at
}

const markOf = (page: Page, i: number): string =>
  dependents(page.reading, i, 'mark', 'case')
    .map((m) => form(page, m))
    .join(' ')

/** A governing verb speaks about the word only from above a complement, an object or a passive subject, not from a purpose or place. */
function governs(page: Page, verb: number, word: number): boolean {
  const { reading } = page
  let at = word
  while (reading.words[at]!.head !== verb && reading.words[at]!.head >= 0) at = reading.words[at]!.head
  const { deprel } = reading.words[at]!
  if (/^(xcomp|ccomp|obj|nsubj:pass|csubj:pass|csubj)$/.test(deprel)) return true
  if (/^nsubj$/.test(deprel)) return reading.words[verb]!.upos !== 'VERB'
  if (/^obl/.test(deprel))
    return (
      (/^(for|to|on|in|out|off|forward to|against)$/.test(caseOf(page, at)) &&
        !past(page, verb) &&
        !fruitless(page, verb)) ||
      caseOf(page, at) === 'off' ||
      (/^(on|upon)$/.test(caseOf(page, at)) && /^(agree|concur|decide|settle)$/.test(lemma(page, verb))) ||
      (caseOf(page, at) === 'at' && lemma(page, verb) === 'hint')
    )
  if (deprel === 'advcl')
    return (
      (hasTo(page, at) && /^(schedule|set|slate|due|expect|ready)$/.test(lemma(page, verb))) ||
      // "agreed on holding talks"
      (reading.words[at]!.xpos === 'VBG' && /^(on|upon|against)$/.test(markOf(page, at)))
    )
  return false
}

/** A meeting someone went "ahead of" has been held when its own time lies on or before the day of publication and is past. */
function heldByNow(page: Page, i: number): boolean {
  const day = page.report.published?.slice(0, 10)
  const to = dependents(page.reading, i, 'nmod', 'obl', 'advmod')
    .map((d) => page.timeAt.get(d)?.when.to)
    .find((t) => t != null)
  return day !== undefined && to != null && to < day
}

const ORDER: readonly Standing[] = [
  'cancelled',
  'denied',
  'hypothetical',
  'offered',
  'proposed',
  'announced',
  'held',
]

/** Of several words that speak about a deed the one that takes it furthest from having happened; "not cancelled" is announced. */
function strongest(found: readonly Stood[]): Stood {
  if (found.some((f) => f.standing === 'cancelled') && found.some((f) => f.standing === 'denied'))
    return { standing: 'announced', cue: found.find((f) => f.standing === 'denied')!.cue }
  // "might cancel the talks"
  if (found.some((f) => f.standing === 'cancelled') && found.some((f) => f.standing === 'hypothetical'))
    return found.find((f) => f.standing === 'hypothetical')!
  for (const s of ORDER) {
    const hit = found.find((f) => f.standing === s)
    if (hit) return hit
  }
  return HELD
}
