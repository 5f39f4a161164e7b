import { type Actor, organisationWords } from '../ontology/actor.ts'
import { overlaps, type Span } from '../ontology/span.ts'
import { dependents, spanOfWords, subtree } from '../ontology/tree.ts'
import type { When } from '../ontology/when.ts'
import { caseOf, lemma } from './clause.ts'
import { nounRows } from './inflection.ts'
import { rowsOf } from './lexicon.ts'
import type { Page } from './page.ts'
import type { Attached } from './party.ts'
import { mentionFor } from './speaker.ts'

const word = (page: Page, i: number) => page.reading.words[i]!

/** What the text says of one holder and one office, gathered from all its words before it is a finding. */
export interface Holding {
  readonly holder: Attached
  office: string
  readonly of: Actor | null
  readonly spans: Span[]
  rank: string | null
  equivalent: Span | null
  from: When | null
  to: When | null
  former: boolean
  acting: boolean
  readonly rule: string
  readonly weight: number
}

/** The actor that an office belongs to, as the report itself names it. */
export function ownerOf(page: Page, of: string | null): Actor | null {
  if (of === null) return null
  const id = /^[A-Z]{3}$/.test(of) ? `state:${of}` : of
  for (const m of page.resolved.mentions) for (const a of m.actors) if (a.id === id) return a
  return id.startsWith('state:')
    ? {
        id,
        type: 'state',
        name: rowsOf(page.lexicon, 'state-name', 'code', of)[0]?.name ?? of,
        state: of,
        office: null,
        as: of,
      }
    : { id, type: 'organisation', name: organisationWords(of), state: null, office: null, as: of }
}

/** Whether a title names an office: "deputy foreign minister", not "independence activist". */
export const isOffice = (page: Page, title: string): boolean =>
  title
    .toLowerCase()
    .split(/[\s-]+/)
    .concat(title.toLowerCase().split(/\s+/))
    .some((part) => rowsOf(page.lexicon, 'office-noun', 'noun', part.replace(/,$/, '')).length > 0)

const INSTITUTION =
  /\b(?:court|department|ministry|motors|committee|council|commission|house|senate|party|university|office|agency|electric|assembly|institute|union|foundation|league|center|centre)\b/i

/** Whether a person is known by a name, not by an office alone. */
export const named = (actor: Actor): boolean =>
  !INSTITUTION.test(actor.name) &&
  !/^person:[A-Z]{3}\./.test(actor.id) &&
  actor.name !== '' &&
  /^\p{Lu}/u.test(actor.name)

const literal = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** A title without the state it ends in: "foreign minister" of "foreign minister of Spain". */
export const bareOf = (title: string, of: Actor): string =>
  title.replace(new RegExp(`\\s+of\\s+(?:the\\s+)?(?:${literal(of.name)}|${literal(of.as)})$`), '')

/** The one person, known by name, whom the first fitting head word stands for. */
export const personAt = (page: Page, heads: readonly number[]): Attached | null => {
  for (const h of heads) {
    const m = mentionFor(page, h)
    const [actor] = m?.actors ?? []
    if (m && actor && m.actors.length === 1 && actor.type === 'person' && named(actor))
      return { actor, span: { start: m.start, end: m.end } }
  }
  return null
}

/** The words of an office and the state or organisation it belongs to: "head of the provisional government". */
export function officeAt(page: Page, noun: number): { title: string; of: Actor | null; span: Span } | null {
  const { reading, report } = page
  if (nounRows(page, 'office-noun', 'noun', noun).length === 0) return null
  const titled = page.mentionAt.get(noun)
  const [known] = titled?.actors ?? []
  if (titled && known?.type === 'person' && known.office && !named(known))
    return {
      title: known.office.title,
      of: ownerOf(page, known.office.of),
      span: { start: titled.start, end: titled.end },
    }
  const leave =
    /^(acl|acl:relcl|appos|conj|cc|parataxis|punct|advcl|case|det|mark|nsubj|cop|aux|nmod:tmod|obl|advmod)$/
  const kept = dependents(reading, noun).filter(
    (c) =>
      !leave.test(word(page, c).deprel) &&
      !(word(page, c).deprel === 'nmod' && !/^(of|for|to)$/.test(caseOf(page, c))),
  )
  const words = [
    noun,
    ...kept.flatMap((c) =>
      subtree(
        reading,
        c,
        (w) =>
          /^(acl:relcl|acl|appos|parataxis)$/.test(word(page, w).deprel) ||
          (/^(nmod|obl)$/.test(word(page, w).deprel) && /^(in|during|at|since)$/.test(caseOf(page, w))),
      ),
    ),
  ]
  const span = spanOfWords(reading, words)
  // an ambassador to Japan is not one of Japan
  const abroad = dependents(reading, noun, 'nmod').filter((c) => caseOf(page, c) === 'to')
  const owners = words
    .flatMap((w) => (w === noun ? [] : (page.mentionAt.get(w)?.actors ?? [])))
    .filter((a) => a.type === 'state' || a.type === 'organisation')
    .filter((a) => !abroad.some((w) => page.mentionAt.get(w)?.actors.includes(a)))
  const country = words.map((w) => page.placeAt.get(w)?.place).find((p) => p?.precision === 'country')
  const state =
    owners.find((a) => a.type === 'state') ??
    (/^(minister|secretary)/.test(lemma(page, noun)) ? undefined : owners[0]) ??
    (abroad.length === 0 ? ownerOf(page, country?.state ?? null) : null)
  // "of Spain" goes, "of the provisional government" stays
  const last = dependents(reading, noun, 'nmod').find(
    (c) =>
      caseOf(page, c) === 'of' &&
      (page.placeAt.get(c)?.place.precision === 'country' ||
        (page.mentionAt.get(c)?.actors.some((a) => a.type === 'state') &&
          subtree(reading, c).every(
            (w) =>
              overlaps(page.mentionAt.get(c)!, word(page, w)) || /^(ADP|DET|PUNCT)$/.test(word(page, w).upos),
          ) &&
          !/government|republic of|administration/i.test(page.mentionAt.get(c)!.actors[0]!.as))),
  )
  const gone = new Set(last === undefined ? [] : subtree(reading, last))
  const own = words.filter((w) => {
    const first = w < noun && page.mentionAt.get(w)?.actors.some((a) => a.type === 'state')
    return !first && !gone.has(w)
  })
  const core = spanOfWords(reading, own)
  const title = report.text
    .slice(core.start, core.end)
    .replace(/\s+/g, ' ')
    .replace(/^(?:(?:the|a|an|its|his|her|their|new|first|second|third|next)\s+)+/i, '')
    .replace(/^['’]s\s+/, '')
  return { title: state ? bareOf(title, state) : title, of: state, span }
}

/** A title in lower case save its names: "Head of the Korean provisional government". */
export const lowered = (title: string): string =>
  title.toLowerCase() === title
    ? title
    : /^(?:\p{Lu}[\p{L}.'-]*\s*)+$/u.test(title)
      ? title.toLowerCase()
      : title[0]!.toLowerCase() + title.slice(1)
