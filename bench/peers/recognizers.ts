import type { TimexSpan } from '../../src/format/timeml.ts'
import { readsNothing } from '../system.ts'
import { type Peer, packageOf } from './peer.ts'

interface Recognizers {
  readonly Culture: { readonly English: string }
  recognizeDateTime(text: string, culture: string, options: undefined, day: Date): Found[]
}
interface Found {
  readonly start: number
  /** The last character, inclusive. */
  readonly end: number
  readonly typeName: string
  readonly resolution: { readonly values?: readonly Value[] } | null
}
interface Value {
  readonly timex?: string
  readonly value?: string
}

/** Microsoft Recognizers, date and time: of several values the first, which is the past one. */
export const recognizers: Peer = {
  name: 'ms-recognizers',
  packages: 'npm install @microsoft/recognizers-text-suite@1.3.1',
  async open(folder) {
    const found = await packageOf<Recognizers>(folder, '@microsoft/recognizers-text-suite')
    if (found === null) return null
    const { Culture, recognizeDateTime } = found.made
    return {
      name: `Microsoft Recognizers ${found.version}`,
      answers: ['times'],
      read: readsNothing,
      times: async (reports) =>
        reports.map(({ text, published }) => {
          const day = new Date(`${published ?? '2000-01-01'}T12:00:00`)
          return recognizeDateTime(text, Culture.English, undefined, day).map(
            (r): TimexSpan => ({ start: r.start, end: r.end + 1, ...timexOf(r) }),
          )
        }),
    }
  },
}

const TYPES: Readonly<Record<string, TimexSpan['type']>> = {
  date: 'date',
  daterange: 'date',
  time: 'time',
  timerange: 'time',
  datetime: 'time',
  datetimerange: 'time',
  duration: 'duration',
  set: 'set',
}

function timexOf({ typeName, resolution }: Found): Pick<TimexSpan, 'type' | 'value'> {
  const type = TYPES[typeName.replace(/^.*\./, '')] ?? 'date'
  const first = resolution?.values?.[0]
  const dated = type === 'date' || type === 'time'
  // A timex that leaves the year or week open has the dates it resolves to beside it.
  const open = first?.timex?.startsWith('XXXX') || first?.timex?.startsWith('(')
  const value = dated && open ? first?.value?.replace(' ', 'T') : first?.timex
  return { type, value: value ?? first?.timex ?? null }
}
