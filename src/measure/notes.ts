import type { Note, Remedy } from '../ontology/note.ts'
import type { Side } from '../ontology/side.ts'
import type { Measure } from './measures.ts'
import { note } from './note.ts'
import type { SeriesOptions } from './options.ts'
import type { Tally } from './tally.ts'

/** What the notes on a series are made from. */
interface Subject {
  readonly measure: Measure
  readonly counts: Tally
  readonly periods: number
  /** Labels of the periods of which no report was read. */
  readonly unread: readonly string[]
  readonly options: SeriesOptions
  readonly sides: readonly [Side, Side]
}

const UNDATED: Remedy = {
  option: 'undated',
  value: 'published',
  does: 'count undated entries on the day of their first report',
}
const SPREAD: Remedy = { option: 'vague', value: 'spread', does: 'spread vague dates over their days' }
const BY_PARTIES: Remedy = {
  option: 'weights',
  value: 'parties',
  does: 'divide each by its parties less one',
}

/** "3 of 40 entries (8 %)". */
const shareOf = (part: number, whole: number): string =>
  `${part} of ${whole} ${whole === 1 ? 'entry' : 'entries'} (${Math.round((100 * part) / whole)} %)`

/** What a reader of a series must know before he trusts it. */
export function notesOn({ measure, counts, periods, unread, options, sides }: Subject): Note[] {
  const notes: Note[] = []
  const { counted, left, crowded, published } = counts
  const all = counted.length + Object.values(left).flat().length
  if (all === 0)
    notes.push(
      measure.kinds.length === 1 && measure.kinds[0] === 'act'
        ? note(
            'acts-missing',
            'warning',
            `expected coded acts between ${sides[0].name} and ${sides[1].name}, got none; where reports were read before acts were coded, chancery reread codes them`,
          )
        : note(
            'entries-missing',
            'warning',
            `expected ${measure.kinds.join('s, ')}s between ${sides[0].name} and ${sides[1].name}, got none; that is what was read, not what was`,
          ),
    )
  const apart = left.undated.length + left.vague.length
  if (apart > 0) {
    const between = counted.length + apart + left.outside.length + left.repeated.length
    const remedies = [
      ...(left.undated.length > 0 ? [UNDATED] : []),
      ...(left.vague.length > 0 ? [SPREAD] : []),
    ]
    notes.push(
      note(
        'entries-undated',
        'warning',
        `expected a date inside one ${options.by}, got none for ${shareOf(apart, between)}: ${left.undated.length} undated, ${left.vague.length} vague; they stand apart`,
        remedies,
      ),
    )
  }
  if (published.length > 0)
    notes.push(
      note(
        'dated-by-publication',
        'info',
        `${shareOf(published.length, counted.length)} without a date of their own count on the day of their first report`,
      ),
    )
  if (left.outside.length > 0)
    notes.push(
      note(
        'entries-outside',
        'info',
        `${left.outside.length} dated before ${options.since} or after ${options.until} and not counted; since and until set the calendar`,
      ),
    )
  if (crowded.length > 0 && options.weights !== 'parties')
    notes.push(
      note(
        'many-parties',
        'warning',
        `${shareOf(crowded.length, counted.length)} have more than two parties and count ${options.weights === 'pairs' ? 'once for every pair, which lets one large meeting outweigh many small ones' : 'whole for this pair as for every other'}`,
        [BY_PARTIES],
      ),
    )
  if (unread.length > 0)
    notes.push(
      note(
        'periods-unread',
        'warning',
        `no report read was published in ${unread.length} of ${periods} periods${unread.length <= 6 ? ` (${unread.join(', ')})` : ''}; what is 0 there was not looked for`,
      ),
    )
  return notes
}
