import type { TimexSpan } from '../../src/format/timeml.ts'
import { readsNothing } from '../system.ts'
import { type Peer, packageOf } from './peer.ts'

interface Component {
  get(name: string): number | null
  isCertain(name: string): boolean
}
interface Chrono {
  parse(text: string, day: Date): { index: number; text: string; start: Component }[]
}

/** chrono-node: its results are dates; the value is as exact as what it holds certain. */
export const chrono: Peer = {
  name: 'chrono-node',
  packages: 'npm install chrono-node@2.10.3',
  async open(folder) {
    const found = await packageOf<Chrono>(folder, 'chrono-node')
    if (found === null) return null
    return {
      name: `chrono-node ${found.version}`,
      answers: ['times'],
      read: readsNothing,
      times: async (reports) =>
        reports.map(({ text, published }) =>
          found.made
            .parse(text, new Date(`${published ?? '2000-01-01'}T12:00:00`))
            .map((r): TimexSpan => ({ start: r.index, end: r.index + r.text.length, ...timexOf(r.start) })),
        ),
    }
  },
}

function timexOf(at: Component): Pick<TimexSpan, 'type' | 'value'> {
  const part = (name: string): string => String(at.get(name)).padStart(2, '0')
  const [year, day] = [String(at.get('year')).padStart(4, '0'), `-${part('month')}-${part('day')}`]
  if (at.isCertain('hour')) return { type: 'time', value: `${year}${day}T${part('hour')}:${part('minute')}` }
  if (at.isCertain('day') || at.isCertain('weekday')) return { type: 'date', value: year + day }
  if (at.isCertain('month')) return { type: 'date', value: `${year}-${part('month')}` }
  return { type: 'date', value: at.isCertain('year') ? year : year + day }
}
