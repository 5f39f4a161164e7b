import type { Standing } from '../ontology/finding.ts'
import { covers, type Span } from '../ontology/span.ts'
import { dependents, wordsWithin } from '../ontology/tree.ts'
import { calledOn } from './call-on.ts'
import { calledSo } from './called.ts'
import { purposeOf } from './channel.ts'
import { caseOf, form, negated, passive } from './clause.ts'
import { contentOf } from './content.ts'
import { contentHeads } from './content-words.ts'
import type { Cue } from './cue.ts'
import { verbLemma } from './inflection.ts'
import type { Page } from './page.ts'
import type { Attached } from './party.ts'
import type { Quotation } from './quotation.ts'
import { mouthpiece, speakersOf } from './speaker.ts'
import { standingOf } from './standing.ts'

/** Speech of one cue before it is known who passes it on, and what other speech it holds. */
export interface Draft {
  cue: Cue
  speakers: Attached[]
  content: Span[]
  standing: Standing
  weight: number
}

/** Who says what by one cue; null where it introduces no speech. */
export function draft(page: Page, cue: Cue, regions: readonly Quotation[]): Draft | null {
  const v = cue.word
  if (cue.form === 'verb') {
    const { head } = page.reading.words[v]!
    if (
      negated(page, v) ||
      (head >= 0 &&
        /^(declin|refus|fail)/.test(form(page, head)) &&
        !/ccomp|parataxis|conj/.test(page.reading.words[v]!.deprel))
    )
      return null
    if (
      passive(page, v) &&
      !/^(tell|inform|remind|assure|warn|quote|cite|notify)$/.test(verbLemma(page, v)) &&
      speakersOf(page, cue).length === 0
    )
      return null
  }
  // "deports a journalist, accused of insulting": without an object it is the other who was accused
  const bare = cue.form === 'verb' && dependents(page.reading, v, 'obj', 'ccomp', 'nsubj').length === 0
  if (bare && /^(accuse|blame|criticise|criticize|condemn|thank|praise|urge)$/.test(verbLemma(page, v)))
    return null
  if (verbLemma(page, v) === 'call' && calledOn(page, v).length > 0) return null
  // "added a question", "said a prayer", "congratulated the speaker": nothing is said in words
  const things = cue.form === 'verb' ? dependents(page.reading, v, 'obj') : []
  const unquoted = (o: number): boolean => !regions.some((r) => covers(r, page.reading.words[o]!))
  // "the government's continued attention"
  if (cue.form === 'verb' && page.reading.words[v]!.deprel === 'amod') return null
  // "asked whether he would go, the minister said"
  if (
    /^(asked|questioned|pressed)$/.test(form(page, v)) &&
    /^(advcl|acl)$/.test(page.reading.words[v]!.deprel)
  )
    return null
  // "commenting on the storm, she said": what the words are about
  const { deprel: hung } = page.reading.words[v]!
  if (form(page, v) === 'commenting' && hung === 'advcl' && form(page, v + 1) === 'on') return null
  // "the envoy, explaining her vote, said": the words come with the verb after it
  if (
    form(page, v) === 'explaining' &&
    /^(advcl|acl)$/.test(hung) &&
    form(page, v - 1) === ',' &&
    things.length > 0
  )
    return null
  const spoken = (o: number): boolean =>
    verbLemma(page, v) === 'add' ||
    (verbLemma(page, v) === 'say' && /^(mass|prayers?|goodbye|farewell|grace)$/.test(form(page, o)))
  if (things.some((o) => /^(NOUN|PROPN)$/.test(page.reading.words[o]!.upos) && unquoted(o) && spoken(o)))
    return null
  const speakers = speakersOf(page, cue)
  if (speakers.length === 0) return null
  const stood = cue.form === 'verb' ? saidStanding(page, v) : 'held'
  if (stood !== 'held' && stood !== 'announced') return null
  const standing = cue.frames.includes('denial') ? 'denied' : stood
  // a court that rejects a claim rules
  if (
    standing === 'denied' &&
    speakers.every((s) => /\b(?:courts?|judges?|tribunal|jury)\b/i.test(s.actor.as))
  )
    return null
  const called = cue.frames.includes('called') ? calledSo(page, v, regions) : null
  if (called === null && cue.frames.every((f) => f === 'called')) return null
  const content = called === null ? contentOf(page, cue, regions) : [called]
  if (content.length === 0) return null
  if (/^(thank|congratulate|commend|praise)$/.test(verbLemma(page, v)) && onlyNamed(page, things, content))
    return null
  // "thank them for that"
  if (
    content.every((c) => wordsWithin(page.reading, c).every((w) => EMPTY.test(page.reading.words[w]!.upos)))
  )
    return null
  // "Rudaw reported": news of an organisation that is no office of state
  if (
    /^report/.test(form(page, cue.word)) &&
    speakers.every((s) => s.actor.type === 'organisation' && !mouthpiece(page, s.actor))
  )
    return null
  const { deprel } = page.reading.words[v]!
  if (cue.frames.includes('attitude') && !/^(root|conj|parataxis)$/.test(deprel)) return null
  if (cue.frames.includes('attitude') && speakers.every((s) => s.actor.type === 'group')) return null
  const clause = contentHeads(page, cue)?.as === 'clause'
  // "believes in the promise of Fiji"
  if (
    cue.frames.includes('attitude') &&
    dependents(page.reading, v, 'obl').some((o) => caseOf(page, o) === 'in')
  )
    return null
  const weight =
    (cue.attribution ? 0.95 : 0.85) * (clause ? 1 : 0.93) * (cue.frames.includes('attitude') ? 0.9 : 1)
  return { cue, speakers, content, standing, weight }
}

/** Parts of speech that say nothing by themselves. */
const EMPTY = /^(PRON|DET|ADP|PUNCT|SCONJ|CCONJ|PART)$/

/** Whether a content is no more than the name of the one thanked or praised. */
const onlyNamed = (page: Page, things: readonly number[], content: readonly Span[]): boolean =>
  things.some((o) => {
    const mention = page.mentionAt.get(o)
    return (
      mention?.actors.some((a) => a.type === 'person') === true && content.every((c) => covers(mention, c))
    )
  })

/** Whether speech took place: "spoke with her to thank her" tells of a purpose that was carried out. */
function saidStanding(page: Page, v: number): Standing {
  const governed = purposeOf(page, v)
  const stood = standingOf(page, governed ?? v).standing
  // "travelled to Haiti to underscore support": the purpose of a deed that is done
  const { deprel, head } = page.reading.words[v]!
  const purpose = stood === 'announced' && governed === null && deprel === 'advcl' && head >= 0
  return purpose && page.reading.words[head]!.upos === 'VERB' ? standingOf(page, head).standing : stood
}
