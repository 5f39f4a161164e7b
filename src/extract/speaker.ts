import type { Actor } from '../ontology/actor.ts'
import type { Mention } from '../ontology/mention.ts'
import { covers } from '../ontology/span.ts'
import { dependents, headOf, sentenceAt, spanOfWords, subtree } from '../ontology/tree.ts'
import { caseOf, conjuncts, form, passive } from './clause.ts'
import { type Cue, carriesOn, speaks } from './cue.ts'
import { isDocument, issuersOf } from './document.ts'
import { nounLemmas, nounRows, verbLemma } from './inflection.ts'
import { rowsOf } from './lexicon.ts'
import { ownerOf } from './office.ts'
import type { Page } from './page.ts'
import { type Attached, actorsOf, unique } from './party.ts'
import { counted, countryAt } from './speaker-phrase.ts'
import { subjects, surfaceSubjects } from './subject.ts'

const word = (page: Page, i: number) => page.reading.words[i]!

/** The mention a word heads, or the name of one person that it is part of. */
export const mentionFor = (page: Page, w: number): Mention | undefined =>
  page.mentionAt.get(w) ??
  (word(page, w).upos === 'PROPN'
    ? page.resolved.mentions.find(
        (m) =>
          m.form === 'name' &&
          covers(m, word(page, w)) &&
          m.actors.length === 1 &&
          m.actors[0]!.type === 'person',
      )
    : undefined)

/** Whether a word or its name stands for the press: "reporters", "Reuters", "state media". */
export function press(page: Page, i: number): boolean {
  const mention = page.mentionAt.get(i)
  if (
    !mention?.actors.some((a) => a.office !== null) &&
    nounLemmas(page, i).some((n) => isPress(page, n, 'name'))
  )
    return true
  if (
    mention?.actors.some(
      (a) =>
        a.type === 'state' ||
        (a.type === 'person' &&
          mention.form !== 'group' &&
          !nounLemmas(page, i).some((n) => isPress(page, n, 'people'))),
    )
  )
    return false
  return (
    nounLemmas(page, i).some((n) => isPress(page, n)) ||
    (mention?.actors.every((a) => a.name.split(/\s+/).some((n) => isPress(page, n.toLowerCase()))) ?? false)
  )
}

const isPress = (page: Page, said: string, kind?: string): boolean =>
  rowsOf(page.lexicon, 'media', 'word', said).some((r) => kind === undefined || r.kind === kind)

/** Whether an actor speaks for others: a spokesperson, a ministry, "the Blue House". */
export function mouthpiece(page: Page, actor: Actor): boolean {
  const office = actor.office?.title.toLowerCase() ?? ''
  const rows = page.lexicon.mouthpiece ?? []
  const named = `${actor.name} ${actor.as}`.toLowerCase()
  const holds = (text: string, part: string): boolean =>
    ` ${text.replace(/[^\p{L}]+/gu, ' ')} `.includes(` ${part} `)
  return rows.some(({ word: part = '', kind }) =>
    kind === 'person'
      ? holds(office, part) ||
        (actor.type !== 'organisation' && holds(actor.as.toLowerCase(), part)) ||
        (actor.type === 'group' && holds(named, `${part}s`))
      : actor.type !== 'person' && holds(named, part),
  )
}

/** People who speak without a name, as a group actor in the words of the text: "senior Chinese officials". */
export function unnamed(page: Page, head: number): Attached | null {
  const { reading } = page
  const { upos } = word(page, head)
  if (upos !== 'NOUN' && upos !== 'PROPN') return null
  if (nounRows(page, 'speaker', 'noun', head).length === 0) return null
  const leave = /^(acl|acl:relcl|appos|punct|parataxis|conj|cc|cc:preconj|advcl|case|mark|dep|nummod|obl)$/
  const kept = new Set(
    dependents(reading, head).filter(
      (c) =>
        !leave.test(word(page, c).deprel) &&
        // "diplomats familiar with the matter"
        !(c > head && /^(amod|advmod)$/.test(word(page, c).deprel)) &&
        !(word(page, c).deprel === 'nmod' && !/^(of|from|in|at|for)$/.test(caseOf(page, c))),
    ),
  )
  const words = [head, ...[...kept].flatMap((c) => subtree(reading, c))]
  const within = words.sort((a, b) => a - b)
  while (/^(CCONJ|PUNCT)$/.test(word(page, within[0]!).upos)) within.shift()
  const span = spanOfWords(reading, within)
  const as = page.report.text.slice(span.start, span.end)
  const states = new Set(
    words
      .flatMap((w) => (w === head ? [] : (page.mentionAt.get(w)?.actors ?? [])))
      .flatMap((a) => (a.state === null ? [] : [a.state])),
  )
  const name = as.replace(/^(?:the|a|an|some|one)\s+/i, '').replace(/\s+/g, ' ')
  const id = `group:${name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')}`
  const state = states.size === 1 ? [...states][0]! : null
  return { actor: { id, type: 'group', name, state, office: null, as }, span }
}

/** "the Secretary": the only person named before with an office of that name, where the text says no more. */
function titled(page: Page, head: number): Attached | null {
  const { reading, report } = page
  const below = dependents(reading, head).filter((c) => !/^(punct|cc|conj)$/.test(word(page, c).deprel))
  if (below.length !== 1 || form(page, below[0]!) !== 'the') return null
  const said = nounLemmas(page, head)
  const span = spanOfWords(reading, [below[0]!, head])
  const holders = new Map<string, Actor>()
  for (const m of page.resolved.mentions)
    for (const a of m.actors)
      if (
        m.end <= span.start &&
        a.type === 'person' &&
        said.some((n) => ` ${a.office?.title.toLowerCase() ?? ''} `.includes(` ${n} `))
      )
        holders.set(a.id, a)
  if (holders.size !== 1) return null
  return { actor: { ...[...holders.values()][0]!, as: report.text.slice(span.start, span.end) }, span }
}

const INSTITUTION = /\b(ministry|embassy|consulate|chancellery|presidency)\b/i

/** "the ministry", "an embassy spokesperson" without a country: that of the institution named last before, else of the only minister in the sentence. */
function acting(page: Page, head: number, group: Attached | null): Attached | null {
  const kind = group?.actor.state === null ? INSTITUTION.exec(group.actor.as)?.[1]?.toLowerCase() : undefined
  if (!group || kind === undefined) return group
  const { mentions } = page.resolved
  const states = new Set(
    mentions
      .filter((m) => m.end <= group.span.start && new RegExp(`\\b${kind}$`, 'i').test(m.actors[0]?.as ?? ''))
      .flatMap((m) => m.actors[0]!.state ?? [])
      .slice(-1),
  )
  const sentence = sentenceAt(page.reading, head)
  if (states.size === 0 && kind === 'ministry')
    for (const m of mentions)
      for (const a of m.actors)
        if (covers(sentence, m) && a.state !== null && /\bminister\b/i.test(a.office?.title ?? ''))
          states.add(a.state)
  if (states.size !== 1) return group
  const state = [...states][0]!
  const itself = nounLemmas(page, head).includes(kind) ? ownerOf(page, state) : null
  return { ...group, actor: itself ? { ...itself, as: group.actor.as } : { ...group.actor, state } }
}

/** Those a noun phrase stands for as speakers: its mentions, else the unnamed people it names; nobody for the press. */
export function speakersAt(page: Page, heads: readonly number[]): Attached[] {
  const found = heads.flatMap((head) => {
    if (press(page, head)) return []
    const mention = mentionFor(page, head)
    if (mention)
      return mention.actors.map((actor) => ({ actor, span: { start: mention.start, end: mention.end } }))
    if (isDocument(page, head)) return issuersOf(page, head)
    const state = countryAt(page, head)
    if (state) return [state]
    const named = dependents(page.reading, head, 'appos')
      .flatMap((a) => conjuncts(page, a))
      .filter((a) => page.mentionAt.get(a)?.form === 'name')
    if (named.length > 0) return actorsOf(page, named)
    const body = membersOf(page, head)
    if (body.length > 0) return body
    const holder = titled(page, head)
    if (holder) return [holder]
    const several = counted(page, head)
    if (several.length > 0) return several
    const group = acting(page, head, unnamed(page, head))
    const states = actorsOf(page, [head])
    // "the foreign ministers of Greece and Cyprus" stand for both
    if (states.length > 1) return states
    return group ? [group] : states
  })
  return unique(found)
}

/** "the members of the Security Council", "Council members", "countries of the European Union": the body itself. */
function membersOf(page: Page, head: number): Attached[] {
  if (!nounLemmas(page, head).some((n) => /^(member|country|nation|state)$/.test(n))) return []
  const { reading } = page
  const named = [
    ...dependents(reading, head, 'nmod').filter((n) => caseOf(page, n) === 'of'),
    ...dependents(reading, head, 'compound', 'nmod:poss'),
  ]
  return actorsOf(page, named).filter(({ actor }) => actor.type === 'organisation')
}

/** The verb whose subject speaks: the cue itself, "quoted" for "quoted as saying", what ", adding" carries on. */
function speakingVerb(page: Page, v: number): number[] {
  const { reading } = page
  const { head } = word(page, v)
  if (
    head >= 0 &&
    dependents(reading, v, 'mark', 'case').some((m) => form(page, m) === 'as') &&
    /^(quote|cite)$/.test(verbLemma(page, head))
  )
    return [head]
  if (!carriesOn(page, v)) return [v]
  const above: number[] = []
  for (let at = head; at >= 0 && above.length < 12; at = word(page, at).head) above.push(at)
  // a tag such as ", the ministry said" hangs below the clause it reports
  const tags = above.flatMap((a) =>
    dependents(reading, a, 'parataxis', 'ccomp').filter((p) => p !== v && speaks(page, p) && p < v),
  )
  return [
    ...above.filter((a) => speaks(page, a)),
    ...tags.filter((t) => !above.includes(t)),
    ...above.filter((a) => !speaks(page, a)).slice(0, 1),
  ]
}

/** A name before a verb that the parser did not see as its subject. */
const beside = (page: Page, verb: number): number[] =>
  dependents(page.reading, verb, 'nmod', 'compound', 'dep', 'obl', 'vocative', 'dislocated', 'flat', 'appos')
    .filter(
      (d) =>
        d < verb &&
        verb - d <= 8 &&
        caseOf(page, d) === '' &&
        page.mentionAt.has(d) &&
        page.mentionAt.get(d)!.form !== 'pronoun',
    )
    .slice(-1)

/** Those named with "and" beside the subject of a verb, where the parser has lost them: "President Biden and Prime Minister Kishida agreed". */
function alongside(page: Page, verb: number, found: readonly Attached[]): Attached[] {
  const { text } = page.report
  const end = word(page, verb).start
  const all = [...found]
  for (let k = 0; k < all.length && k < 8; k++) {
    const { span } = all[k]!
    if (span.end > end) continue
    for (const m of page.resolved.mentions) {
      if (m.form === 'pronoun' || m.end > end || m.actors.length !== 1) continue
      if (all.some((x) => covers(x.span, m))) continue
      const [a, b] =
        m.start >= span.end ? [span.end, m.start] : m.end <= span.start ? [m.end, span.start] : [0, 0]
      if (b <= a || !/^\s*(?:,|,? and|&)\s+(?:the\s+)?$/.test(text.slice(a, b))) continue
      // in "Beijing, China" or "the ministry, Lee said" a comma alone does not join
      if (
        !text.slice(a, b).includes('and') &&
        !/\band\s+(?:the\s+)?$/.test(text.slice(Math.max(0, m.end), end).slice(0, 8))
      )
        continue
      if (
        /\b(?:of|in|from|to|with|at|by|for|than|as)\s+(?:the\s+)?$/i.test(
          text.slice(Math.max(0, m.start - 12), m.start),
        )
      )
        continue
      const actor = m.actors[0]!
      if (m.end <= span.start && /^(obj|obl|nmod|nmod:poss)$/.test(word(page, m.head).deprel)) continue
      if (
        m.start >= span.end &&
        !/^\s*(?:,|and\b|&|$|[\p{Ll}]+ly\b|also\b|had\b|have\b|has\b|will\b|both\b)/u.test(
          text.slice(m.end, end),
        )
      )
        continue
      const spokenFor = actor.type === 'state' && all.some((x) => x.actor.state === actor.state)
      if (!spokenFor && !all.some((x) => x.actor.id === actor.id))
        all.push({ actor, span: { start: m.start, end: m.end } })
    }
  }
  return all
}

/** Those who do what a verb says, also where the parser missed the subject. */
export function doersOf(page: Page, verb: number): Attached[] {
  const heads = subjects(page, verb)
  if (passive(page, verb)) return speakersAt(page, heads)
  return alongside(page, verb, speakersAt(page, heads.length > 0 ? heads : beside(page, verb)))
}

/** Of several subjects that the parser gives a verb, the one beside it: "Diaz, who left in May, had refused, a source said". */
function nearest(page: Page, verb: number): number[] {
  const own = dependents(page.reading, verb, 'nsubj', 'nsubj:pass').filter(
    (s) => word(page, s).upos !== 'PRON',
  )
  if (own.length < 2 || listed(page, own)) return subjects(page, verb)
  const near = own.reduce((a, b) => (Math.abs(b - verb) < Math.abs(a - verb) ? b : a))
  return conjuncts(page, near)
}

/** "Chad, the African Union, and Mali condemned": subjects that a comma and "and" join, which the parser has not. */
const listed = (page: Page, subjects: readonly number[]): boolean =>
  subjects.slice(1).every((s, n) => {
    const mention = page.mentionAt.get(s)
    const last = Math.max(...subtree(page.reading, subjects[n]!, (w) => word(page, w).deprel === 'acl:relcl'))
    return (
      mention !== undefined &&
      /^\s*,?\s*and\s+(?:the\s+)?$/.test(page.report.text.slice(word(page, last).end, mention.start))
    )
  })

/** Who speaks by a cue: subject, passive agent, the one named after "according to", else the model's source. */
export function speakersOf(page: Page, cue: Cue): Attached[] {
  if (cue.form === 'according') return speakersAt(page, conjuncts(page, cue.word))
  for (const verb of speakingVerb(page, cue.word)) {
    const quotedAs = /^(quote|cite)$/.test(verbLemma(page, verb)) && verb !== cue.word
    const heads = quotedAs ? surfaceSubjects(page, verb) : nearest(page, verb)
    const found = alongside(page, verb, speakersAt(page, heads))
    if (found.length > 0) return found
    if (heads.length > 0) return []
    const named = quotedAs ? [] : speakersAt(page, beside(page, verb))
    if (named.length > 0) return named
  }
  if (passive(page, cue.word)) return []
  const sentence = sentenceAt(page.reading, cue.word)
  const sources = cue.attribution?.source.filter((s) => covers(sentence, s)) ?? []
  return speakersAt(
    page,
    sources.map((s) => headOf(page.reading, s)).filter((h) => h !== null),
  )
}
