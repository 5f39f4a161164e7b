import { dependents, subtree } from '../../ontology/tree.ts'
import { caseOf, form, lemma, obliques, passive } from '../clause.ts'
import { nounLemmas } from '../inflection.ts'
import type { Page } from '../page.ts'
import { subjects } from '../subject.ts'
import type { Asked, Coding } from './coding.ts'
import { human } from './needs.ts'
import { posOf, rulesAt } from './predicate.ts'
import type { Rule, Rules } from './rules.ts'
import { clausesBelow, objectsOf, owners, slot } from './slots.ts'

/** What was done to those it is of. */
const HARM =
  /^(death|killing|murder|shooting|disappearance|attack|assassination|kidnapping|abduction|assault|beating|poisoning|crash)$/

/** What is said of an event that takes place. */
const HAPPEN = /^(take|begin|start|resume|erupt|break|occur|happen|continue|come|enter|go|hold|agree)$/

const word = (page: Page, i: number) => page.reading.words[i]!

/** Head words of the source of an act, the likeliest list first. */
export function sourcesOf(asked: Asked, i: number, rule: Rule, inner: Coding | null): number[][] {
  const { page, code } = asked
  if (rule.source === 'between') return [slot(page, 'subj', i).flatMap((s) => obliques(page, s, 'between'))]
  if (rule.stance === 'suffer' || rule.source !== 'subj') {
    const by = [...slot(page, 'from', i), ...slot(page, 'by', i)]
    return [by, ...(inner?.sources ?? []).map((s) => [...s])]
  }
  const own = ofEvent(asked, i, rule) ?? slot(page, 'subj', i)
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
    own.length === 0
      ? ['in', 'during', 'after'].flatMap((p) => slot(page, p, i)).flatMap((n) => doersIn(asked, n))
      : []
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
    ...untold(asked, i, rule, own),
    ...owned.map((s) => [...s]),
    ...inEvent.map((s) => [...s]),
  ]
}

/** "an attack on a guard post that killed ten": what killed them is the attack. */
function ofEvent({ page, code }: Asked, i: number, rule: Rule): number[] | null {
  if (rule.cameo !== '190' || word(page, i).deprel !== 'acl:relcl' || passive(page, i)) return null
  const which = dependents(page.reading, i, 'nsubj').some((s) => /^(that|which)$/.test(form(page, s)))
  if (!which) return null
  for (let at = word(page, i).head, n = 0; at >= 0 && n < 4; at = word(page, at).head, n++) {
    if (at !== word(page, i).head && posOf(page, at) === 'NOUN' && code(at, true)?.cameo.startsWith('19'))
      return [at]
    if (!word(page, at).deprel.startsWith('nmod')) return null
  }
  return null
}

/** Who did what a passive without "by" tells: of troops deployed they themselves, of an envoy recalled whose he is, of relations cut those between whom they were. */
function untold({ page, rules }: Asked, i: number, { cameo }: Rule, own: readonly number[]): number[][] {
  if (own.length > 0) return []
  if (word(page, i).upos === 'NOUN') {
    // "talks between Chad and Togo took place"
    const { deprel, head } = word(page, i)
    return deprel.startsWith('nsubj') && HAPPEN.test(lemma(page, head)) ? [obliques(page, i, 'between')] : []
  }
  if (!passive(page, i)) return []
  const done = objectsOf(page, i)
  const from = (name: string): number[] => done.flatMap((o) => obliques(page, o, name))
  if (/^(154|087)/.test(cameo)) return [done]
  if (cameo === '161') return [from('between'), done.flatMap((o) => owners(page, o))]
  if (/^(050|0841)/.test(cameo)) return [from('between')]
  if (/^(166|174)/.test(cameo)) return [slot(page, 'from', i)]
  const around = dependents(page.reading, i, 'obl')
    .filter(
      (o) => /^(to|from|in|on|at|with|for)$/.test(caseOf(page, o)) && rulesAt(page, rules, o).length === 0,
    )
    .flatMap((o) => obliques(page, o, 'by'))
  return cameo === '111' && around.length === 0 ? [slot(page, 'to', i)] : [[...from('by'), ...around]]
}

/** Those who do what an event noun tells; in "clashes with troops" the troops as well. */
function doersIn({ page, code }: Asked, n: number): (readonly number[])[] {
  const said = code(n, true)
  if (said === null) return []
  return [...said.sources, ...(said.rule.target.includes('with') ? [slot(page, 'with', n)] : [])]
}

/** Head words of the target of an act by slot, in the order of the rule. */
export function targetsOf(
  { page, rules }: Asked,
  i: number,
  rule: Rule,
  inner: Coding | null,
  cameo: string,
): Coding['targets'] {
  const found: { slot: string; heads: readonly number[] }[] = []
  const names = cameo === '113' ? ['inner', ...rule.target] : rule.target
  for (const name of names) {
    // "will not attend talks in Vienna": refused to nobody there
    if (name === 'place' && cameo.startsWith('12')) continue
    if (name === 'none' || (name === 'inner' && askedOf(page, rules, i, rule, inner))) continue
    // "rejected a petition to investigate the president": not his
    if (name === 'inner' && rule.stance === 'refuse' && inner !== null && /^(09|1[1-9]|20)/.test(inner.deed))
      continue
    if (name === 'inner') found.push(...(inner?.targets ?? []))
    else if (name === 'place') {
      const near = [
        ...slot(page, 'obj', i).flatMap((o) => subtree(page.reading, o).filter((w) => page.placeAt.has(w))),
        ...['in', 'on', 'at', 'near', 'into', 'against', 'from', 'to'].flatMap((p) => slot(page, p, i)),
      ]
      found.push({ slot: name, heads: near })
    } else {
      const said =
        name === 'clause' && rule.stance === 'accuse' ? accusedIn(page, i) : apart(page, slot(page, name, i))
      // in "held two people hostage" the hostage is no third
      // "investigate the death of a student": not him
      if (cameo === '090' && name === 'owner' && objectsOf(page, i).some((o) => HARM.test(lemma(page, o)))) {
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
const apart = (page: Page, heads: readonly number[]): number[] =>
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
const askedOf = (page: Page, rules: Rules, i: number, rule: Rule, inner: Coding | null): boolean =>
  /^(appeal|demand)$/.test(rule.stance ?? '') &&
  objectsOf(page, i).some((o) => o !== inner?.word && human(page, rules, o) && !page.mentionAt.has(o))

/** "claims that ten were killed": whom a claim accuses is who did it, not to whom it was done. */
const accusedIn = (page: Page, i: number): number[] => clausesBelow(page, i).flatMap((c) => subjects(page, c))
