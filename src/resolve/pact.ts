import { keyOf, type Thing } from './discourse.ts'
import { plain, scan } from './gazetteer.ts'
import { headingOf } from './heading.ts'
import type { Sheet } from './sheet.ts'
import { ownerOf } from './title-tail.ts'

const DOCUMENT =
  /(?<!\p{L})(?:treaty|agreement|memorandum|convention|protocol|accord|pact|charter|compact|declaration|communiqu[eé]|joint (?:press )?(?:statement|release))(?!\p{L})/iu

/** "the Parties", "the Contracting Parties", "each Party": what the parties to a document are called in it. */
const PARTY = /^(?:parties|party|sides?|participants?|signatories|signatory)$/
const EACH = /^(?:the|both|each|either|neither|these)$/

/** The states and organisations between which a document is made: those of its title, else those it names before "hereinafter referred to as the Parties". */
export function contracting(s: Sheet): readonly Thing[] {
  const known = asked.get(s)
  if (known !== undefined) return known
  const titled = DOCUMENT.test(s.report.title ?? '') ? thingsIn(headingOf(s), s) : []
  const found = titled.length > 1 ? titled : defined(s)
  asked.set(s, found)
  return found
}

const asked = new WeakMap<Sheet, readonly Thing[]>()

/** "Jordan and Iraq sign water accords": the two states of the title of any report, for "the two sides"; none where it names more or fewer. */
export function headingPair(s: Sheet): readonly Thing[] {
  const things = thingsIn(headingOf(s), s).filter((t) => t.kind === 'state')
  return things.length === 2 ? things : []
}

function thingsIn(text: string, s: Sheet): Thing[] {
  const things = scan(s.atlas.names, text).flatMap(({ sense }): Thing[] => {
    if (sense.kind === 'organisation')
      return [{ kind: 'organisation', id: sense.organisation.id, name: sense.organisation.name }]
    const state = sense.kind === 'people' ? null : ownerOf(sense)
    return state === null ? [] : [{ kind: 'state', state }]
  })
  return [...new Map(things.map((t) => [keyOf(t), t])).values()]
}

/** The parties of a sentence that says what they are called: "(hereinafter referred to as "the Parties")". */
function defined(s: Sheet): Thing[] {
  const text = s.plainText
  const at = text.search(/\bhere(?:in)?after\b[^.]{0,60}\b(?:parties|sides|participants|signatories)\b/)
  if (at < 0) return []
  const from = Math.max(text.lastIndexOf('\n\n', at), text.lastIndexOf('. ', at), 0)
  return thingsIn(plain(s.report.text.slice(from, at)), s)
}

/** A phrase of a document for its parties at word `i`: "the Parties", "each Party", "the Contracting Parties". */
export function partiesAt(s: Sheet, i: number): { last: number; things: readonly Thing[] } | null {
  if (!EACH.test(s.lower[i]!)) return null
  let last = i + 1
  while (/^(?:of|the|two|contracting|high|participating|other)$/.test(s.lower[last] ?? '')) last++
  if (!PARTY.test(s.lower[last] ?? '') || s.lower[last - 1] === 'other') return null
  if (s.lower[i] === 'the' && !/(?:ies|s)$/.test(s.lower[last]!)) return null
  const things = contracting(s)
  return things.length > 1 ? { last, things } : null
}
