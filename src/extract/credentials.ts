import { dependents } from '../ontology/tree.ts'
import { form, lemma, obliques } from './clause.ts'
import { type Encounter, proof } from './encounter.ts'
import type { Page } from './page.ts'
import { actorsOf } from './party.ts'
import { standingOf } from './standing.ts'
import { subjects } from './subject.ts'
import { whenOf } from './when-of.ts'
import { whereOf } from './where-of.ts'

/** An envoy accredited: "presented her credentials to the king", "received the letters of credence of the ambassador". */
export function credentials(page: Page, verb: number): Encounter[] {
  const own = lemma(page, verb)
  const gives = /^(present|submit|hand)$/.test(own)
  if (!gives && !/^(receive|accept)$/.test(own)) return []
  const papers = dependents(page.reading, verb, 'obj', 'nsubj:pass').filter((o) => accredits(page, o))
  if (papers.length === 0) return []
  const does = actorsOf(page, subjects(page, verb)).filter(({ actor }) => actor.type === 'person')
  const others = actorsOf(
    page,
    [verb, ...papers].flatMap((w) => obliques(page, w, ...(gives ? ['to'] : ['from', 'of']))),
  ).filter(({ actor }) => actor.type === 'person' && does.every((d) => d.actor.id !== actor.id))
  if (does.length === 0 || others.length === 0) return []
  return [
    {
      word: verb,
      rule: 'meeting-credentials',
      weight: 0.85,
      participants: gives ? does : others,
      hosts: gives ? others : does,
      when: whenOf(page, verb),
      where: whereOf(page, verb),
      standing: standingOf(page, verb).standing,
      format: 'in-person',
      formatStated: true,
      setting: null,
      ordinal: null,
      matters: [],
      spans: [proof(page, verb, [...does, ...others], papers)],
      creates: true,
      forum: false,
      level: 'encounter',
      ahead: false,
      also: false,
      aside: null,
    },
  ]
}

/** "credentials", "letters of credence", "a copy of her credentials". */
const accredits = (page: Page, noun: number): boolean =>
  /^credentials?$/.test(form(page, noun)) ||
  dependents(page.reading, noun, 'nmod').some((n) => /^(credence|credentials?)$/.test(form(page, n)))
