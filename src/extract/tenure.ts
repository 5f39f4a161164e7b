import type { Actor } from '../ontology/actor.ts'
import { evidence } from '../ontology/evidence.ts'
import type { Tenure } from '../ontology/finding.ts'
import { hull, overlaps, type Span } from '../ontology/span.ts'
import { ancestors, dependents, spanOfWords, subtree } from '../ontology/tree.ts'
import { UNKNOWN_WHEN, type When } from '../ontology/when.ts'
import { timeAround } from './channel.ts'
import { claim } from './claim.ts'
import { caseOf, form, lemma, objects, obliques, passive, surfaceSubjects } from './clause.ts'
import { nounRows, verbLemma } from './inflection.ts'
import { rowsOf } from './lexicon.ts'
import type { Page } from './page.ts'
import { type Attached, parties, sureness } from './party.ts'
import { mentionFor } from './speaker.ts'
import { standingOf } from './standing.ts'

/** What the text says of one holder and one office, gathered from all its words before it is a finding. */
interface Holding {
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

const word = (page: Page, i: number) => page.reading.words[i]!

/** The actor that an office belongs to, as the report itself names it. */
function ownerOf(page: Page, of: string | null): Actor | null {
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
    : { id, type: 'organisation', name: of.replace(/^org:/, ''), state: null, office: null, as: of }
}

const FORMER =
  /\b(?:former|ex|late|onetime|one-time|then|erstwhile|previous|deposed|ousted)\b[\s-]*(?:[\p{L}.-]+\s+){0,3}$/iu

function before(page: Page, span: Span): string {
  return page.report.text.slice(Math.max(0, span.start - 40), span.start)
}

/** "Chinese Premier Li Qiang": the offices that the mentions of a person carry. */
function carried(page: Page): Holding[] {
  const held = new Map<string, Holding>()
  for (const m of page.resolved.mentions) {
    if (m.actors.length !== 1) continue
    const actor = m.actors[0]!
    const { office } = actor
    if (actor.type !== 'person' || office === null || !named(actor) || !isOffice(page, office.title)) continue
    const key = `${actor.id}|${office.title}|${office.of}`
    const known = held.get(key)
    const near = office.evidence
    const words = page.report.text.slice(Math.min(near.start, m.start), Math.max(near.end, m.end))
    const lead = `${before(page, { start: Math.min(near.start, m.start), end: near.end })}`
    const around = `${lead.slice(-16)}${words}`
    if (!known) {
      held.set(key, {
        holder: { actor, span: { start: m.start, end: m.end } },
        office: office.title.replace(/^(?:former|acting|interim|outgoing|incoming)\s+/i, ''),
        of: ownerOf(page, office.of),
        spans: [{ start: near.start, end: near.end }],
        rank: null,
        equivalent: null,
        from: null,
        to: null,
        former:
          /\b(?:former|ex-|late|onetime|one-time|then-)/i.test(
            `${office.title} ${lead.slice(-10)} ${page.report.text.slice(near.start, near.end)}`,
          ) ||
          FORMER.test(lead) ||
          (words.length < 90 && /\b(?:former|deposed|ousted|late|ex)\b[ -]/i.test(words)),
        acting: /\b(?:acting|interim|caretaker)\b/i.test(around),
        rule: 'tenure/title',
        weight: 0.92,
      })
    } else if (known.spans.length < 3 && m.form !== 'pronoun' && !known.spans.some((s) => overlaps(s, m)))
      known.spans.push({ start: m.start, end: m.end })
  }
  return [...held.values()]
}

/** Whether a title names an office: "deputy foreign minister", not "independence activist". */
const isOffice = (page: Page, title: string): boolean =>
  title
    .toLowerCase()
    .split(/[\s-]+/)
    .concat(title.toLowerCase().split(/\s+/))
    .some((part) => rowsOf(page.lexicon, 'office-noun', 'noun', part.replace(/,$/, '')).length > 0)

const INSTITUTION =
  /\b(?:court|department|ministry|motors|committee|council|commission|house|senate|party|university|office|agency|electric|assembly|institute|union|foundation|league|center|centre)\b/i

const named = (actor: Actor): boolean =>
  !INSTITUTION.test(actor.name) &&
  !/^person:[A-Z]{3}\./.test(actor.id) &&
  actor.name !== '' &&
  /^\p{Lu}/u.test(actor.name)

/** The words of an office and the state or organisation it belongs to: "head of the provisional government". */
function officeAt(page: Page, noun: number): { title: string; of: Actor | null; span: Span } | null {
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

const literal = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** A title without the state it ends in: "foreign minister" of "foreign minister of Spain". */
const bareOf = (title: string, of: Actor): string =>
  title.replace(new RegExp(`\\s+of\\s+(?:the\\s+)?(?:${literal(of.name)}|${literal(of.as)})$`), '')

const personAt = (page: Page, heads: readonly number[]): Attached | null => {
  for (const h of heads) {
    const m = mentionFor(page, h)
    const [actor] = m?.actors ?? []
    if (m && actor && m.actors.length === 1 && actor.type === 'person' && named(actor))
      return { actor, span: { start: m.start, end: m.end } }
  }
  return null
}

/** "was appointed foreign minister", "served as the first head of the government", "resigned as premier". */
function said(page: Page, verb: number): Holding[] {
  const { reading } = page
  if (word(page, verb).upos !== 'VERB') return []
  const row = rowsOf(page.lexicon, 'tenure', 'lemma', verbLemma(page, verb))[0]
  if (!row) return []
  const frames = row.frame!.split('|')
  const stood = standingOf(page, verb)
  if (stood.standing !== 'held') return []
  const nouns = [
    ...frames.flatMap((f) => (f === 'xcomp' || f === 'obj' ? [] : obliques(page, verb, f))),
    ...(frames.includes('xcomp')
      ? dependents(reading, verb, 'xcomp', 'obj', 'advcl').filter((c) =>
          /NOUN|PROPN/.test(word(page, c).upos),
        )
      : []),
    ...(frames.includes('obj') ? objects(page, verb) : []),
    ...dependents(reading, verb, 'advcl').filter(
      (c) =>
        frames.includes('as') &&
        /NOUN|PROPN/.test(word(page, c).upos) &&
        dependents(reading, c, 'mark', 'case').some((m) => form(page, m) === 'as'),
    ),
  ]
  const transitive =
    !passive(page, verb) &&
    /^(appoint|name|elect|choose|select|dismiss|remove|oust|sack|fire|install|confirm)$/.test(
      verbLemma(page, verb),
    )
  const subject = surfaceSubjects(page, verb)
  const holder = personAt(
    page,
    transitive
      ? objects(page, verb)
      : subject.length > 0
        ? subject
        : nouns.flatMap((n) => dependents(reading, n, 'nsubj')),
  )
  if (!holder) return []
  for (const noun of nouns) {
    const office = officeAt(page, noun)
    if (!office) continue
    const time = timeAround(page, verb, () => false)
    const of = office.of ?? ownerOf(page, holder.actor.state)
    const past =
      /ed$/.test(form(page, verb)) &&
      !dependents(reading, verb, 'aux').some((a) => /^(has|have|is|are)$/.test(form(page, a)))
    return [
      {
        holder,
        office: lowered(of === null ? office.title : bareOf(office.title, of)),
        of,
        spans: [hull([word(page, verb), office.span])],
        rank: null,
        equivalent: null,
        from: row.phase === 'takes' ? (time?.when ?? null) : null,
        to: row.phase === 'leaves' ? (time?.when ?? null) : null,
        former:
          row.phase === 'leaves' || (row.phase === 'holds' && past && verbLemma(page, verb) !== 'remain'),
        acting: verbLemma(page, verb) === 'act' || /\b(?:acting|interim|caretaker)\b/i.test(office.title),
        rule: `tenure/${row.phase}`,
        weight: 0.88,
      },
    ]
  }
  if (
    row.phase === 'leaves' &&
    obliques(page, verb, 'as', 'from').length === 0 &&
    objects(page, verb).length === 0
  )
    return [leaving(page, verb, holder)]
  return []
}

/** "George Hilton resigns": a holder leaves whatever office the text gave him. */
const leaving = (page: Page, verb: number, holder: Attached): Holding => ({
  holder,
  office: '',
  of: null,
  spans: [word(page, verb)],
  rank: null,
  equivalent: null,
  from: null,
  to: timeAround(page, verb, () => false)?.when ?? null,
  former: true,
  acting: false,
  rule: 'tenure/leaves',
  weight: 0.85,
})

/** A title in lower case save its names: "Head of the Korean provisional government". */
const lowered = (title: string): string =>
  title.toLowerCase() === title
    ? title
    : /^(?:\p{Lu}[\p{L}.'-]*\s*)+$/u.test(title)
      ? title.toLowerCase()
      : title[0]!.toLowerCase() + title.slice(1)

const RANK =
  /\b(?:No\.?\s?(\d{1,2})|[Nn]umber[ -](one|two|three|four|five|\d{1,2})|(second|third|fourth|fifth|top|highest)[ -]rank(?:ing|ed))\b/g

/** "is the No. 2 ranking official": ranks, put to the person who is subject or apposition. */
function ranks(page: Page, holdings: readonly Holding[]): void {
  for (const match of page.report.text.matchAll(RANK)) {
    const span = { start: match.index, end: match.index + match[0].length }
    const at = page.reading.words.findIndex((w) => w.start >= span.start && w.end <= span.end + 1)
    if (at < 0) continue
    const near = [at, ...ancestors(page.reading, at)]
    let person: Attached | null = null
    for (const w of near) {
      person = personAt(page, [
        ...surfaceSubjects(page, w),
        ...(word(page, w).deprel === 'appos' ? [word(page, w).head] : []),
      ])
      if (person) break
    }
    const own = person && holdings.filter((h) => h.holder.actor.id === person.actor.id)
    const holding = own?.find((h) => h.rule === 'tenure/title') ?? own?.[0]
    if (!holding || holding.rank !== null) continue
    holding.rank = match[0].replace(/\s+/g, ' ')
    holding.spans.push(span)
  }
}

/** "…, the equivalent of Korea's National Assembly speaker", put to the office it explains. */
function equivalents(page: Page, holdings: readonly Holding[]): void {
  for (const match of page.report.text.matchAll(/\b(?:the\s+)?equivalent\s+(?:of|to)\b/gi)) {
    const at = page.reading.words.findIndex(
      (w) => w.start >= match.index && w.lemma.toLowerCase().startsWith('equivalent'),
    )
    if (at < 0 || word(page, at).start > match.index + match[0].length) continue
    const words = subtree(page.reading, at, (w) =>
      /^(acl:relcl|acl|advcl|parataxis|conj|cc|punct|nsubj|cop|appos)$/.test(word(page, w).deprel),
    )
    const span = spanOfWords(page.reading, words)
    if (span.end <= match.index + match[0].length) continue
    const back = holdings
      .flatMap((h) => [...h.spans, h.holder.span].map((s) => ({ h, gap: match.index - s.end })))
      .filter(
        ({ gap }) =>
          gap >= -2 &&
          gap < 120 &&
          !/[.!?]\s/.test(page.report.text.slice(match.index - Math.max(0, gap), match.index)),
      )
      .sort((a, b) => a.gap - b.gap)[0]
    if (!back || back.h.equivalent !== null) continue
    back.h.equivalent = span
    back.h.spans.push(span)
  }
}

/** "Chinese Premier Li Qiang", "was sworn in as president", "is the No. 2 ranking official": one tenure for each holder and office. */
export function tenures(page: Page): Tenure[] {
  const holdings = carried(page)
  for (let i = 0; i < page.reading.words.length; i++)
    for (const h of said(page, i)) {
      const same = holdings.find(
        (o) =>
          o.holder.actor.id === h.holder.actor.id &&
          ((h.office === '' && o.rule === 'tenure/title') ||
            o.office.toLowerCase() === h.office.toLowerCase() ||
            (o.of?.id === h.of?.id &&
              h.office
                .toLowerCase()
                .startsWith(`${o.office.toLowerCase().replace(/^(?:first|second|third|last) /, '')} of `))),
      )
      if (same) {
        same.from ??= h.from
        same.to ??= h.to
        if (same.spans.length < 3) same.spans.push(...h.spans)
        if (h.rule === 'tenure/leaves' || h.former) same.former = true
        if (h.office.length > same.office.length) same.office = h.office
      } else if (h.office !== '') holdings.push(h)
    }
  ranks(page, holdings)
  equivalents(page, holdings)
  return holdings.map((h) => ({
    ...claim(page, 'tenure', h.rule, h.spans.slice(0, 5), {
      parties: parties(page, 'holder', [h.holder]),
      standing: 'held',
      confidence: h.weight * sureness(page, [h.holder]),
      when: UNKNOWN_WHEN,
    }),
    kind: 'tenure',
    office: h.office,
    of: h.of,
    rank: h.rank,
    equivalent: h.equivalent ? evidence(page.report, h.equivalent) : null,
    from: h.from,
    to: h.to,
    former: h.former,
    acting: h.acting,
  }))
}
