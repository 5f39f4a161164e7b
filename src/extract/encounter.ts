import type { Standing, Where } from '../ontology/finding.ts'
import { hull, type Span } from '../ontology/span.ts'
import { dependents, sentenceAt, subtree, tree } from '../ontology/tree.ts'
import type { When } from '../ontology/when.ts'
import {
  caseOf,
  conjuncts,
  form,
  lemma,
  objects,
  obliques,
  passive,
  subjects,
  surfaceSubjects,
} from './clause.ts'
import { type Row, rowsOf } from './lexicon.ts'
import { mattersOf } from './matter.ts'
import type { Page } from './page.ts'
import { type Attached, actorsOf, unique } from './party.ts'
import { standingOf } from './standing.ts'
import { overlap, whenOf, whenWithin } from './when-of.ts'
import { whereOf, whereWithin } from './where-of.ts'

/** One place of a text that speaks of parties talking: an encounter, before repeated references are put together. */
export interface Encounter {
  readonly word: number
  readonly rule: string
  readonly weight: number
  readonly participants: readonly Attached[]
  readonly hosts: readonly Attached[]
  readonly when: When
  readonly where: Where | null
  readonly standing: Standing
  readonly format: 'in-person' | 'call' | 'video' | 'letter'
  /** Whether the words say the format, or it is only the usual one of the verb. */
  readonly formatStated: boolean
  readonly setting: string | null
  readonly ordinal: number | null
  readonly matters: readonly Span[]
  readonly spans: readonly Span[]
  /** Whether it may stand alone; otherwise it only adds to an encounter told elsewhere: "in the meeting". */
  readonly creates: boolean
  /** An event that one party alone attends, as a forum. */
  readonly forum: boolean
}

const LIGHT =
  /^(hold|have|conduct|host|attend|chair|cochair|co-chair|join|convene|begin|start|open|conclude|wrap|finish|resume|continue|complete|schedule|plan|arrange|cancel|postpone|scrap|request|seek|propose|agree|decline|refuse|reject|accept|organize|organise|participate|take|enter|exchange|make|place|receive|expect|want|kick|offer|suspend|call|launch|pursue|stage|share|do|set|prepare|follow)$/
const ATTEND =
  /^(attend|join|address|appear|participate|take|speak|chair|host|open|convene|cochair|co-chair|visit)$/
const ARRIVE =
  /^(arrive|travel|fly|gather|sit|return|head|come|go|visit|land|depart|leave|invite|receive|welcome|assemble|convene|journey)$/
const REMOTE_CALL = /\b(phone|telephone|telephoned|phoned|phone call|by call|call)\b/
const VIDEO =
  /\b(video|videoconference|video-conference|virtual|virtually|online|teleconference|videolink|zoom)\b/
const MEAL = /^(luncheon|lunch|dinner|breakfast|banquet|tea)$/
const ORDINALS = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ')

/** All places of a page that speak of parties talking, in order of the text. */
export function encounters(page: Page): Encounter[] {
  const { words } = page.reading
  const found: Encounter[] = []
  const settings = new Set<number>()
  words.forEach((w, i) => {
    if (w.upos !== 'VERB') return
    const row = rowsOf(page.lexicon, 'meeting', 'lemma', lemma(page, i)).find((r) => r.pos === 'VERB')
    if (row) found.push(...verbEncounters(page, i, row, settings))
  })
  words.forEach((w, i) => {
    if (w.upos !== 'NOUN' && w.upos !== 'PROPN') return
    if (settings.has(i)) return
    const row = rowsOf(page.lexicon, 'meeting', 'lemma', lemma(page, i)).find((r) => r.pos === 'NOUN')
    if (row && !partOfName(page, i)) found.push(...nounEncounters(page, i, row))
  })
  return found.sort((a, b) => a.word - b.word)
}

const partOfName = (page: Page, i: number): boolean =>
  /^(compound|flat|nmod:desc)$/.test(page.reading.words[i]!.deprel) &&
  page.reading.words[i]!.head >= 0 &&
  page.reading.words[page.reading.words[i]!.head]!.upos !== 'VERB'

function verbEncounters(page: Page, i: number, row: Row, settings: Set<number>): Encounter[] {
  const { reading } = page
  const frame = row.frame!.split('|')
  const kind = row.kind!
  const own = lemma(page, i)
  if (reading.words[i]!.xpos === 'VBG' && /^(amod|compound)$/.test(reading.words[i]!.deprel)) return []
  const does = actorsOf(page, subjects(page, i)).filter(({ actor }) => actor.type !== 'group')
  const prepositions = frame.filter((f) => f !== 'obj' && f !== 'subj')
  const counterparts = actorsOf(page, [
    ...(frame.includes('obj') ? objects(page, i) : []),
    ...obliques(
      page,
      i,
      ...prepositions,
      ...(prepositions.includes('with') ? ['together with', 'along with'] : []),
    ).filter(() => prepositions.length > 0),
  ])
  if (passive(page, i) && kind !== 'host') return []
  const clause = clauseText(page, i)
  if (own === 'call' && !plainCall(page, i, counterparts)) return []
  if (own === 'sit' && !/\bsit(s|ting)? down|sat down\b/.test(clause)) return []
  if ((own === 'speak' || own === 'talk') && counterparts.some(({ actor }) => actor.type === 'organisation'))
    return []
  const received =
    kind === 'host' ? counterparts.filter(({ actor }) => actor.type === 'person') : counterparts
  const all = unique([...does, ...received])
  const enough =
    kind === 'host' ? does.length > 0 && received.length > 0 : received.length > 0 || frame.includes('subj')
  if (kind === 'discuss' && received.length === 0) return []
  if (!enough || sides(all) < 2) return []
  if (received.length > 0 && does.length === 0) return []
  const at = obliques(page, i).filter(
    (o) => reading.words[o]!.head === i || reading.words[reading.words[o]!.head]!.head === i,
  )
  const events = at.filter((o) =>
    rowsOf(page.lexicon, 'meeting', 'lemma', lemma(page, o)).some((r) => r.pos === 'NOUN'),
  )
  for (const e of events) settings.add(e)
  const video = VIDEO.test(clause)
  const phone = REMOTE_CALL.test(clause)
  const stated = video || phone || row.format !== 'call' || own !== 'speak'
  const there = whereOf(page, i)
  const format = video
    ? 'video'
    : phone && row.format === 'call'
      ? 'call'
      : row.format === 'call' && there && own !== 'call'
        ? 'in-person'
        : (row.format as Encounter['format'])
  const base = {
    word: i,
    rule: `meeting-${own}`,
    weight: kind === 'host' ? 0.85 : kind === 'discuss' ? 0.75 : own === 'meet' ? 0.95 : 0.85,
    participants: kind === 'host' ? received : all,
    hosts: kind === 'host' ? does : [],
    standing: standingOf(page, i).standing,
    format,
    formatStated: stated,
    ordinal: null,
    matters: mattersOf(page, i),
    creates: true,
    forum: false,
  }
  const spread = splitByEvent(page, i, events)
  if (spread.length > 1)
    return spread.map(({ event, span }) => ({
      ...base,
      when: whenWithin(page, span),
      where: whereWithin(page, span),
      setting: settingOf(page, event, rowFor(page, event)),
      spans: [span],
    }))
  const event = events[0]
  const at0 = event === undefined ? null : whereOf(page, event)
  const time = whenOf(page, i)
  return [
    {
      ...base,
      when: time.from === null && event !== undefined ? whenOf(page, event) : time,
      where: there ?? at0,
      setting: event === undefined ? row.setting || null : settingOf(page, event, rowFor(page, event)),
      ordinal: event === undefined ? null : ordinalOf(page, event),
      spans: [proof(page, i, all, [...(event === undefined ? [] : [event])])],
    },
  ]
}

const rowFor = (page: Page, event: number): Row =>
  rowsOf(page.lexicon, 'meeting', 'lemma', lemma(page, event)).find((r) => r.pos === 'NOUN')!

/** "met at the gathering in Kuala Lumpur in October and at the summit in South Africa in November": two stretches of text. */
function splitByEvent(page: Page, verb: number, events: readonly number[]): { event: number; span: Span }[] {
  const { reading } = page
  const placed = [...events]
    .filter((e) => e > verb && /^(at|on the sidelines of|in|during)$/.test(caseOf(page, e)))
    .sort((a, b) => a - b)
  if (placed.length < 2) return []
  const sentence = sentenceAt(reading, verb)
  const starts = placed.map((e) => Math.min(...subtree(reading, e, (w) => w > e)))
  const parted = placed.map((event, n) => {
    const start = reading.words[starts[n]!]!.start
    let last = (n + 1 < starts.length ? starts[n + 1]! : sentence.last) - 1
    while (last > event && /^(CCONJ|PUNCT)$/.test(reading.words[last]!.upos)) last--
    return { event, span: { start, end: reading.words[last]!.end } }
  })
  const apart = parted.every((p, n) =>
    parted.every((q, m) => {
      if (m <= n) return true
      const a = whenWithin(page, p.span)
      const b = whenWithin(page, q.span)
      const x = whereWithin(page, p.span)
      const y = whereWithin(page, q.span)
      return (
        (a.from !== null && b.from !== null && !overlap(a, b)) ||
        (x !== null && y !== null && x.state !== y.state)
      )
    }),
  )
  return apart ? parted : []
}

function nounEncounters(page: Page, i: number, row: Row): Encounter[] {
  const { reading } = page
  const { xpos, deprel, head } = reading.words[i]!
  const own = lemma(page, i)
  const children = dependents(reading, i).map((d) => form(page, d))
  if (row.kind === 'forum' && children.some((c) => /^(press|news|earnings|party|parliamentary)$/.test(c)))
    return []
  if (/^(talk|discussion|negotiation)$/.test(own) && own === 'talk' && xpos === 'NN') return []
  if (xpos === 'NNS' && !/^(talk|consultation|negotiation|discussion|letter|message)$/.test(own)) return []
  if (
    children.some(
      (c) =>
        /^(regular|annual|frequent|previous|series|these|such|any|every|each|future)$/.test(c) &&
        c !== 'previous' &&
        c !== 'annual',
    )
  )
    return []
  if (own === 'phone' || own === 'telephone') return []
  const predicate = governor(page, i)
  const verb = predicate === null ? null : lemma(page, predicate.word)
  const light = predicate !== null && LIGHT.test(verb!) && /^(obj|nsubj:pass|obl)/.test(predicate.relation)
  const direct = predicate !== null && predicate.word === head && /^(obj|nsubj:pass)$/.test(deprel)
  const prepositions = row.frame!.split('|')
  const withs = actorsOf(page, [
    ...obliques(page, i, ...prepositions),
    ...(predicate !== null && (direct || light)
      ? obliques(page, predicate.word, ...prepositions.filter((p) => /^(with|between|among)$/.test(p)))
      : []),
  ])
  const owners = actorsOf(
    page,
    dependents(reading, i, 'nmod:poss').flatMap((p) => conjuncts(page, p)),
  )
  const paired = pairedBefore(page, i)
  const between = obliques(page, i, 'between', 'among').length > 0
  let actors = unique([...owners, ...(paired.length > 1 ? paired : []), ...withs])
  const hosts: Attached[] = []
  let subjectLed = false
  if (predicate !== null) {
    const does = actorsOf(page, subjects(page, predicate.word)).filter(({ actor }) => actor.type !== 'group')
    const taking = direct && LIGHT.test(verb!)
    const during =
      /^obl/.test(predicate.relation) &&
      /^(in|during|at|after|following|before|ahead of|through|on|via|for|with|as part of|on the sidelines of)$/.test(
        predicate.preposition,
      )
    const arriving = /^(for|to|ahead of|before)$/.test(predicate.preposition) && ARRIVE.test(verb!)
    if (owners.length === 0 && !between && paired.length < 2) {
      const joins = (taking || during || arriving) && (withs.length > 0 || does.length > 1)
      if (joins && (taking || arriving || does.every(({ actor }) => actor.type === 'person'))) {
        actors = unique([...does, ...actors])
        subjectLed = during && !taking
      }
      const attending = ATTEND.test(verb!) && (direct || /^(at|in)$/.test(predicate.preposition))
      if (actors.length === 0 && attending) actors = does
      else if (withs.length === 0 && does.length === 1 && during) actors = unique([...does, ...actors])
    }
    if (taking && verb === 'host') {
      const host = passive(page, predicate.word) ? actorsOf(page, obliques(page, predicate.word, 'by')) : does
      hosts.push(...host)
      actors = actors.filter(({ actor }) => !host.some((h) => h.actor.id === actor.id))
    }
  }
  const attendance =
    predicate !== null && ATTEND.test(verb!) && (direct || /^(at|in|for)$/.test(predicate.preposition))
  const named = dependents(reading, i, 'compound', 'amod', 'nmod').some(
    (d) => reading.words[d]!.upos === 'PROPN',
  )
  const forum =
    sides(unique([...actors, ...hosts])) < 2 &&
    attendance &&
    (row.kind === 'forum' || (named && /^(summit|meeting|conference|talk|dialogue)$/.test(own)))
  if (row.kind === 'letter' && !(predicate !== null && /^(exchange)$/.test(verb!))) return []
  if (
    own === 'call' &&
    !isCall(
      page,
      i,
      predicate !== null && direct && /^(hold|have|make|place|receive|conduct|take|share)$/.test(verb!),
      withs.length > 0,
    )
  )
    return []
  const text = clauseText(page, i)
  const modifiers = dependents(reading, i, 'compound', 'amod').map((d) => form(page, d))
  const joined = modifiers.join(' ')
  const format: Encounter['format'] = VIDEO.test(joined)
    ? 'video'
    : /phone|telephone/.test(joined)
      ? 'call'
      : VIDEO.test(text) &&
          row.format !== 'call' &&
          /\bvia video|by video|virtually|videolink|video link\b/.test(text)
        ? 'video'
        : /\b(by|over the|on the) (phone|telephone)\b/.test(text)
          ? 'call'
          : (row.format as Encounter['format'])
  const standing = standingOf(page, i).standing
  const creates = forum || (sides(unique([...actors, ...hosts])) >= 2 && asserted(page, i, predicate, own))
  const all = unique([...actors, ...hosts])
  if (all.length === 0) return []
  const meal = modifiers.find((m) => MEAL.test(m))
  return [
    {
      word: i,
      rule: forum ? 'meeting-forum' : `meeting-noun-${own}`,
      weight: forum ? 0.8 : direct ? 0.93 : owners.length > 0 || between ? 0.88 : subjectLed ? 0.75 : 0.85,
      participants: actors,
      hosts,
      when: whenOf(page, i),
      where: whereOf(page, i),
      standing,
      format,
      formatStated: true,
      setting: meal ?? settingOf(page, i, row),
      ordinal: ordinalOf(page, i),
      matters: [
        ...mattersOf(page, i),
        ...(predicate !== null && (direct || /^obl/.test(predicate.relation))
          ? mattersOf(page, predicate.word)
          : []),
      ],
      spans: [proof(page, i, all, [])],
      creates,
      forum,
    },
  ]
}

/** The predicate an event noun stands under, through "the end of" and the like: its word, the relation and preposition at it. */
function governor(page: Page, noun: number): { word: number; relation: string; preposition: string } | null {
  const { words } = page.reading
  let at = noun
  let preposition = caseOf(page, noun)
  for (let n = 0; n < 4; n++) {
    const { head, deprel } = words[at]!
    if (head < 0) return null
    if (words[head]!.upos === 'VERB') return { word: head, relation: deprel, preposition }
    if (deprel === 'conj') {
      at = head
      preposition = caseOf(page, at) || preposition
      continue
    }
    if (
      /^(nmod|obl)$/.test(deprel) &&
      /^(sideline|sidelines|margin|margins|end|start|beginning|conclusion|day|round|part)$/.test(
        lemma(page, head),
      )
    ) {
      preposition = /sideline|margin/.test(lemma(page, head))
        ? 'on the sidelines of'
        : caseOf(page, head) || preposition
      at = head
      continue
    }
    return null
  }
  return null
}

/** Whether the text tells of the event rather than only naming it: it is held, has a date, or something happened in or after it. */
function asserted(page: Page, noun: number, predicate: ReturnType<typeof governor>, own: string): boolean {
  const { reading } = page
  if (whenOf(page, noun).from !== null) return true
  if (predicate === null) {
    const { deprel, head } = reading.words[noun]!
    if (dependents(reading, noun, 'cop').length > 0 || deprel === 'root') return true
    return head >= 0 && /^(after|following|during|ahead of|before|since)$/.test(caseOf(page, noun))
  }
  if (/^(obj|nsubj|nsubj:pass|obl)/.test(predicate.relation)) {
    if (/^obl/.test(predicate.relation))
      return !/^(as|like|of|about|on|to|than|into|from)$/.test(predicate.preposition) || own === 'call'
    return true
  }
  return false
}

const plainCall = (page: Page, i: number, counterparts: readonly Attached[]): boolean =>
  counterparts.some(({ actor }) => actor.type === 'person') &&
  dependents(page.reading, i, 'xcomp', 'ccomp', 'iobj').length === 0 &&
  dependents(page.reading, i, 'obj').length === 1 &&
  dependents(page.reading, i, 'compound:prt').length === 0

const isCall = (page: Page, i: number, light: boolean, partnered: boolean): boolean =>
  dependents(page.reading, i, 'compound', 'amod').some((d) =>
    /^(phone|telephone|video|conference|introductory|courtesy)$/.test(form(page, d)),
  ) ||
  (partnered && (light || /^(in|during|on|after|following|before|ahead of)$/.test(caseOf(page, i)))) ||
  (caseOf(page, i) !== '' &&
    dependents(page.reading, i, 'det').some((d) => /^(the|a|this)$/.test(form(page, d))) &&
    partnered)

/** Actors that stand before an event noun as a pair: "the Lee-Xi summit", "China-Japan talks". */
function pairedBefore(page: Page, i: number): Attached[] {
  const { reading } = page
  const left = tree(reading).children[i]!.filter(
    (c) =>
      c < i &&
      /^(compound|amod|nmod|nmod:desc|obl|flat|dep|nmod:unmarked)$/.test(reading.words[c]!.deprel) &&
      caseOf(page, c) === '',
  )
  const words = left.flatMap((c) => subtree(reading, c)).filter((w) => w < i)
  return actorsOf(page, words)
}

/** How many sides actors make: a state and its own leader are one. */
export function sides(attached: readonly Attached[]): number {
  const persons = attached.filter(({ actor }) => actor.type === 'person')
  const states = new Set(persons.map(({ actor }) => actor.state))
  const others = attached.filter(
    ({ actor }) => actor.type !== 'person' && !(actor.type === 'state' && states.has(actor.state)),
  )
  return persons.length + others.length
}

/** "third" of "their third meeting". */
function ordinalOf(page: Page, noun: number): number | null {
  for (const d of dependents(page.reading, noun, 'amod', 'nummod')) {
    const f = form(page, d)
    const n = ORDINALS.indexOf(f)
    if (n >= 0) return n + 1
    const digits = /^(\d{1,3})(st|nd|rd|th)$/.exec(f)
    if (digits) return Number(digits[1])
  }
  return null
}

/** "summit", "talks", "luncheon", "business forum", "sidelines of the G20 summit". */
function settingOf(page: Page, event: number, row: Row): string | null {
  const { reading } = page
  const named = [...dependents(reading, event, 'compound', 'amod', 'nummod', 'nmod')].filter(
    (d) => d < event && (row.kind === 'forum' || reading.words[d]!.upos === 'PROPN'),
  )
  const span =
    named.length > 0 && !pairedBefore(page, event).length
      ? hull([
          ...named.flatMap((d) => subtree(reading, d).map((w) => reading.words[w]!)),
          reading.words[event]!,
        ])
      : row.kind === 'forum' || row.setting
        ? reading.words[event]!
        : null
  const { head } = reading.words[event]!
  const aside =
    (head >= 0 && /^(sideline|sidelines|margin|margins)$/.test(lemma(page, head))) ||
    /sidelines|margins/.test(caseOf(page, event))
  const name = span === null ? null : page.report.text.slice(span.start, span.end)
  if (aside)
    return `sidelines of ${name ?? page.report.text.slice(reading.words[event]!.start, reading.words[event]!.end)}`
  if (row.kind !== 'forum' && named.length === 0)
    return MEAL.test(lemma(page, event)) ? lemma(page, event) : row.setting || null
  return name
}

/** The words of the clause around a word, in lower case, for set phrases such as "by video link". */
function clauseText(page: Page, i: number): string {
  const { reading } = page
  const words = subtree(
    reading,
    i,
    (w) =>
      /^(ccomp|parataxis|advcl|acl:relcl|conj)$/.test(reading.words[w]!.deprel) &&
      reading.words[w]!.upos === 'VERB',
  )
  const head = reading.words[i]!.head
  const around =
    reading.words[i]!.upos === 'VERB' || head < 0
      ? []
      : subtree(reading, head, (w) =>
          /^(ccomp|parataxis|advcl|acl:relcl|conj)$/.test(reading.words[w]!.deprel),
        )
  return [...new Set([...words, ...around])]
    .sort((a, b) => a - b)
    .map((w) => form(page, w))
    .join(' ')
}

/** The words that prove an encounter: from the first to the last of trigger, parties and circumstances in its sentence. */
export function proof(page: Page, i: number, attached: readonly Attached[], more: readonly number[]): Span {
  const { reading } = page
  const sentence = sentenceAt(reading, i)
  const inside = attached
    .map(({ span }) => span)
    .filter((s) => s.start >= sentence.start && s.end <= sentence.end)
  const { head, upos } = reading.words[i]!
  const light =
    upos !== 'VERB' && head >= 0 && reading.words[head]!.upos === 'VERB' ? [reading.words[head]!] : []
  return hull(
    [
      reading.words[i]!,
      ...light,
      ...inside,
      ...more.map((w) => reading.words[w]!),
      ...surfaceSubjects(page, i).map((s) => reading.words[s]!),
    ].filter((s) => s.start >= sentence.start && s.end <= sentence.end),
  )
}
