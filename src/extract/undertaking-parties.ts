import type { Actor } from '../ontology/actor.ts'
import type { Undertaking } from '../ontology/finding.ts'
import { dependents } from '../ontology/tree.ts'
import { addresseesOf, channelOf, partners } from './channel.ts'
import { form, lemma, obliques, passive } from './clause.ts'
import { deedBeside } from './content.ts'
import { nounLemmas, verbLemma } from './inflection.ts'
import type { Page } from './page.ts'
import { type Attached, actorsOf, unique } from './party.ts'
import { doersOf, speakersAt } from './speaker.ts'
import { speechesOf } from './speech.ts'
import { objects, subjects, surfaceSubjects } from './subject.ts'
import type { Trigger } from './undertaken.ts'
import type { Content } from './undertaken-words.ts'

const word = (page: Page, i: number) => page.reading.words[i]!

/** Types of undertaking that all parties share. */
export const MUTUAL = /^(agreement|signing)$/

/** Another whose commitment is told: "the envoy reiterated the president's commitment to". */
export const owner = (page: Page, noun: number): Attached[] =>
  /^(commitment|pledge|promise|offer|readiness|willingness)$/.test(lemma(page, noun))
    ? speakersAt(
        page,
        dependents(page.reading, noun, 'nmod:poss').filter((p) => word(page, p).upos !== 'PRON'),
      )
    : []

/** "reports that the toll has risen, and requests": whoever speaks, where the tree joins the verb to what is said. */
const besideSpeech = (page: Page, verb: number): Attached[] => [
  ...(speechesOf(page).find((s) => s.cue.form === 'verb' && deedBeside(page, s.cue) === verb)?.speakers ??
    []),
]

/** Those who undertake, and those it is asked of or promised to. */
export function sides(page: Page, t: Trigger): { by: Attached[]; to: Attached[] } {
  const { verb, noun, row, frames } = t
  if (t.by !== undefined) return { by: [...t.by], to: [] }
  const owners = noun === null ? [] : owner(page, noun)
  if (owners.length > 0) return { by: owners, to: [] }
  const adjectival = verbLemma(page, verb) === 'commit' && passive(page, verb)
  let by = adjectival ? speakersAt(page, surfaceSubjects(page, verb)) : doersOf(page, verb)
  const withs = [
    ...obliques(page, verb, 'with'),
    ...obliques(page, verb, 'between'),
    ...(noun === null ? objects(page, verb) : [noun])
      // "a deal for vaccines with the maker"
      .flatMap((n) => [n, ...dependents(page.reading, n, 'nmod')])
      .flatMap((n) => obliques(page, n, 'with', 'between')),
  ]
  if (by.length === 0 && !passive(page, verb)) by = besideSpeech(page, verb)
  if (by.length === 0 && !passive(page, verb)) return { by, to: [] }
  const beside = frames.includes('with') ? speakersAt(page, withs) : []
  if (MUTUAL.test(row.type!)) {
    by = unique([...by, ...beside])
    return { by, to: [] }
  }
  const told = addresseesOf(page, verb, frames).to
  // "extended an invitation to the premier"
  const sent = noun !== null && /^(offer|request|proposal)$/.test(row.type!) ? obliques(page, noun, 'to') : []
  const to = told.length > 0 ? told : speakersAt(page, sent)
  const from = speakersAt(page, obliques(page, verb, 'from', 'of'))
  const channel = channelOf(page, verb)
  const met = channel ? partners(page, channel) : []
  const asked = to.length > 0 ? to : /request|demand/.test(row.type!) && from.length > 0 ? from : met
  return { by, to: asked.filter((a) => !by.some((b) => b.actor.id === a.actor.id)) }
}

/** "demanded that Japan withdraw": whoever is to do what a clause asks. */
export const askedIn = (page: Page, clause: number): Attached[] =>
  passive(page, clause) || !/^VBP?$/.test(word(page, clause).xpos)
    ? []
    : actorsOf(page, subjects(page, clause))

/** "requested Kenya's support": whose help is asked for. */
export const helpers = (page: Page, noun: number): Attached[] =>
  /^(support|help|assistance|aid|cooperation|backing|consent|approval|permission|mediation)$/.test(
    lemma(page, noun),
  )
    ? actorsOf(page, [...dependents(page.reading, noun, 'nmod:poss'), ...obliques(page, noun, 'from', 'of')])
    : []

const ASKED =
  /^(request|demand|offer|proposal|invitation|call|appeal|plea|bid|overture|plan|deal|idea|initiative)$/

/** Whose request or offer is refused: the one named with it, or who made it to the refuser before in the report. */
export function askers(
  page: Page,
  content: Content,
  by: readonly Attached[],
  earlier: readonly Undertaking[],
): Attached[] {
  const { head } = content
  if (content.form !== 'phrase' || !nounLemmas(page, head).some((n) => ASKED.test(n))) return []
  const owners = [
    ...dependents(page.reading, head, 'nmod:poss'),
    ...obliques(page, head, 'by', 'from'),
    ...obliques(page, word(page, head).head, 'by', 'from').filter(
      (o) => o > head && !passive(page, word(page, head).head),
    ),
    // "a Russian request"
    ...dependents(page.reading, head, 'amod', 'compound').filter(
      (d) => page.mentionAt.get(d)?.actors.every((a) => a.type !== 'person') ?? false,
    ),
    ...dependents(page.reading, head, 'acl').flatMap((c) => obliques(page, c, 'by')),
  ]
  const named = speakersAt(page, owners)
  if (owners.length > 0 || !dependents(page.reading, head, 'det').some((d) => form(page, d) === 'the'))
    return named
  const refuser = ({ actor }: { actor: Actor }): boolean =>
    by.some((b) => b.actor.id === actor.id || (actor.state !== null && actor.state === b.actor.state))
  const asked = earlier.findLast(
    (u) =>
      /^(request|demand|offer|proposal)$/.test(u.type) &&
      u.parties.some((p) => p.role === 'to' && refuser(p)) &&
      !u.parties.some((p) => p.role === 'by' && refuser(p)),
  )
  return (asked?.parties ?? []).flatMap((p) =>
    p.role === 'by' ? [{ actor: p.actor, span: p.evidence }] : [],
  )
}
