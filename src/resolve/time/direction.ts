import type { Reading, Word } from '../../ontology/reading.ts'
import type { Span } from '../../ontology/span.ts'
import { ancestors, dependents, headOf, sentenceAt, wordsWithin } from '../../ontology/tree.ts'
import {
  AHEAD,
  AHEAD_BEFORE,
  BEHIND_BEFORE,
  CALLED_OFF,
  DEED,
  DUE_BEFORE,
  FORETELL,
  GIVEN_UNTIL,
  HAD,
  HAD_GIVEN,
  INTENT,
  ONCE,
  OUTCOME,
  PAST_FORM,
  PLANNED,
  PLANNED_VISIT,
  TO_DO,
} from './direction-words.ts'
import type { Direction } from './meaning.ts'

/** Where the words around a time expression point, and whether that is said by the very verb it hangs on. */
export interface Pointing {
  readonly direction: Direction
  readonly sure: boolean
}

const NOWHERE: Pointing = { direction: null, sure: false }
const likely = (direction: Direction): Pointing => ({ direction, sure: false })

/** Whether a time expression looks back or ahead: by the words right before it, the verb that governs it, else the nearest verb. */
export function pointing(reading: Reading, text: string, span: Span): Pointing {
  const before = text.slice(Math.max(0, span.start - 40), span.start)
  const far = text.slice(Math.max(0, span.start - 70), span.start)
  const due = DUE_BEFORE.exec(far) ?? TO_DO.exec(far)
  if (due) return { direction: ONCE.test(far.slice(0, due.index)) ? 'either' : 'future', sure: true }
  const given = GIVEN_UNTIL.exec(far)
  if (given)
    return {
      direction: HAD.test(far.slice(0, given.index)) || HAD_GIVEN.test(given[0]) ? 'either' : 'future',
      sure: true,
    }
  const behind = BEHIND_BEFORE.exec(before)?.[1]
  if (behind) return { direction: 'past', sure: /^since$/i.test(behind) }
  const inside = wordsWithin(reading, span)
  const head = headOf(reading, span) ?? inside[0] ?? null
  if (head === null) return NOWHERE
  if (saidBefore(reading, inside[0]!)) return { direction: 'past', sure: true }
  if (PLANNED_VISIT.test(text.slice(Math.max(0, span.start - 120), span.start))) return likely('future')
  const found = hasTree(reading, head) ? byTree(reading, text, head) : byNearest(reading, head, inside)
  if (/\bas (?:of|at) (?:the |early |late |mid-)?$/i.test(before) && found.direction !== 'future')
    return likely('past')
  const end = /\b(until|till|through) (?:at least )?(?:the |early |late |mid-)?$/i.exec(before)?.[1]
  // "Through August, the port has moved more" is over.
  const fronted = end === 'through' && !governed(reading, head)
  if (end && found.direction === 'past' && !fronted && lasting(reading, head))
    return { direction: 'future', sure: true }
  if (end && end !== 'through' && found.direction === 'past') return likely('past')
  return AHEAD_BEFORE.test(before) && found.direction !== 'past' && found.direction !== 'either'
    ? { direction: 'future', sure: found.sure }
    : found
}

/** Whether the nearest verb above is a perfect of the past: what "had met in March" tells of was before the story. */
export function beforeStory(reading: Reading, span: Span): boolean {
  const head = headOf(reading, span)
  const verb = head === null ? undefined : ancestors(reading, head).find((at) => isVerb(reading.words[at]!))
  return (
    verb !== undefined &&
    dependents(reading, verb, 'aux').some((i) => {
      const { lemma, xpos } = reading.words[i]!
      return lemma === 'have' && xpos === 'VBD'
    })
  )
}

/** Whether a word hangs on one before it. */
const governed = (reading: Reading, head: number): boolean => reading.words[head]!.head < head

/** Whether the nearest verb above, or one that it completes, is a perfect of the present: what "has been closed until Friday" goes on till then. */
function lasting(reading: Reading, head: number): boolean {
  const verbs = ancestors(reading, head).filter((at) => isVerb(reading.words[at]!))
  const top = verbs.findIndex((at) => reading.words[at]!.deprel !== 'xcomp')
  return verbs.slice(0, top + 1).some((verb) =>
    dependents(reading, verb, 'aux').some((i) => {
      const { lemma, xpos } = reading.words[i]!
      return lemma === 'have' && /^VB[PZ]$/.test(xpos)
    }),
  )
}

/** Whether a verb of speech in the past stands right before: "a spokesman said Tuesday". */
function saidBefore(reading: Reading, first: number): boolean {
  const before = reading.words[first - 1]
  const verb =
    before && /^(?:on|in|at|early|late|here)$/i.test(before.lemma) ? reading.words[first - 2] : before
  return (
    verb !== undefined &&
    /^(?:said|say|told|tell|announced|announce|reported|report|confirmed|confirm|declared|declare)$/i.test(
      verb.lemma,
    ) &&
    (verb.xpos === 'VBD' || verb.xpos === '')
  )
}

function hasTree(reading: Reading, i: number): boolean {
  const { first, last } = sentenceAt(reading, i)
  return reading.words.slice(first, last).some((w) => w.head >= 0)
}

const isVerb = (w: Word): boolean => w.upos === 'VERB' || w.upos === 'AUX'

function byTree(reading: Reading, text: string, head: number): Pointing {
  let steps = 0
  const { deprel, head: above } = reading.words[head]!
  if (deprel === 'nmod:poss') return owned(reading, text, above)
  if (borne(reading, head)) return likely('past')
  for (const at of [head, ...ancestors(reading, head)]) {
    const word = reading.words[at]!
    const helpers = dependents(reading, at, 'aux', 'cop')
    if (!isVerb(word) && helpers.length === 0) continue
    const found = tense(reading, text, at)
    steps++
    if (found) return { direction: found, sure: steps === 1 && hangsOn(reading.words[head]!, at) }
  }
  return NOWHERE
}

/** Whether a word says when another is: "met on Friday", not the object of "set Nov. 10 as the deadline". */
const hangsOn = ({ head, deprel }: Word, at: number): boolean =>
  head === at && /^(?:obl|advmod|nmod)/.test(deprel)

/** Whether what has come about bears the date: "under a June agreement", "despite their agreement in July". */
function borne(reading: Reading, head: number): boolean {
  const { deprel, head: noun } = reading.words[head]!
  const lemma = reading.words[noun]?.lemma ?? ''
  if (deprel === 'nmod' && DEED.test(lemma)) return true
  if (!OUTCOME.test(lemma)) return false
  if (/^(?:compound|nmod:unmarked)$/.test(deprel)) return true
  return deprel === 'nmod' && dependents(reading, noun, 'nmod:poss').length > 0
}

/** "Friday's announcement" is past, unless what is the weekday's is yet to do something: "Monday's summit will …". */
function owned(reading: Reading, text: string, noun: number): Pointing {
  const { head, deprel } = reading.words[noun] ?? { head: -1, deprel: '' }
  if (head >= 0 && deprel.startsWith('nsubj') && tense(reading, text, head) === 'future')
    return likely('future')
  return likely('past')
}

/** The direction of a verb or predicate: null where only its own governor can tell. */
function tense(reading: Reading, text: string, at: number): Direction {
  const word = reading.words[at]!
  const lemma = word.lemma.toLowerCase()
  const helpers = dependents(reading, at, 'aux', 'cop').map((i) => reading.words[i]!)
  const had = helpers.some((w) => w.lemma.toLowerCase() === 'have' && w.xpos === 'VBD')
  const have = helpers.some((w) => w.lemma.toLowerCase() === 'have')
  const modal = helpers.find((w) => w.xpos === 'MD')?.lemma.toLowerCase()
  if (modal && !have) return /^(?:could|can)$/.test(modal) ? null : 'future'
  if (modal && /^(?:will|shall|'ll|’ll|wo)$/.test(modal)) return 'future'
  const planned = PLANNED.test(text.slice(word.start, word.end)) && /^VB[NDZPG]$/.test(word.xpos)
  if (had) return planned ? 'either' : 'past'
  if (planned) return calledOff(reading, word) ? 'either' : 'future'
  if (/^(?:due|scheduled|slated|expected|poised)$/.test(lemma)) return 'future'
  if (have) return 'past'
  if (helpers.some((w) => w.xpos === 'VBD')) return word.xpos === 'VBG' && lemma === 'go' ? 'future' : 'past'
  if (word.xpos === 'VBD') return 'past'
  // "agreed on holding talks", "proposed holding them"
  if (word.xpos === 'VBG' && /^(?:xcomp|ccomp|advcl)$/.test(word.deprel) && helpers.length === 0) {
    const on = dependents(reading, at, 'mark', 'case').some((i) =>
      /^(?:on|upon)$/i.test(reading.words[i]!.lemma),
    )
    const governor = reading.words[word.head]
    if (governor && (on || word.deprel !== 'advcl') && AHEAD.test(text.slice(governor.start, governor.end)))
      return 'future'
  }
  if (word.xpos === 'VBG' && helpers.length === 0 && answeredFor(reading, at)) return 'past'
  if (word.xpos === 'VBG') return helpers.some((w) => /^VB[PZ]$/.test(w.xpos)) ? 'future' : null
  // "a summit set for Washington in April"
  if (word.xpos === 'VBN' && lemma === 'set' && text.startsWith(' for ', word.end)) return 'future'
  // "are to remain closed until Friday": what remains says when.
  if (word.xpos === 'VBN' && word.deprel === 'xcomp' && helpers.length === 0) return null
  if (word.xpos === 'VBN') return helpers.length === 0 ? 'past' : lemma === 'set' ? 'future' : 'present'
  if (word.xpos === 'VB') {
    const governor = reading.words[word.head]
    // A headline: "Premier to visit Hanoi in April".
    if (!governor) return dependents(reading, at, 'mark').length > 0 ? 'future' : null
    return AHEAD.test(text.slice(governor.start, governor.end)) || INTENT.test(governor.lemma)
      ? 'future'
      : null
  }
  if (/^VB[PZ]$/.test(word.xpos) && FORETELL.test(lemma)) return 'future'
  if (word.xpos === 'VBP' || word.xpos === 'VBZ')
    return text.slice(word.start, word.end).endsWith('ed') ? 'past' : 'present'
  return helpers.some((w) => /^VB[PZ]$/.test(w.xpos)) ? 'present' : null
}

/** Whether somebody is arrested for it, or thanked: "charged with bribing an official in May". */
function answeredFor(reading: Reading, at: number): boolean {
  const { head } = reading.words[at]!
  return (
    head >= 0 &&
    /^(?:arrest|accuse|charge|convict|sentence|acquit|suspect|blame|criticize|criticise|condemn|fine|thank|praise|apologize|apologise)$/.test(
      reading.words[head]!.lemma,
    ) &&
    dependents(reading, at, 'mark', 'case').some((i) => /^(?:for|of|with)$/i.test(reading.words[i]!.lemma))
  )
}

/** Whether it says when something was to be that came to nothing: "a rally planned for Friday was cancelled". */
function calledOff(reading: Reading, planned: Word): boolean {
  const noun = planned.deprel.startsWith('acl') ? reading.words[planned.head] : undefined
  const verb = noun && /^(?:nsubj|obj)/.test(noun.deprel) ? reading.words[noun.head] : undefined
  return verb !== undefined && CALLED_OFF.test(verb.lemma) && /^VB[DN]$/.test(verb.xpos)
}

/** Without a tree: the verb form that stands nearest in the sentence, one before it counting as nearer. */
function byNearest(reading: Reading, head: number, inside: readonly number[]): Pointing {
  const { first, last } = sentenceAt(reading, head)
  let best: { direction: Direction; distance: number } | null = null
  for (let i = first; i < last; i++) {
    if (inside.includes(i)) continue
    const word = reading.words[i]!
    const form = word.lemma.toLowerCase()
    const found: Direction =
      word.xpos === 'MD' || /^(?:will|would|'ll|’ll|wo|may|could|should)$/.test(form)
        ? 'future'
        : /^(?:scheduled|expected|due|plans?|planned|to)$/.test(form) &&
            (form !== 'to' || isBase(reading.words[i + 1]))
          ? 'future'
          : word.xpos === 'VBD' || (word.xpos === '' && PAST_FORM.test(form))
            ? 'past'
            : null
    if (!found) continue
    const distance = i < head ? head - i : 1.5 * (i - head)
    if (!best || distance < best.distance) best = { direction: found, distance }
  }
  return best ? { direction: best.direction, sure: best.distance < 5 } : NOWHERE
}

const isBase = (word: Word | undefined): boolean =>
  word !== undefined &&
  (word.xpos === 'VB' ||
    (word.xpos === '' && /^(?:be|visit|meet|hold|attend|begin|travel|sign|take|expire)$/i.test(word.lemma)))
