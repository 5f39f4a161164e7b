import type { Name } from '../../src/ontology/reading.ts'
import { timesNothing } from '../system.ts'
import { type Peer, packageOf } from './peer.ts'

interface Phrase {
  readonly offset: { readonly start: number; readonly length: number }
}
interface View {
  json(options: { offset: true }): Phrase[]
}
type Compromise = (text: string) => Readonly<Record<'people' | 'places' | 'organizations', () => View>>

/** compromise: people, places and organisations. */
export const compromise: Peer = {
  name: 'compromise',
  packages: 'npm install compromise@14.17.0',
  async open(folder) {
    const found = await packageOf<Compromise>(folder, 'compromise')
    if (found === null) return null
    return {
      name: `compromise ${found.version}`,
      answers: ['names'],
      times: timesNothing,
      read: async (reports) =>
        reports.map(({ id, text }) => {
          const document = found.made(text)
          const of = (type: Name['type'], view: View): Name[] =>
            view.json({ offset: true }).map(({ offset }) => {
              const words = text.slice(offset.start, offset.start + offset.length)
              const end = offset.start + words.replace(/[\s.,;:!?"”’')]+$/, '').length
              return { start: offset.start, end, type, confidence: 1 }
            })
          const names = [
            ...of('person', document.people()),
            ...of('place', document.places()),
            ...of('organisation', document.organizations()),
          ]
          return {
            report: id,
            model: 'compromise',
            sentences: [],
            words: [],
            names,
            attributions: [],
            times: [],
          }
        }),
    }
  },
}
