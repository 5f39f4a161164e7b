import type { Formulation, Party } from '../ontology/finding.ts'
import { covers, overlaps, type Span } from '../ontology/span.ts'
import { dependents, headOf, subtree, tree } from '../ontology/tree.ts'
import { claim } from './claim.ts'
import { caseOf, conjuncts } from './clause.ts'
import { fieldsIn } from './field.ts'
import type { Lexicon } from './lexicon.ts'
import type { Page } from './page.ts'
import { parties } from './party.ts'
import { speechAround } from './speech.ts'

interface Pattern {
  readonly name: string | null
  readonly scope: 'pair' | 'order'
  readonly rule: string
  readonly source: string
}

interface Phrase extends Span {
  readonly pattern: Pattern
}

const escaped = (s: string): string => s.replace(/[.*+?^${}|[\]\\]/g, '\\$&').replace(/[-\s]/g, '[-\\s]?')

/** One word of a pattern as a regular expression: `(may)/be~`. */
function piece(token: string): { source: string; optional: boolean } {
  const optional = /^\(.*\)$/.test(token)
  const bare = optional ? token.slice(1, -1) : token
  const source = bare
    .split('/')
    .map((a) =>
      a === '*' ? '[\\p{L}-]+' : a.endsWith('~') ? `${escaped(a.slice(0, -1))}(?:s|es)?` : escaped(a),
    )
    .join('|')
  return { source: `(?:${source})`, optional }
}

function compile(pattern: string): string {
  const gap = '[\\s,"“”‘’\'-]+'
  let source = ''
  let open = true
  for (const { source: s, optional } of pattern.split(/\s+/).map(piece)) {
    if (open) source += optional ? `(?:${s}${gap})?` : s
    else source += optional ? `(?:${gap}${s})?` : `${gap}${s}`
    if (!optional) open = false
  }
  return source
}

interface Compiled {
  readonly pattern: Pattern
  readonly expression: RegExp
  /** Of each of these lists, a text in lower case in which the pattern stands holds one. */
  readonly needs: readonly (readonly string[])[]
}

/** The longest run of letters of a word of a pattern. */
const core = (word: string): string =>
  [...word.toLowerCase().matchAll(/\p{L}+/gu)].reduce(
    (most, [run]) => (run.length > most.length ? run : most),
    '',
  )

/** What a text must hold: of each word of a pattern that may not be left out, one of its forms. */
const needsOf = (pattern: string): string[][] =>
  pattern
    .split(/\s+/)
    .filter((token) => !/^\(.*\)$/.test(token) && !token.includes('*'))
    .map((token) => token.split('/').map(core))

const compiled = new WeakMap<Lexicon, readonly Compiled[]>()

function patternsOf(lexicon: Lexicon): readonly Compiled[] {
  const known = compiled.get(lexicon)
  if (known) return known
  const listed = (lexicon.formulation ?? []).map((row) => ({
    pattern: {
      name: row.phrase || null,
      scope: row.scope === 'order' ? 'order' : 'pair',
      rule: 'formulation/listed',
      source: compile(row.pattern ?? ''),
    } satisfies Pattern as Pattern,
    needs: needsOf(row.pattern ?? ''),
  }))
  const nouns = (lexicon.bond ?? []).filter((r) => r.kind === 'noun').map((r) => core(r.word ?? ''))
  const words = (kind: string): string =>
    (lexicon.bond ?? [])
      .filter((r) => r.kind === kind)
      .map((r) => escaped(r.word ?? ''))
      .join('|')
  const modifier = `(?:${words('modifier')})`
  const general: Pattern = {
    name: null,
    scope: 'pair',
    rule: 'formulation/general',
    source: `(?:${modifier}(?:,?\\s+(?:and\\s+)?))+(?:(?:bilateral|diplomatic|cooperative|cooperation)\\s+)?(?:${words('noun')})`,
  }
  const made = [...listed, ...(nouns.length === 0 ? [] : [{ pattern: general, needs: [nouns] }])].map(
    ({ pattern, needs }): Compiled => ({
      pattern,
      needs,
      expression: new RegExp(`(?<![\\p{L}\\p{N}])${pattern.source}(?![\\p{L}\\p{N}])`, 'giu'),
    }),
  )
  compiled.set(lexicon, made)
  return made
}

/** Phrases in order of the text; where several overlap the longest, a listed one before the general grammar. */
function phrasesOf(page: Page): Phrase[] {
  const { text } = page.report
  const lower = text.toLowerCase()
  const all = patternsOf(page.lexicon).flatMap(({ pattern, expression, needs }, order) =>
    needs.every((list) => list.some((word) => lower.includes(word)))
      ? [...text.matchAll(expression)].map((m) => ({
          start: m.index,
          end: m.index + m[0].length,
          pattern,
          order,
        }))
      : [],
  )
  const best = all.sort((a, b) => b.end - b.start - (a.end - a.start) || a.order - b.order)
  const kept: Phrase[] = []
  for (const { start, end, pattern } of best)
    if (!kept.some((k) => overlaps(k, { start, end }))) kept.push({ start, end, pattern })
  return kept.sort((a, b) => a.start - b.start)
}

/** The words of a phrase as they are counted: lower case, single spaces, no quotation marks, singular. */
function counted(text: string): string {
  return text
    .toLowerCase()
    .replace(/["“”‘’]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/\b(partnership|alliance|friendship|bond)s$/, '$1')
    .trim()
}

const PAIRED = /^(with|between|of|among|to)$/

/** The states of a phrase: named within it, before it ("Korea-China …"), after it ("with China"), or as "bilateral" of the two at hand. */
function dyadOf(page: Page, phrase: Span): { states: string[]; spans: Span[] } {
  const { reading } = page
  const head = headOf(reading, phrase)
  const { mentions } = page.resolved
  const statesIn = (span: Span): { state: string; span: Span }[] =>
    mentions
      .filter((m) => covers(span, m) && m.form !== 'pronoun')
      .flatMap((m) =>
        m.actors
          .filter((a) => a.type === 'state')
          .map((a) => ({ state: a.id.slice(6), span: { start: m.start, end: m.end } })),
      )
  if (head === null) return { states: [], spans: [] }
  const leave = /^(acl:relcl|acl|advcl|conj|cc|parataxis|punct)$/
  const own = subtree(reading, head, (w) => leave.test(reading.words[w]!.deprel))
  const first = reading.words[own[0]!]!
  const last = reading.words[own[own.length - 1]!]!
  const sentence = reading.sentences[tree(reading).sentenceOf[head]!]!
  const pick = (found: { state: string; span: Span }[]): { states: string[]; spans: Span[] } | null => {
    const states = [...new Set(found.map((f) => f.state))]
    return states.length === 2 ? { states: states.sort(), spans: found.map(({ span }) => span) } : null
  }
  const within = statesIn({ start: Math.min(first.start, phrase.start), end: Math.max(last.end, phrase.end) })
  const direct = pick(within)
  if (direct) return direct
  // "a U.S.-ASEAN strategic partnership": one side is an organisation, so it is of no two states
  const { text } = page.report
  const bodies = mentions.some(
    (m) =>
      m.actors.every((a) => a.type === 'organisation') &&
      m.end <= phrase.start &&
      m.start >= Math.min(first.start, phrase.start) &&
      (text[m.start - 1] === '-' || text[m.end] === '-'),
  )
  if (bodies) return { states: [], spans: [] }
  const subject = clauseSubjects(page, head)
  const with_ = dependents(reading, head, 'nmod', 'obl')
    .filter((n) => PAIRED.test(caseOf(page, n)))
    .flatMap((n) => conjuncts(page, n))
  const statesOfWords = (words: readonly number[]): { state: string; span: Span }[] =>
    words.flatMap((w) => {
      const m = page.mentionAt.get(w)
      return m
        ? m.actors.flatMap((a) =>
            a.state === null ? [] : [{ state: a.state, span: { start: m.start, end: m.end } }],
          )
        : []
    })
  const joinedStates = pick([
    ...within,
    ...statesOfWords(with_),
    ...(within.length + with_.length > 0 ? statesOfWords(subject) : []),
  ])
  if (joinedStates) return joinedStates
  // "between Israel and countries in the Arab world", "with the commission": its other side is named and is no state
  if (
    with_.length > 0 &&
    dependents(reading, head, 'nmod', 'obl').some((n) => /^(with|between)$/.test(caseOf(page, n)))
  )
    return { states: [], spans: [] }
  const groups = mentions.filter(
    (m) =>
      covers(sentence, m) && m.form === 'group' && new Set(m.actors.flatMap((a) => a.state ?? [])).size === 2,
  )
  if (groups.length > 0) {
    const [m] = groups
    return {
      states: [...new Set(m!.actors.flatMap((a) => a.state ?? []))].sort(),
      spans: [{ start: m!.start, end: m!.end }],
    }
  }
  const inSentence = pick(statesIn(sentence))
  if (inSentence) return inSentence
  const people = pick(
    mentions
      .filter((m) => covers(sentence, m))
      .flatMap((m) =>
        m.actors.flatMap((a) =>
          a.state === null ? [] : [{ state: a.state, span: { start: m.start, end: m.end } }],
        ),
      ),
  )
  if (people) return people
  return { states: focus(page), spans: [] }
}

const clauseSubjects = (page: Page, head: number): number[] => {
  for (let at = head; at >= 0; at = page.reading.words[at]!.head) {
    const found = dependents(page.reading, at, 'nsubj')
    if (found.length > 0 && !found.includes(head)) return found.flatMap((s) => conjuncts(page, s))
  }
  return []
}

const focuses = new WeakMap<Page, string[]>()

/** The two states a report is about, when no third comes near them; otherwise none. */
function focus(page: Page): string[] {
  const known = focuses.get(page)
  if (known) return known
  const count = new Map<string, number>()
  for (const { actors } of page.resolved.mentions)
    for (const s of new Set(actors.flatMap((a) => a.state ?? []))) count.set(s, (count.get(s) ?? 0) + 1)
  const [a, b, c] = [...count].sort((x, y) => y[1] - x[1])
  const found = a && b && b[1] >= 2 && (c?.[1] ?? 0) * 3 <= b[1] ? [a[0], b[0]].sort() : []
  focuses.set(page, found)
  return found
}

/** "the Strategic Partnership Commission": the phrase is part of the name of a body or a paper. */
const inName = (page: Page, { start, end }: Span): boolean =>
  /^\p{Lu}/u.test(page.report.text.slice(start, end)) &&
  /^ (?:Agreement|Commission|Committee|Council|Dialogue|Forum|Framework|Fund|Group|Initiative|Pact|Plan|Program|Programme|Roundtable|Summit|Talks|Treaty|Act|Accord|Charter|Declaration)\b/.test(
    page.report.text.slice(end, end + 16),
  )

/** "the Korea-China strategic cooperative partnership", "full restoration of relations", with who says it. */
export function formulations(page: Page): Formulation[] {
  const found = new Map<string, Formulation>()
  for (const phrase of phrasesOf(page)) {
    const { pattern } = phrase
    const span = { start: phrase.start, end: phrase.end }
    if (inName(page, span)) continue
    const dyad = pattern.scope === 'order' ? { states: [], spans: [] } : dyadOf(page, span)
    if (pattern.scope === 'pair' && dyad.states.length !== 2) continue
    const speech = speechAround(page, span)
    const name = pattern.name ?? counted(page.report.text.slice(span.start, span.end))
    const speakers = speech?.speakers ?? []
    const said: Party[] = [
      ...parties(page, 'speaker', speakers),
      ...parties(page, 'relay', speech?.relays ?? []),
    ]
    const { states } = dyad
    const key = JSON.stringify([name, states, speakers.map((s) => s.actor.id)])
    if (found.has(key)) continue
    found.set(key, {
      ...claim(
        page,
        'formulation',
        pattern.rule,
        [span, ...dyad.spans, ...(speech ? [speech.cue.span] : [])],
        {
          parties: said,
          standing: 'held',
          confidence:
            (pattern.rule === 'formulation/listed' ? 0.92 : 0.8) *
            (dyad.spans.length > 0 || pattern.scope === 'order' ? 1 : 0.9),
          fields: fieldsIn(page, [span]),
        },
      ),
      kind: 'formulation',
      phrase: name,
      dyad: states,
    })
  }
  return [...found.values()]
}
