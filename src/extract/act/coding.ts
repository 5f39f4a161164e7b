import type { Standing } from '../../ontology/finding.ts'
import { dependents, subtree } from '../../ontology/tree.ts'
import { caseOf, form, lemma, negated, obliques, passive } from '../clause.ts'
import { nounLemmas } from '../inflection.ts'
import type { Page } from '../page.ts'
import { subjects } from '../subject.ts'
import { toldAs } from './ahead.ts'
import type { Need, Rule, Rules } from './rules.ts'
import { clausesBelow, measured, objectsOf, owners, phrases, slot } from './slots.ts'

/** What a predicate says by the lexicon, before anyone is named. */
export interface Coding {
  /** Index of the predicate. */
  readonly word: number
  readonly rule: Rule
  readonly cameo: string
  /** The code of the deed itself, whether it was done or is to come. */
  readonly deed: string
  readonly standing: Standing
  /** Type and mode, where the rule is finer than its code. */
  readonly plover: Rule['plover']
  /** Set where a future deed was coded as an agreement or threat: its own date is not that of the act. */
  readonly ahead: boolean
  /** The act below a stance. */
  readonly inner: Coding | null
  /** Head words of the source, the first list that names someone. */
  readonly sources: readonly (readonly number[])[]
  /** Head words of the target by slot, in the order of the rule. */
  readonly targets: readonly { readonly slot: string; readonly heads: readonly number[] }[]
}

const word = (page: Page, i: number) => page.reading.words[i]!

/** Nouns through which a stance looks at what they are of: "rejected a proposal to withdraw". */
const THROUGH =
  /^(proposal|offer|plan|demand|request|call|idea|deal|effort|possibility|decision|intention|threat|move)$/

/** What was done to those it is of. */
const HARM =
  /^(death|killing|murder|shooting|disappearance|attack|assassination|kidnapping|abduction|assault|beating|poisoning|crash)$/

/** What is said of an event that takes place. */
const HAPPEN = /^(take|begin|start|resume|erupt|break|occur|happen|continue|come|enter|go|hold|agree)$/

/** Asks the lexicon what the predicates of a page say. */
export interface Coder {
  /** What a predicate may say of itself, the likeliest first. */
  codings(i: number): readonly Coding[]
}

/** A coder of one page; answers are kept, so that asking twice costs nothing. */
export function coderOf(page: Page, rules: Rules): Coder {
  const known = new Map<string, readonly Coding[]>()
  const code = (i: number, below: boolean): Coding | null => all(i, below)[0] ?? null

  /** What a predicate may say, `below` a stance or by itself. */
  function all(i: number, below: boolean): readonly Coding[] {
    const key = `${i} ${below}`
    const made = known.get(key)
    if (made !== undefined) return made
    // asked again on the way, it has no answer yet
    known.set(key, [])
    const codings = find(i, below)
    known.set(key, codings)
    return codings
  }

  const posOf = (i: number): string | null => {
    const { upos, xpos } = word(page, i)
    if (upos === 'VERB') return 'VERB'
    if (upos === 'NOUN' || (upos === 'PROPN' && /^NN/.test(xpos) && !page.mentionAt.has(i))) return 'NOUN'
    return upos === 'ADJ' ? 'ADJ' : null
  }

  const lemmasOf = (i: number, pos: string): string[] =>
    pos === 'NOUN'
      ? nounLemmas(page, i)
      : pos === 'VERB'
        ? [...rules.verbsOf(form(page, i)), lemma(page, i)]
        : [form(page, i)]

  function rulesAt(i: number): Rule[] {
    const pos = posOf(i)
    if (pos === null) return []
    for (const said of lemmasOf(i, pos)) {
      const found = rules.rulesOf(pos, said).filter((r) => r.words.slice(1).every((w) => beside(i, w, pos)))
      const named = pos === 'NOUN' ? namedBy(said) : []
      if (found.length + named.length > 0) return [...found, ...named]
    }
    return []
  }

  /** What the verb says whose deed a noun names: "the expulsion of two diplomats". */
  const namedBy = (noun: string): Rule[] =>
    rules
      .verbsNamed(noun)
      .flatMap((verb) => rules.rulesOf('VERB', verb))
      .filter((r) => r.words.length === 1)

  /** Whether a particle, complement or first word stands with a predicate: "cracked down", "took them hostage", "air strike". */
  function beside(i: number, said: string, pos: string): boolean {
    const is = (d: number): boolean =>
      form(page, d) === said || lemma(page, d) === said || nounLemmas(page, d).includes(said)
    if (pos === 'NOUN') return [1, 2].some((n) => i - n >= 0 && is(i - n) && sameClause(i - n, i))
    const two = dependents(page.reading, i).flatMap((c) => [c, ...dependents(page.reading, c)])
    return two.some((d) => d > i && d - i <= 10 && is(d))
  }

  const sameClause = (a: number, b: number): boolean =>
    word(page, a).head === b || word(page, b).head === a || word(page, a).head === word(page, b).head

  const nounIs = (head: number, need: Need): boolean => {
    if (need.word === 'any') return true
    if (!need.ofClass) {
      const [first, ...rest] = need.word.split('+').reverse()
      return nounLemmas(page, head).includes(first!) && rest.every((w) => beside(head, w, 'NOUN'))
    }
    if (need.word === 'human') return human(head)
    if (need.word === 'people')
      return human(head) && !page.mentionAt.get(head)?.actors.some((a) => a.type === 'person')
    if (need.word === 'person')
      return page.mentionAt.get(head)?.actors.some((a) => a.type === 'person') ?? human(head)
    if (/^(envoy|diplomat)$/.test(need.word)) {
      // "the United States Ambassador John Bass"
      const offices = (page.mentionAt.get(head)?.actors ?? []).map((a) => a.office?.title ?? '')
      if (offices.some((o) => /^(ambassador|envoy|diplomat|chargé d['’]affaires|consul)\b/.test(o)))
        return true
    }
    if (need.word === 'actor')
      return page.mentionAt.get(head)?.actors.some((a) => a.type !== 'person') ?? false
    if (need.word === 'state' || need.word === 'organisation')
      return page.mentionAt.get(head)?.actors.some((a) => a.type === need.word) ?? false
    if (need.word === 'place') return page.placeAt.has(head)
    if (need.word === 'event') return code(head, true) !== null && posOf(head) === 'NOUN'
    if (need.word === 'jointdrill')
      return (
        nounLemmas(page, head).some((n) => rules.inClass('drill', n)) &&
        dependents(page.reading, head, 'amod').some((a) => rules.inClass('jointdrill', form(page, a)))
      )
    return nounLemmas(page, head).some((n) => rules.inClass(need.word, n))
  }

  function human(head: number): boolean {
    if (page.mentionAt.get(head)?.actors.some((a) => a.type === 'person' || a.type === 'group')) return true
    if (/^(PRON)$/.test(word(page, head).upos)) return page.mentionAt.has(head)
    // "three thousand Malaysians"
    if (word(page, head).xpos === 'NNPS' && page.mentionAt.get(head)?.actors.some((a) => a.type === 'state'))
      return true
    return nounLemmas(page, head).some((n) => rules.sectorOf(n) !== null && !rules.inClass('weapon', n))
  }

  const conflict = (cameo: string): boolean => /^(1[1-9]|20)/.test(cameo)

  function meets(i: number, need: Need, inner: Coding | null): boolean {
    if (need.slot === 'inner') {
      if (need.word === 'only') return true
      if (need.word === 'clause') return clausesBelow(page, i).length > 0
      if (inner === null) return false
      if (need.word === 'any') return true
      if (need.word === 'conflict') return /^(1[4-9]|20)/.test(inner.deed)
      if (need.word === 'coop') return /^0[3-8]/.test(inner.deed)
      if (need.word === 'passive') return word(page, inner.word).upos === 'VERB' && passive(page, inner.word)
      return false
    }
    if (need.slot === 'clause' && need.word === 'conflict') {
      const clause = clausesBelow(page, i).find((c) => word(page, c).deprel === 'ccomp')
      const said = clause === undefined ? null : code(clause, false)
      return said !== null && conflict(said.deed) && said.standing === 'held'
    }
    const heads = need.slot === 'obj' ? objectsOf(page, i) : slot(page, need.slot, i)
    if (need.word === 'none') return heads.length === 0
    return heads.flatMap((h) => measured(page, h)).some((h) => nounIs(h, need)) !== need.barred
  }

  const asking = (noun: number): boolean =>
    posOf(noun) === 'NOUN' &&
    !page.mentionAt.has(noun) &&
    nounLemmas(page, noun).some((n) => /^(demand|request|call|appeal|plea)$/.test(n)) &&
    dependents(page.reading, noun, 'acl').length > 0

  /** The acts below a stance, verbs before nouns. */
  function innerOf(i: number): Coding | null {
    const verbal = word(page, i).upos === 'VERB'
    // "repeated the demand to release": what stands below the demand is demanded
    const asked = verbal ? objectsOf(page, i).find((o) => asking(o)) : undefined
    if (asked !== undefined) return code(asked, true)
    for (const c of clausesBelow(page, i)) {
      const said = code(c, true)
      if (said !== null) return said
    }
    const answered = verbal ? objectsOf(page, i).filter((o) => lemma(page, o) === 'responsibility') : []
    const nouns = [
      ...(verbal ? objectsOf(page, i) : []),
      ...answered.flatMap((o) => obliques(page, o, 'for')),
      ...phrases(page, i)
        .filter(({ preposition }) => /^(for|to|on|against|in|with|of|under|from)$/.test(preposition))
        .map(({ head }) => head),
    ].flatMap((n) => measured(page, n))
    for (const n of nouns) {
      if (page.mentionAt.has(n)) continue
      const through = nounLemmas(page, n).some((l) => THROUGH.test(l)) ? innerOf(n) : null
      const said = through ?? code(n, true)
      if (said !== null) return said
    }
    return null
  }

  function find(i: number, below: boolean): Coding[] {
    const found: Coding[] = []
    for (const rule of rulesAt(i)) {
      if (!below && rule.needs.flat().some((n) => n.slot === 'inner' && n.word === 'only')) continue
      const asks =
        rule.stance !== null || rule.needs.flat().some((n) => n.slot === 'inner' && n.word !== 'only')
      const inner = asks ? innerOf(i) : null
      if (rule.needs.length > 0 && !rule.needs.some((group) => group.every((n) => meets(i, n, inner))))
        continue
      const cameo = thanks(i, inner) ? inner!.cameo : shifted(rule, inner)
      if (cameo === null) continue
      found.push(coded(i, rule, cameo, inner))
    }
    return found
  }

  /** "I want to thank the envoy": thanked by these very words. */
  const thanks = (i: number, inner: Coding | null): boolean =>
    inner !== null &&
    /^(want|wish|like)$/.test(lemma(page, i)) &&
    /^(thank|congratulate|commend|praise|salute|applaud|recogni[sz]e)$/.test(lemma(page, inner.word)) &&
    inner.cameo.startsWith('05')

  function shifted(rule: Rule, inner: Coding | null): string | null {
    if (rule.stance === null) return rule.cameo || null
    if (inner === null) return rule.cameo || null
    // "held an election" is no reform, though one may be demanded
    if (rule.stance === 'do' && inner.rule.needs.flat().some((n) => n.word === 'only')) return null
    // "prepared changes", "planned attacks": only a plan to do something is one
    if (
      rule.stance === 'agree' &&
      rule.cameo === '' &&
      rule.needs.length === 0 &&
      word(page, inner.word).upos !== 'VERB'
    )
      return null
    if (negated(page, inner.word) && rule.stance !== 'do') return rule.cameo || null
    const code = rules.shift(rule.stance, inner.deed) ?? (rule.cameo || null)
    // "called for sanctions" rallies against their target; "told him to attack" asks him
    return code === '113' && word(page, inner.word).upos === 'VERB' ? rule.cameo : code
  }

  function coded(i: number, rule: Rule, cameo: string, inner: Coding | null): Coding {
    const told = toldAs(page, rules, i, rule, cameo)
    const { cameo: final, ahead } = told
    // "faces a potential attack"
    const within = /^(do|suffer)$/.test(rule.stance ?? '') && inner?.standing === 'hypothetical'
    const standing = told.standing === 'held' && within ? 'hypothetical' : told.standing
    return {
      word: i,
      rule,
      cameo: final,
      deed: cameo,
      plover:
        final === rule.cameo
          ? rule.plover
          : rule.stance === 'do' && !ahead
            ? (inner?.rule.plover ?? null)
            : null,
      standing,
      ahead,
      inner,
      sources: sourcesOf(i, rule, inner),
      targets: targetsOf(i, rule, inner, cameo),
    }
  }

  function sourcesOf(i: number, rule: Rule, inner: Coding | null): number[][] {
    if (rule.source === 'between') return [slot(page, 'subj', i).flatMap((s) => obliques(page, s, 'between'))]
    if (rule.stance === 'suffer' || rule.source !== 'subj') {
      const by = [...slot(page, 'from', i), ...slot(page, 'by', i)]
      return [by, ...(inner?.sources ?? []).map((s) => [...s])]
    }
    const own = ofEvent(i, rule) ?? slot(page, 'subj', i)
    // "reaffirmed the president's support": whose it is
    const passed = rule.needs.flat().some((n) => /^(praise|disapproval)$/.test(n.word))
      ? objectsOf(page, i).flatMap((o) =>
          dependents(page.reading, o, 'nmod:poss').filter((p) => word(page, p).upos !== 'PRON'),
        )
      : []
    // "an Israeli strike killed ten": whose the strike was; what a strike threatens nobody threatens
    const owned = (rule.stance === null ? own : [])
      .map((s) => (page.mentionAt.has(s) ? null : code(s, true)))
      .flatMap((c) => c?.sources ?? [])
    // "ten were killed in Israeli strikes"
    const inEvent =
      own.length === 0 ? ['in', 'during', 'after'].flatMap((p) => slot(page, p, i)).flatMap(doersIn) : []
    // "announced the withdrawal of Kenyan troops": those who leave, not who tells of it
    const leaving =
      rule.stance === 'do' && inner?.deed === '087'
        ? inner.sources.filter((heads) =>
            heads.some(
              (h) =>
                dependents(page.reading, h, 'nmod:poss').length === 0 &&
                page.mentionAt.get(h)?.actors.some((a) => a.state !== null),
            ),
          )
        : []
    return [
      ...leaving.map((s) => [...s]),
      passed,
      own,
      ...untold(i, rule, own),
      ...owned.map((s) => [...s]),
      ...inEvent.map((s) => [...s]),
    ]
  }

  /** "an attack on a guard post that killed ten": what killed them is the attack. */
  function ofEvent(i: number, rule: Rule): number[] | null {
    if (rule.cameo !== '190' || word(page, i).deprel !== 'acl:relcl' || passive(page, i)) return null
    const which = dependents(page.reading, i, 'nsubj').some((s) => /^(that|which)$/.test(form(page, s)))
    if (!which) return null
    for (let at = word(page, i).head, n = 0; at >= 0 && n < 4; at = word(page, at).head, n++) {
      if (at !== word(page, i).head && posOf(at) === 'NOUN' && code(at, true)?.cameo.startsWith('19'))
        return [at]
      if (!word(page, at).deprel.startsWith('nmod')) return null
    }
    return null
  }

  /** Who did what a passive without "by" tells: of troops deployed they themselves, of an envoy recalled whose he is, of relations cut those between whom they were. */
  function untold(i: number, { cameo }: Rule, own: readonly number[]): number[][] {
    if (own.length > 0) return []
    if (word(page, i).upos === 'NOUN') {
      // "talks between Chad and Togo took place"
      const { deprel, head } = word(page, i)
      return deprel.startsWith('nsubj') && HAPPEN.test(lemma(page, head))
        ? [obliques(page, i, 'between')]
        : []
    }
    if (!passive(page, i)) return []
    const done = objectsOf(page, i)
    const from = (name: string): number[] => done.flatMap((o) => obliques(page, o, name))
    if (/^(154|087)/.test(cameo)) return [done]
    if (cameo === '161') return [from('between'), done.flatMap((o) => owners(page, o))]
    if (/^(050|0841)/.test(cameo)) return [from('between')]
    if (/^(166|174)/.test(cameo)) return [slot(page, 'from', i)]
    const around = dependents(page.reading, i, 'obl')
      .filter((o) => /^(to|from|in|on|at|with|for)$/.test(caseOf(page, o)) && rulesAt(o).length === 0)
      .flatMap((o) => obliques(page, o, 'by'))
    return cameo === '111' && around.length === 0 ? [slot(page, 'to', i)] : [[...from('by'), ...around]]
  }

  /** Those who do what an event noun tells; in "clashes with troops" the troops as well. */
  function doersIn(n: number): (readonly number[])[] {
    const said = code(n, true)
    if (said === null) return []
    return [...said.sources, ...(said.rule.target.includes('with') ? [slot(page, 'with', n)] : [])]
  }

  function targetsOf(i: number, rule: Rule, inner: Coding | null, cameo: string) {
    const found: { slot: string; heads: readonly number[] }[] = []
    const names = cameo === '113' ? ['inner', ...rule.target] : rule.target
    for (const name of names) {
      // "will not attend talks in Vienna": refused to nobody there
      if (name === 'place' && cameo.startsWith('12')) continue
      if (name === 'none' || (name === 'inner' && askedOf(i, rule, inner))) continue
      // "rejected a petition to investigate the president": not his
      if (
        name === 'inner' &&
        rule.stance === 'refuse' &&
        inner !== null &&
        /^(09|1[1-9]|20)/.test(inner.deed)
      )
        continue
      if (name === 'inner') found.push(...(inner?.targets ?? []))
      else if (name === 'place') {
        const near = [
          ...slot(page, 'obj', i).flatMap((o) => subtree(page.reading, o).filter((w) => page.placeAt.has(w))),
          ...['in', 'on', 'at', 'near', 'into', 'against', 'from', 'to'].flatMap((p) => slot(page, p, i)),
        ]
        found.push({ slot: name, heads: near })
      } else {
        const said = name === 'clause' && rule.stance === 'accuse' ? accusedIn(i) : apart(slot(page, name, i))
        // in "held two people hostage" the hostage is no third
        // "investigate the death of a student": not him
        if (
          cameo === '090' &&
          name === 'owner' &&
          objectsOf(page, i).some((o) => HARM.test(lemma(page, o)))
        ) {
          found.push({ slot: 'by', heads: objectsOf(page, i).flatMap((o) => obliques(page, o, 'by')) })
          continue
        }
        const heads = said.filter(
          (h) =>
            word(page, h).xpos === 'NNS' || !rule.words.slice(1).some((w) => nounLemmas(page, h).includes(w)),
        )
        found.push({ slot: name, heads })
        // "concern over the arrests in Belarus": where nobody is named, whose it is
        if (!/^(subj|obj|owner|clause)$/.test(name))
          found.push({ slot: name, heads: heads.flatMap((h) => owners(page, h)) })
      }
    }
    return found
  }

  /** Of "support for Norway's candidacy for the Council" only the candidacy: what stands below a noun that somebody owns is not whom it is for. */
  const apart = (heads: readonly number[]): number[] =>
    heads.filter(
      (h) =>
        !heads.some(
          (g) =>
            g !== h &&
            !page.mentionAt.has(g) &&
            word(page, h).head === g &&
            dependents(page.reading, g, 'nmod:poss').some((o) => page.mentionAt.has(o)),
        ),
    )

  /** "urged locals to assist the army": locals are asked, though nobody knows who they are, not the army. */
  const askedOf = (i: number, rule: Rule, inner: Coding | null): boolean =>
    /^(appeal|demand)$/.test(rule.stance ?? '') &&
    objectsOf(page, i).some((o) => o !== inner?.word && human(o) && !page.mentionAt.has(o))

  /** "claims that ten were killed": whom a claim accuses is who did it, not to whom it was done. */
  const accusedIn = (i: number): number[] => clausesBelow(page, i).flatMap((c) => subjects(page, c))

  return { codings: (i) => all(i, false) }
}
