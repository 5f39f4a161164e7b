import { keyOf, officeOf, stateOf, type Thing } from './discourse.ts'
import { plain, scan } from './gazetteer.ts'
import type { Person } from './persons.ts'
import { put, type Scene } from './scene.ts'
import { ownerOf } from './title-tail.ts'

const SELF = /^(?:we|us|our|ours|ourselves)$/

/** "We, the Foreign Ministers of ASEAN, met": what "we" and "our" stand for in the rest of a joint statement, outside quotations; who met are the persons, where it names them. */
export function collective(scene: Scene): void {
  const { s } = scene
  const at = s.words.findIndex(
    (_, i) => s.quoteAt[i]! < 0 && s.forms[i] === 'We' && s.forms[i + 1] === ',' && s.lower[i + 2] === 'the',
  )
  const end = at < 0 ? 0 : closing(scene, at + 2)
  const things = at < 0 ? issuers(scene) : named(scene, at + 2, end)
  if (things.length === 0) return
  const persons = at < 0 ? [] : personsIn(scene, at + 2, end)
  for (let i = Math.max(0, at); i < s.words.length; i++)
    if (s.quoteAt[i]! < 0 && SELF.test(s.lower[i]!) && s.forms[i] !== 'US')
      put(scene, i, i, 'group', i === at && persons.length > 1 ? persons : things, i)
}

/** The word before the verb of "We, the leaders of …, met": the last comma before it, else the end of the sentence. */
function closing({ s }: Scene, from: number): number {
  const { last } = s.reading.sentences[s.sentenceOf[from]!]!
  const head = s.words[from - 2]!.head
  const verb = head > from ? head : last
  for (let i = verb; i > from; i--) if (s.forms[i] === ',') return i
  return verb
}

/** The persons whom words name, each once. */
const personsIn = ({ focus }: Scene, from: number, to: number): Thing[] => [
  ...new Map(
    focus.past
      .filter((p) => p.first >= from && p.last < to)
      .flatMap((p) => p.things.flatMap((t) => (t.kind === 'person' ? [[keyOf(t), t] as const] : []))),
  ).values(),
]

/** The state or organisation for which a person acts. */
function servedBy(s: Scene['s'], person: Person): Thing | null {
  const state = stateOf(person)
  if (state !== null) return { kind: 'state', state }
  const of = officeOf(person)?.of ?? null
  const body = of === null ? undefined : s.atlas.organisations.get(of)
  return body === undefined ? null : { kind: 'organisation', id: body.id, name: body.name }
}

const ISSUED =
  /^(?:issued|released|delivered|adopted|made|signed|statement|declaration|communique|communiqué)$/

/** "The following statement was released by the Governments of Japan and the Philippines:" at the head of a text that says "we". */
function issuers(scene: Scene): Thing[] {
  const { s } = scene
  const plain = s.words.filter((_, i) => s.quoteAt[i]! < 0 && /^we$/.test(s.lower[i]!)).length
  if (plain < 2) return []
  for (const { first, last } of s.reading.sentences.slice(0, 3))
    for (let i = first; i < last; i++) {
      if (s.lower[i] !== 'by' || !ISSUED.test(s.lower[i - 1] ?? '')) continue
      const things = named(scene, i + 1, last)
      if (things.length > 0) return things
    }
  const titled = entitled(scene)
  return titled.length > 0 ? titled : opening(scene)
}

/** "The United States and the African Union affirm our commitment": several that act in the first sentence, which says "our" of them. */
function opening(scene: Scene): Thing[] {
  const { s, focus } = scene
  const sentence = s.reading.sentences[0]
  if (sentence === undefined) return []
  const own = s.words.findIndex(
    (_, i) => i < sentence.last && s.quoteAt[i]! < 0 && /^(?:our|we)$/.test(s.lower[i]!),
  )
  const root = s.words.findIndex((w, i) => i < sentence.last && w.deprel === 'root')
  if (own < 0 || root < 0 || own < root) return []
  const acting = focus.past.filter((p) => {
    let at = p.head
    while (s.words[at]!.deprel === 'conj' && s.words[at]!.head < at) at = s.words[at]!.head
    return s.sentenceOf[p.head] === 0 && /^nsubj/.test(s.words[at]!.deprel) && s.words[at]!.head === root
  })
  const things = acting.flatMap((p) =>
    p.things.filter((t) => t.kind === 'state' || t.kind === 'organisation'),
  )
  const each = [...new Map(things.map((t) => [keyOf(t), t])).values()]
  return each.length > 1 ? each : []
}

const JOINT =
  /^(?=.*\b(?:joint|leaders?['’]?s?|ministers?['’]?s?|ministerial|summit)\b)(?=.*\b(?:statement|communiqu[eé]|declaration)(?!\p{L}))/iu

/** "Joint Statement of the Leaders of Japan and Korea", "G7 Leaders' Statement on Ukraine": those whose statement it is by its title. */
function entitled({ s }: Scene): Thing[] {
  const issued = s.report.title?.split(/:| on | regarding | concerning /)[0] ?? ''
  if (!JOINT.test(issued)) return []
  const things = scan(s.atlas.names, plain(issued)).flatMap(({ sense }): Thing[] => {
    if (sense.kind === 'organisation')
      return [{ kind: 'organisation', id: sense.organisation.id, name: sense.organisation.name }]
    const state = ownerOf(sense)
    return state === null ? [] : [{ kind: 'state', state }]
  })
  const each = [...new Map(things.map((t) => [keyOf(t), t])).values()]
  return each.length > 1 || each[0]?.kind === 'organisation' ? each : []
}

/** The states and organisations whose officers words name, each once; else those they name themselves, states before organisations. */
function named({ s, focus }: Scene, from: number, to: number): Thing[] {
  const within = focus.past.filter((p) => p.first >= from && p.last < to).flatMap((p) => p.things)
  const once = (things: readonly Thing[]): Thing[] => [...new Map(things.map((t) => [keyOf(t), t])).values()]
  const served = once(within.flatMap((t) => (t.kind === 'person' ? (servedBy(s, t.person) ?? []) : [])))
  if (served.length > 1) return served
  const each = once(within.map((t) => (t.kind === 'person' ? (servedBy(s, t.person) ?? t) : t)))
  const states = each.filter((t) => t.kind === 'state')
  const bodies = each.filter((t) => t.kind === 'organisation' && !/^(?:Governments|Leaders)$/.test(t.name))
  return states.length > 1 ? [...states, ...bodies] : bodies.length > 0 ? bodies : states
}
