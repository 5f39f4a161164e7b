import type { Standing } from '../../ontology/finding.ts'
import { dependents } from '../../ontology/tree.ts'
import { lemma, negated, obliques } from '../clause.ts'
import { nounLemmas } from '../inflection.ts'
import type { Page } from '../page.ts'
import { toldAs } from './ahead.ts'
import { sourcesOf, targetsOf } from './coded-sides.ts'
import { meets } from './needs.ts'
import { posOf, rulesAt } from './predicate.ts'
import type { Rule, Rules } from './rules.ts'
import { clausesBelow, measured, objectsOf, phrases } from './slots.ts'

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

/** Asks the lexicon what the predicates of a page say. */
export interface Coder {
  /** What a predicate may say of itself, the likeliest first. */
  codings(i: number): readonly Coding[]
}

/** What the parts of a coder ask of each other: a page, the lexicon, and what a predicate says, `below` a stance or by itself. */
export interface Asked {
  readonly page: Page
  readonly rules: Rules
  code(i: number, below: boolean): Coding | null
}

/** A coder of one page; answers are kept, so that asking twice costs nothing. */
export function coderOf(page: Page, rules: Rules): Coder {
  const known = new Map<string, readonly Coding[]>()
  const code = (i: number, below: boolean): Coding | null => all(i, below)[0] ?? null
  const asked: Asked = { page, rules, code }

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

  const asking = (noun: number): boolean =>
    posOf(page, noun) === 'NOUN' &&
    !page.mentionAt.has(noun) &&
    nounLemmas(page, noun).some((n) => /^(demand|request|call|appeal|plea)$/.test(n)) &&
    dependents(page.reading, noun, 'acl').length > 0

  /** The acts below a stance, verbs before nouns. */
  function innerOf(i: number): Coding | null {
    const verbal = word(page, i).upos === 'VERB'
    // "repeated the demand to release": what stands below the demand is demanded
    const demanded = verbal ? objectsOf(page, i).find((o) => asking(o)) : undefined
    if (demanded !== undefined) return code(demanded, true)
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
    for (const rule of rulesAt(page, rules, i)) {
      if (!below && rule.needs.flat().some((n) => n.slot === 'inner' && n.word === 'only')) continue
      const asks =
        rule.stance !== null || rule.needs.flat().some((n) => n.slot === 'inner' && n.word !== 'only')
      const inner = asks ? innerOf(i) : null
      if (rule.needs.length > 0 && !rule.needs.some((group) => group.every((n) => meets(asked, i, n, inner))))
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
      sources: sourcesOf(asked, i, rule, inner),
      targets: targetsOf(asked, i, rule, inner, cameo),
    }
  }

  return { codings: (i) => all(i, false) }
}
