import type { Reading, Word } from '../../ontology/reading.ts'
import type { Span } from '../../ontology/span.ts'
import { ancestors, dependents, headOf, sentenceAt, wordsWithin } from '../../ontology/tree.ts'
import type { Direction } from './meaning.ts'

const FUTURE_MODAL = /^(?:will|shall|'ll|’ll|wo|would|can|could|may|might|must|should|'d|’d)$/
/** Verbs whose complement, or whose own participle, lies ahead: "is due to visit", "scheduled for Friday". */
const AHEAD =
  /^(?:plan|expect|schedule|set|hope|intend|slate|due|pledge|promise|vow|prepare|want|aim|propose|invite|anticipate|forecast|predict|await|expire|mature|about|ready|begin|start|poise|arrange|urge|ask|order|book)$/
const AHEAD_BEFORE =
  /(?:\b(?:due|effective|payable|upcoming|forthcoming|scheduled|slated|planned|expected|expires?|expiring|deadline|ahead of|by|until|through|starting|beginning|no later than)\s+(?:for\s+|on\s+|in\s+|at\s+|the\s+|around\s+|early\s+|late\s+|mid-?\s*)*)$/i
const BEHIND_BEFORE =
  /(?:\b(?:since|ended|dated|founded|following|after)\s+(?:on\s+|in\s+|the\s+|early\s+|late\s+|mid-?\s*)*)$/i
const PAST_FORM =
  /^(?:was|were|had|did|said|told|met|held|went|came|began|took|made|gave|got|left|ran|saw|sent|won|lost|fell|rose|grew|spoke|wrote|broke|became|brought|built|bought|sold|paid|put|kept|led|knew|thought|stood|found|felt|hit|cut|shot|drove|flew|struck|swore|threw|withdrew|sought|caught|[a-z]{2,}ed)$/i

/** Whether the words around a time expression look back or ahead: by the verb that governs it, else by the nearest. */
export function direction(reading: Reading, text: string, span: Span): Direction {
  const before = text.slice(Math.max(0, span.start - 40), span.start)
  const cue = AHEAD_BEFORE.exec(before)
  if (BEHIND_BEFORE.test(before)) return 'past'
  const inside = wordsWithin(reading, span)
  const head = headOf(reading, span) ?? inside[0] ?? null
  if (head === null) return cue ? 'future' : null
  const governed = hasTree(reading, head) ? byTree(reading, head) : byNearest(reading, head)
  if (cue && governed !== 'past') return 'future'
  if (
    cue &&
    /\b(?:due|effective|payable|upcoming|forthcoming|scheduled|slated|deadline|no later than)\s/i.test(cue[0])
  )
    return 'future'
  return governed
}

function hasTree(reading: Reading, i: number): boolean {
  const { first, last } = sentenceAt(reading, i)
  return reading.words.slice(first, last).some((w) => w.head >= 0)
}

const isVerb = (w: Word): boolean => w.upos === 'VERB' || w.upos === 'AUX'

function byTree(reading: Reading, head: number): Direction {
  for (const at of [head, ...ancestors(reading, head)]) {
    const word = reading.words[at]!
    const helpers = dependents(reading, at, 'aux', 'cop')
    if (!isVerb(word) && helpers.length === 0) continue
    const found = tense(reading, at)
    if (found) return found
  }
  return null
}

/** The direction of a verb or predicate: null where only its own governor can tell. */
function tense(reading: Reading, at: number): Direction {
  const word = reading.words[at]!
  const lemma = word.lemma.toLowerCase()
  const helpers = dependents(reading, at, 'aux', 'cop').map((i) => reading.words[i]!)
  const forms = helpers.map((w) => w.lemma.toLowerCase())
  if (helpers.some((w) => w.xpos === 'MD' || FUTURE_MODAL.test(w.lemma.toLowerCase()))) return 'future'
  if (AHEAD.test(lemma) && word.xpos === 'VBN' && !forms.includes('have')) return 'future'
  if (/^(?:due|scheduled|set|slated|expected|poised|ready)$/i.test(lemma)) return 'future'
  if (forms.includes('have')) return 'past'
  if (helpers.some((w) => w.xpos === 'VBD')) return word.xpos === 'VBG' && lemma === 'go' ? 'future' : 'past'
  if (word.xpos === 'VBD') return 'past'
  if (word.xpos === 'VBG') return helpers.some((w) => /^VB[PZ]$/.test(w.xpos)) ? 'future' : null
  if (word.xpos === 'VBN') return helpers.length === 0 ? 'past' : 'present'
  if (word.xpos === 'VB') {
    const governor = reading.words[word.head]
    return governor && AHEAD.test(governor.lemma.toLowerCase()) ? 'future' : null
  }
  if (word.xpos === 'VBP' || word.xpos === 'VBZ') return 'present'
  return helpers.some((w) => /^VB[PZ]$/.test(w.xpos)) ? 'present' : null
}

/** Without a tree: the verb form that stands nearest in the sentence, one before it counting as nearer. */
function byNearest(reading: Reading, head: number): Direction {
  const { first, last } = sentenceAt(reading, head)
  let best: { direction: Direction; distance: number } | null = null
  for (let i = first; i < last; i++) {
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
  return best?.direction ?? null
}

const isBase = (word: Word | undefined): boolean =>
  word !== undefined &&
  (word.xpos === 'VB' ||
    (word.xpos === '' && /^(?:be|visit|meet|hold|attend|begin|travel|sign|take|expire)$/i.test(word.lemma)))
