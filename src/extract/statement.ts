import { evidence } from '../ontology/evidence.ts'
import type { Finding, Statement } from '../ontology/finding.ts'
import { overlaps } from '../ontology/span.ts'
import { dependents } from '../ontology/tree.ts'
import { timeAround } from './channel.ts'
import { claim } from './claim.ts'
import { form } from './clause.ts'
import type { Cue } from './cue.ts'
import { fieldsIn } from './field.ts'
import { occasionOf } from './occasion.ts'
import type { Page } from './page.ts'
import { parties, sureness } from './party.ts'
import { quotationsOf, quotedShare } from './quotation.ts'
import { type Speech, speechesOf } from './speech.ts'

/** "Lee said in the meeting", "according to the ministry": attributed speech, each statement once. */
export function statements(page: Page, before: readonly Finding[] = []): Statement[] {
  const regions = quotationsOf(page.report.text)
  return speechesOf(page)
    .filter((s) => !s.relaysOnly)
    .map((s, n, all) => {
      const share = quotedShare(page, s.content, regions)
      const lead = s.content[0]!
      const complement = /\bthat[\s,]*$/i.test(
        page.report.text.slice(Math.max(0, lead.start - 6), lead.start),
      )
      const mode =
        s.cue.form === 'label' || share === 'all'
          ? complement
            ? 'mixed'
            : 'direct'
          : share === 'some'
            ? 'mixed'
            : 'indirect'
      const inside = (speech: Speech, w: number): boolean =>
        speech.content.some((c) => overlaps(c, page.reading.words[w]!))
      const time = timeAround(page, s.cue.word, (w) => inside(s, w))
      const first = s.channel === null && time === null ? furtherTo(page, s, all.slice(0, n)) : null
      const firstTime = first ? timeAround(page, first.cue.word, (w) => inside(first, w)) : null
      const relay = s.relays.length > 0
      const said = [
        ...parties(page, 'speaker', s.speakers),
        ...parties(page, 'addressee', s.addressees),
        ...parties(page, 'relay', s.relays),
      ]
      const occasion = occasionOf(
        page,
        s.cue.word,
        before,
        said,
        s.channel ?? first?.channel ?? null,
        (time ?? firstTime)?.when ?? null,
      )
      const channel =
        s.channel?.words ??
        (relay && s.relays.some((r) => /spokes/.test(r.actor.office?.title ?? r.actor.as))
          ? 'via spokesperson'
          : platform(page, s.cue))
      return {
        ...claim(
          page,
          'statement',
          `statement/${s.cue.form}`,
          [
            s.cue.span,
            ...s.content,
            ...s.speakers.map((a) => a.span),
            ...(s.channel ? [s.channel.span] : []),
          ],
          {
            parties: said,
            standing: s.standing,
            confidence: s.weight * sureness(page, s.speakers),
            when: occasion.when,
            within: occasion.within,
            fields: fieldsIn(page, s.content),
          },
        ),
        kind: 'statement',
        mode,
        content: s.content.map((c) => evidence(page.report, c)),
        channel,
      }
    })
}

/** "He also said": the speech just before in the paragraph, by the same speaker and so on the same occasion. */
function furtherTo(page: Page, speech: Speech, earlier: readonly Speech[]): Speech | null {
  const before = earlier[earlier.length - 1]
  const { word } = speech.cue
  const also = dependents(page.reading, word, 'advmod').some((a) => form(page, a) === 'also')
  if (!before || !also || before.speakers.length !== speech.speakers.length) return null
  const same = speech.speakers.every((s) => before.speakers.some((b) => b.actor.id === s.actor.id))
  const gap = page.report.text.slice(before.cue.span.end, speech.cue.span.start)
  return same && !/\n[ \t]*\n/.test(gap) ? before : null
}

const platform = (page: Page, cue: Cue): string | null =>
  /^tweet/.test(form(page, cue.word)) ? 'on Twitter' : null
