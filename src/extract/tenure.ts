import { evidence } from '../ontology/evidence.ts'
import type { Tenure } from '../ontology/finding.ts'
import { hull, overlaps, type Span } from '../ontology/span.ts'
import { dependents } from '../ontology/tree.ts'
import { UNKNOWN_WHEN } from '../ontology/when.ts'
import { timeAround } from './channel.ts'
import { claim } from './claim.ts'
import { form, obliques, passive } from './clause.ts'
import { verbLemma } from './inflection.ts'
import { rowsOf } from './lexicon.ts'
import { bareOf, type Holding, isOffice, lowered, named, officeAt, ownerOf, personAt } from './office.ts'
import type { Page } from './page.ts'
import { type Attached, parties, sureness } from './party.ts'
import { equivalents, ranks } from './rank.ts'
import { standingOf } from './standing.ts'
import { objects, surfaceSubjects } from './subject.ts'

const word = (page: Page, i: number) => page.reading.words[i]!

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
    // "I" of a statement proves no office: its title does, and stands outside the text
    if (/^(?:I|me|my|we|us|our)$/i.test(near.quote)) continue
    const words = page.report.text.slice(Math.min(near.start, m.start), Math.max(near.end, m.end))
    // ", now ambassador to Chad": what a person was before stands with the name
    const apart = near.start > m.start && /\b(?:now|currently|today)\s+(?:the\s+)?$/i.test(before(page, near))
    const lead = apart ? '' : before(page, { start: Math.min(near.start, m.start), end: near.end })
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
          (!apart && words.length < 90 && /\b(?:former|deposed|ousted|late|ex)\b[ -]/i.test(words)),
        acting: /\b(?:acting|interim|caretaker)\b/i.test(around),
        rule: 'tenure/title',
        weight: 0.92,
      })
    } else if (known.spans.length < 3 && m.form !== 'pronoun' && !known.spans.some((s) => overlaps(s, m)))
      known.spans.push({ start: m.start, end: m.end })
  }
  return [...held.values()]
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
