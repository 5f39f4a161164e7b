import { type ActOdds, actOdds, likelihood, withLexicon } from '../ontology/act-scores.ts'
import type { Act, Finding, Party } from '../ontology/finding.ts'
import { covers, hull, overlaps, type Span } from '../ontology/span.ts'
import { headOf, sentenceAt } from '../ontology/tree.ts'
import { UNKNOWN_WHEN } from '../ontology/when.ts'
import { accuserOf } from './act/accuser.ts'
import { amongOwn } from './act/among.ts'
import { asserted } from './act/asserted.ts'
import { wordsBelow } from './act/below.ts'
import { type Coding, coderOf } from './act/coding.ts'
import { concerns, unpolitical } from './act/concern.ts'
import { contextsOf } from './act/context.ts'
import { type Derived, fromEncounters } from './act/from-encounter.ts'
import { groundOf, stateSpokenOf } from './act/home-of.ts'
import { DIRECTED, incomplete } from './act/incomplete.ts'
import { onceEach, type Told } from './act/once.ts'
import { partiesAt, stateOfPlaces } from './act/party.ts'
import { type Rules, rulesIn } from './act/rules.ts'
import { crowd, localTo, of, oneName, outermost } from './act/told-party.ts'
import { typeOdds } from './act/type.ts'
import { whenDone } from './act/when-done.ts'
import { calledOn } from './call-on.ts'
import { claim } from './claim.ts'
import type { Extractor } from './extractor.ts'
import { fieldsIn } from './field.ts'
import { lemma } from './lemma.ts'
import { type Page, quoted } from './page.ts'
import { type Attached, parties, sureness, unique, withoutDoubles } from './party.ts'
import { whereOf } from './where-of.ts'

const word = (page: Page, i: number) => page.reading.words[i]!

/** Coded political acts: "Turkey expelled two diplomats of Chile", and the meetings and visits already found. */
export const act: Extractor = {
  name: 'act',
  find(page, before) {
    const rules = rulesIn(page.lexicon)
    const told = fromEncounters(before)
      .filter(({ sources, targets }) => concerns(page, rules, sources, targets))
      .map((d) => fromDerived(page, rules, d))
    const said = sentenceActs(page, rules, before)
    return [...told, ...said.filter((a) => !told.some((t) => same(t, a)))]
  },
}

/** A talk told as meeting and coded from its sentence as well is one act. */
const same = (a: Act, b: Act): boolean =>
  a.type === b.type &&
  /^(CONSULT|AGREE)$/.test(a.type) &&
  a.evidence.some((e) => b.evidence.some((f) => overlaps(e, f))) &&
  b.parties.every((p) => p.role !== 'source' || a.parties.some((q) => q.actor.id === p.actor.id)) &&
  (a.type === 'CONSULT' || b.cameo === '036')

function coded(
  rules: Rules,
  cameo: string,
  finer: Coding['plover'] = null,
): (Pick<Act, 'type' | 'mode' | 'quad' | 'cameo' | 'goldstein'> & { contexts: readonly string[] }) | null {
  const code = rules.codes.cameo.get(cameo)
  if (code === undefined) return null
  // PLOVER has no appeals apart from demands
  const type = finer?.type ?? code.type ?? (cameo.startsWith('02') ? 'REQUEST' : null)
  if (type === null) return null
  return {
    type,
    mode: finer?.mode ?? code.mode,
    contexts: code.contexts,
    quad: rules.codes.quad[type],
    cameo,
    goldstein: code.goldstein,
  }
}

const rounded = (p: number): number => Math.round(p * 1000) / 1000

function fromDerived(page: Page, rules: Rules, d: Derived): Act {
  const { finding } = d
  const code = coded(rules, d.cameo)!
  const spans = finding.evidence.map(({ start, end }) => ({ start, end }))
  const head = (p: Party | undefined): number | null => (p ? headOf(page.reading, p.evidence) : null)
  const odds = actOdds(page.reading, head(d.sources[0]), head(d.targets[0] ?? d.sources[1]))
  const as = (role: 'source' | 'target', list: readonly Party[]): Party[] => list.map((p) => ({ ...p, role }))
  return {
    ...claim(page, 'act', `act/${finding.kind}`, spans, {
      parties: [...as('source', d.sources), ...as('target', d.targets)],
      standing: 'held',
      confidence: finding.confidence,
      when: d.ahead ? UNKNOWN_WHEN : finding.when,
      where: d.ahead ? null : finding.where,
      fields: finding.fields,
      within: finding.within,
    }),
    kind: 'act',
    ...code,
    mode: d.mode,
    contexts: contextsOf(page, hull(spans), code.contexts),
    typeConfidence: odds && rounded(likelihood(withLexicon(odds, code.type), code.type)),
  }
}

/** The acts that the predicates of a page tell, in order of the text. */
function sentenceActs(page: Page, rules: Rules, before: readonly Finding[]): Act[] {
  const coder = coderOf(page, rules)
  const taken = new Set<number>()
  const found: Told[] = []
  page.reading.words.forEach(({ upos }, i) => {
    if (taken.has(i) || !/^(VERB|NOUN|ADJ)$/.test(upos)) return
    // "will call on President Mwangi" asks nothing of him
    if (lemma(page, i) === 'call' && calledOn(page, i).length > 0) return
    const codings = coder.codings(i)
    // what is accused, asked, refused or threatened is not done, whether or not someone is named for it
    for (const c of codings)
      if (c.rule.stance !== null && c.rule.stance !== 'do') for (const w of wordsBelow(page, c)) taken.add(w)
    for (const coding of codings) {
      const made = actOf(page, rules, coding, codings, before)
      if (made === null) continue
      for (const w of wordsBelow(page, coding)) taken.add(w)
      found.push({ act: made, word: coding.word, ground: onlyGround(page, made) })
      return
    }
  })
  return onceEach(page, found)
}

/** Whether all that an act is done to are states named by places. */
const onlyGround = (page: Page, { parties: all }: Act): boolean => {
  const targets = all.filter((p) => p.role === 'target')
  return (
    targets.length > 0 &&
    targets.every(
      ({ actor, evidence: { start, end } }) =>
        actor.type === 'state' && page.resolved.places.some((p) => p.start === start && p.end === end),
    )
  )
}

/** From this probability on the model decides between types that the lexicon allows: of sentences where it was so sure and the lexicon said otherwise it was right in three of four in cross-validation. */
const SURE = 0.7

function actOf(
  page: Page,
  rules: Rules,
  c: Coding,
  codings: readonly Coding[],
  before: readonly Finding[],
): Act | null {
  const code = coded(rules, c.cameo, c.plover)
  if (code === null) return null
  const undertaken = before.find(
    (f) =>
      f.kind === 'undertaking' &&
      f.evidence.some((e) => e.start === word(page, c.word).start && e.end === word(page, c.word).end),
  )
  const given = (role: string): Attached[] =>
    (undertaken?.parties ?? []).flatMap((p) =>
      p.role === role ? [{ actor: p.actor, span: p.evidence }] : [],
    )
  const sources = firstOf(c.sources.map((heads) => () => partiesAt(page, rules, heads))) ?? given('by')
  if (sources.length === 0) return null
  // protesters of a state may well act against it; its president may not
  const own = new Set(
    sources.flatMap(({ actor }) =>
      actor.type === 'group' || actor.state === null ? [actor.id] : [actor.id, `state:${actor.state}`],
    ),
  )
  const others = (list: Attached[]): Attached[] =>
    list.filter(({ actor, span }) => !own.has(actor.id) && !sources.some((s) => covers(s.span, span)))
  // police who raid a house in their own country do nothing to that country
  const abroad = (list: Attached[]): Attached[] =>
    list.filter(
      ({ actor }) =>
        !sources.some((s) => s.actor.state === actor.state && of(rules, s.actor, /^(GOV|COP|MIL|JUD|LEG)$/)),
    )
  const targets =
    firstOf(
      c.targets.map(({ slot, heads }) => () => {
        const named = slot === 'place' ? [] : others(partiesAt(page, rules, heads))
        return named.length > 0 || !/^(place|in|on|at|into|obj|against|near|around|off)$/.test(slot)
          ? named
          : abroad(others(stateOfPlaces(page, heads)))
      }),
    ) ?? others(given('to'))
  if (!asserted(page, c)) return null
  if (word(page, c.word).upos === 'NOUN' && c.rule.stance !== null) return null
  if (targets.length === 0 && incomplete(page, c, code, sources)) return null
  const ground = c.ahead ? null : groundOf(page, c.word)
  const local = (list: readonly Attached[], others: readonly Attached[]): Attached[] => {
    const apart = new Set(others.flatMap(({ actor }) => actor.state ?? []))
    const spokenOf = (): string | null => stateSpokenOf(page, c.word, apart)
    return unique(
      outermost(oneName(page, withoutDoubles(list))).map((a) => localTo(rules, a, ground, spokenOf)),
    )
  }
  const gather = /^(ASSAULT|PROTEST)$/.test(code.type)
  const by = local(gather ? sources.map((a) => crowd(page, a)) : sources, targets)
  // "recalled its ambassador to Chad, Ana Ruiz": from Chad
  const abroadOnly = c.cameo === '161' && targets.some(({ actor }) => actor.type === 'state')
  const to = local(abroadOnly ? targets.filter(({ actor }) => actor.type === 'state') : targets, sources)
  if (amongOwn(rules, { type: code.type, deed: c.deed }, by, to)) return null
  if (!concerns(page, rules, by, to) || unpolitical(page, rules, code.type, by, to)) return null
  const teller = accuserOf(page, c, by)
  if (teller.length > 0) {
    const said = coded(rules, rules.shift('accuse', c.deed) ?? '112')!
    return build(page, { ...c, cameo: said.cameo, ahead: false }, said, teller, by, null)
  }
  const odds = typeOdds(page, c, code.type, by, to)
  const final = (odds && recoded(rules, c, codings, odds, to.length > 0)) ?? code
  return build(page, c, final, by, to, odds && rounded(likelihood(odds, final.type)))
}

/** Where the lexicon allows a word several types, the code of the one that the odds favour; null where they favour none, or the lexicon is finer. */
function recoded(
  rules: Rules,
  c: Coding,
  codings: readonly Coding[],
  odds: ActOdds,
  directed: boolean,
): ReturnType<typeof coded> {
  if (odds.confidence < SURE || c.standing !== 'held' || c.plover !== null) return null
  const listed = codings
    .filter((k) => k.standing === c.standing)
    .map((k) => coded(rules, k.cameo, k.plover))
    .find((k) => k !== null && likelihood(odds, k.type) === odds.confidence)
  return listed != null && (directed || !DIRECTED.test(listed.type)) ? listed : null
}

function firstOf<T>(tries: readonly (() => T[])[]): T[] | null {
  for (const one of tries) {
    const found = one()
    if (found.length > 0) return found
  }
  return null
}

function build(
  page: Page,
  c: Coding,
  code: NonNullable<ReturnType<typeof coded>>,
  sources: readonly Attached[],
  targets: readonly Attached[],
  typeConfidence: number | null,
): Act {
  const sentence = sentenceAt(page.reading, c.word)
  const inside = (s: Span): boolean => covers(sentence, s)
  const deeds: Span[] = [word(page, c.word), ...(c.inner === null ? [] : [word(page, c.inner.word)])]
  const proof = hull([...deeds, ...[...sources, ...targets].map((a) => a.span).filter(inside)])
  const weight =
    (word(page, c.word).upos === 'VERB' ? 0.8 : 0.65) *
    (targets.length > 0 ? 1 : 0.9) *
    (quoted(page, c.word) ? 0.9 : 1)
  return {
    ...claim(
      page,
      'act',
      `act/${c.rule.pos.toLowerCase()}`,
      [proof, ...[...sources, ...targets].map((a) => a.span)],
      {
        parties: [...parties(page, 'source', sources), ...parties(page, 'target', targets)],
        standing: c.standing,
        confidence: weight * sureness(page, [...sources, ...targets]),
        when: whenDone(page, c),
        where: c.ahead || c.rule.stance !== null ? null : whereOf(page, c.word),
        fields: fieldsIn(page, [proof]),
      },
    ),
    kind: 'act',
    ...code,
    contexts: contextsOf(page, proof, code.contexts),
    typeConfidence,
  }
}
