import { rulesIn } from '../src/extract/act/rules.ts'
import { extract } from '../src/extract/extract.ts'
import { loadLexicon } from '../src/extract/lexicon.ts'
import type { Act } from '../src/ontology/finding.ts'
import { loadAtlas } from '../src/resolve/atlas.ts'
import { resolve } from '../src/resolve/resolve.ts'
import { type CameoActor, cameoActor, ourCameoActor } from './cameo-actor.ts'
import { type CodedSentence, codedSentences } from './coded-sentences.ts'
import { reportOf } from './corpus.ts'
import { type Row, row } from './figures.ts'
import type { Task } from './task.ts'

/** Who did what to whom. */
export interface Triple {
  readonly source: CameoActor
  readonly type: string
  readonly target: CameoActor
}

const MUTUAL = /^(CONSULT|AGREE|SUPPORT|COOPERATE|ASSAULT)$/
const NOBODY: CameoActor = { body: '---', role: '' }
const data = new URL('../data/', import.meta.url)

/** Coded acts of single sentences: source, PLOVER type and target, each prediction against one gold act. */
export const acts: Task = {
  name: 'acts',
  about: 'coded acts of a sentence: source, type and target',
  endings: ['.xml'],
  corpora: [
    {
      id: 'acts-petrarch',
      title: 'PETRARCH validation',
      paths: ['events/petr2_gsr_validation.xml'],
    },
  ],
  run: async ({ files, system, save }) => {
    const lexicon = loadLexicon(new URL('lexicon/', data))
    const atlas = loadAtlas(data)
    const typeOf = (cameo: string): string | null =>
      rulesIn(lexicon).codes.cameo.get(cameo)?.type ?? (cameo.startsWith('02') ? 'REQUEST' : null)
    const score = new ActScore()
    for (const file of files) {
      const sentences = codedSentences(file.content)
      const reports = sentences.map((s, n) => reportOf(`${s.id}-${n}`, s.text, s.published))
      const readings = await system.read(reports)
      const lines = sentences.map((sentence, n) => {
        const found = extract(reports[n]!, resolve(reports[n]!, readings[n]!, atlas), lexicon)
        const ours = found
          .filter((f): f is Act => f.kind === 'act' && f.standing === 'held')
          .flatMap((f) => triplesOf(f, (a) => ourCameoActor(a, lexicon)))
        const gold = goldOf(sentence, typeOf)
        score.add(distinct(ours), gold)
        return { text: sentence.text, gold: gold.map(words), ours: distinct(ours).map(words) }
      })
      save(`${file.name}.jsonl`, `${lines.map((l) => JSON.stringify(l)).join('\n')}\n`)
    }
    return { rows: score.rows() }
  },
}

const words = (t: Triple): string =>
  `${t.source.body}${t.source.role} ${t.type} ${t.target.body}${t.target.role}`

/** The gold acts of a sentence; bare statements, which PLOVER drops, are none. */
function goldOf(sentence: CodedSentence, typeOf: (cameo: string) => string | null): Triple[] {
  return sentence.acts.flatMap(({ cameo, source, target }) => {
    const type = typeOf(cameo)
    return type === null ? [] : [{ source: cameoActor(source), type, target: cameoActor(target) }]
  })
}

/** An act as one triple for each source and target; those who do it together are sources and targets of one another. */
function triplesOf(act: Act, code: (actor: Act['parties'][number]['actor']) => CameoActor): Triple[] {
  const side = (role: string): CameoActor[] =>
    act.parties.filter((p) => p.role === role).map((p) => code(p.actor))
  const [sources, targets] = [side('source'), side('target')]
  if (targets.length > 0)
    return sources.flatMap((source) => targets.map((target) => ({ source, type: act.type, target })))
  if (sources.length < 2 || !MUTUAL.test(act.type))
    return sources.map((source) => ({ source, type: act.type, target: NOBODY }))
  return sources.flatMap((source, i) =>
    sources.flatMap((target, k) =>
      i === k || target.body === source.body ? [] : [{ source, type: act.type, target }],
    ),
  )
}

const distinct = (triples: readonly Triple[]): Triple[] => [
  ...new Map(triples.map((t) => [words(t), t])).values(),
]

/** Counts triples and dyads, one prediction to one gold act. */
export class ActScore {
  private readonly counts = { triple: [0, 0, 0], role: [0, 0, 0], dyad: [0, 0, 0], type: [0, 0, 0] }

  add(ours: readonly Triple[], gold: readonly Triple[]): void {
    const dyad = (t: Triple): string => `${t.source.body} ${t.target.body}`
    const triple = (t: Triple): string => `${dyad(t)} ${t.type}`
    this.count('triple', ours.map(triple), gold.map(triple))
    this.count('role', ours.map(words), gold.map(words))
    this.count('dyad', ours.map(dyad), gold.map(dyad))
    const known = new Set(gold.map(dyad))
    this.count('type', ours.filter((t) => known.has(dyad(t))).map(triple), gold.map(triple))
  }

  rows(): Row[] {
    const named = (measure: string, [right, predicted, gold]: number[]): Row =>
      row(measure, right!, predicted!, gold!)
    return [
      named('triples', this.counts.triple),
      named('triples with roles', this.counts.role),
      named('dyads', this.counts.dyad),
      named('types on gold dyads', this.counts.type),
    ]
  }

  private count(what: keyof ActScore['counts'], ours: readonly string[], gold: readonly string[]): void {
    const open = [...gold]
    const cell = this.counts[what]
    for (const one of ours) {
      const at = open.indexOf(one)
      if (at < 0) continue
      open.splice(at, 1)
      cell[0]!++
    }
    cell[1]! += ours.length
    cell[2]! += gold.length
  }
}
