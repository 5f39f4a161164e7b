import { evidence } from '../ontology/evidence.ts'
import type { Meeting } from '../ontology/finding.ts'
import { publicationDay } from '../ontology/report.ts'
import { dependents, sentenceAt, tree } from '../ontology/tree.ts'
import type { When } from '../ontology/when.ts'
import { claim } from './claim.ts'
import { caseOf, form, lemma, predicateOf } from './clause.ts'
import { credentials } from './credentials.ts'
import { type Encounter, sides } from './encounter.ts'
import type { Extractor } from './extractor.ts'
import { fieldsIn } from './field.ts'
import { rowsOf } from './lexicon.ts'
import { discusses, mattersOf } from './matter.ts'
import { ended, nounEncounters } from './meeting-noun.ts'
import { eventRow } from './meeting-setting.ts'
import { verbEncounters } from './meeting-verb.ts'
import { type Page, quoted } from './page.ts'
import { actorsOf, parties, sureness, withoutDoubles } from './party.ts'
import { gatherEncounters } from './same-encounter.ts'
import { subjects } from './subject.ts'
import { performs, standingOn } from './telling-day.ts'
import { past } from './tense.ts'

/** Parties talked: "held talks with", "spoke by phone", "during a luncheon meeting", "their third meeting". */
export const meeting: Extractor = {
  name: 'meeting',
  find: (page) =>
    gatherEncounters(encounters(page))
      .filter((e) => e.forum || sides([...e.participants, ...e.hosts]) >= 2)
      .map((e) => meetingOf(page, withMatters(page, e))),
}

/** All places of a page that speak of parties talking, in order of the text. */
function encounters(page: Page): Encounter[] {
  const { words } = page.reading
  const settings = new Set<number>()
  const verbs = words.flatMap((w, i) => {
    const row =
      w.upos === 'VERB'
        ? rowsOf(page.lexicon, 'meeting', 'lemma', lemma(page, i)).find((r) => r.pos === 'VERB')
        : undefined
    const accredited = w.upos === 'VERB' ? credentials(page, i) : []
    return [...accredited, ...(row ? verbEncounters(page, i, row, settings) : [])]
  })
  const nouns = words.flatMap((_, i) => {
    const row = settings.has(i) || partOfName(page, i) ? null : eventRow(page, i)
    return row ? nounEncounters(page, i, row) : []
  })
  return [...verbs, ...nouns]
    .sort((a, b) => a.word - b.word)
    .map((e) => (e.when.from === null && e.creates ? { ...e, when: leadDate(page, e) } : e))
}

const partOfName = (page: Page, i: number): boolean => {
  const { deprel, head } = page.reading.words[i]!
  return /^(compound|flat|nmod:desc)$/.test(deprel) && head >= 0 && page.reading.words[head]!.upos !== 'VERB'
}

function meetingOf(page: Page, e: Encounter): Meeting {
  const { report } = page
  const matters = e.matters.map((m) => evidence(report, m))
  const sure = sureness(page, [...e.participants, ...e.hosts])
  const cited = quoted(page, e.word) ? 0.85 : 1
  return {
    ...claim(page, 'meeting', e.rule, e.spans, {
      parties: [
        ...parties(page, 'host', e.hosts),
        ...parties(page, 'participant', withoutDoubles(e.participants)),
      ],
      standing: standingOn(page, e.standing, e.when),
      when: e.when,
      where: e.where,
      fields: fieldsIn(page, e.matters),
      confidence: e.weight * sure * cited,
    }),
    kind: 'meeting',
    format: e.format,
    setting: e.setting,
    ordinal: e.ordinal,
    matters,
  }
}

/** The opening sentence of a report tells what is new: without a date of its own it happened on the day of publication. */
function leadDate(page: Page, e: Encounter): When {
  const day = page.report.dateline?.date ?? publicationDay(page.report)
  const { start, end } = sentenceAt(page.reading, e.word)
  // "concluded the visit on Sunday after talks": the talks were before publication
  const earlier = page.resolved.times.some(
    (t) =>
      t.start >= start &&
      t.end <= end &&
      t.when.to !== null &&
      day !== null &&
      t.when.from === t.when.to &&
      t.when.to < day,
  )
  const lead =
    (tree(page.reading).sentenceOf[e.word]! === 0 || performs(page, e.word)) &&
    (!earlier || present(page, e.word)) &&
    !recalled(page, e.word) &&
    !before(page, e.word)
  return lead && day !== null && e.standing === 'held'
    ? { edtf: day, from: day, to: day, basis: 'publication', evidence: null }
    : e.when
}

/** "the leaders are meeting", whatever day is told beside it. */
const present = (page: Page, i: number): boolean =>
  /^VB[ZP]$/.test(page.reading.words[i]!.xpos) ||
  (page.reading.words[i]!.xpos === 'VBG' &&
    dependents(page.reading, i, 'aux').some((a) => /^(is|are)$/.test(form(page, a))))

/** "officials say that she met him": told in the past in a report that tells what is new in the present, on no day that is told. */
function before(page: Page, i: number): boolean {
  const { words } = page.reading
  if (!past(page, predicateOf(page, i))) return false
  for (let at = predicateOf(page, i); at >= 0; at = words[at]!.head)
    if (/^(ccomp|acl:relcl)$/.test(words[at]!.deprel) && words[at]!.head >= 0) {
      const over = predicateOf(page, words[at]!.head)
      return over !== at && /^VB[ZP]$/.test(words[over]!.xpos)
    }
  return false
}

/** "fallout over his meeting with": looked back on, on no day that is told. */
const recalled = (page: Page, i: number): boolean =>
  ended(page, i) || /^(over|amid|from|by)$/.test(caseOf(page, i))

/** "The leaders discussed trade": later sentences that say what the parties of an encounter talked about. */
function withMatters(page: Page, e: Encounter): Encounter {
  const { reading } = page
  const all = [...e.participants, ...e.hosts]
  const from = tree(reading).sentenceOf[e.word]!
  const more = reading.words.flatMap((w, i) => {
    if (w.upos !== 'VERB' || !discusses(page, i)) return []
    const at = tree(reading).sentenceOf[i]!
    if (at <= from || at > from + 3 || sentenceAt(reading, i).start < e.spans[0]!.start) return []
    const who = actorsOf(page, subjects(page, i))
    const same = who.length >= 2 && who.every((a) => all.some((b) => a.actor.id === b.actor.id))
    return same ? mattersOf(page, i) : []
  })
  return more.length === 0 ? e : { ...e, matters: [...e.matters, ...more] }
}
