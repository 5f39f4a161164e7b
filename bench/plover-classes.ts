import { ACT_TYPES, type ActType, QUADS } from '../src/ontology/act.ts'
import { actOdds } from '../src/ontology/act-scores.ts'
import type { Span } from '../src/ontology/span.ts'
import { headOf } from '../src/ontology/tree.ts'
import { reportOf } from './corpus.ts'
import type { Row } from './figures.ts'
import type { Task } from './task.ts'

/** A sentence with its source and target, and the class it was given. */
export interface MarkedSentence {
  readonly text: string
  /** Null where the actor is not named ("a recipient"). */
  readonly source: Span | null
  readonly target: Span | null
  /** One of PLV's fifteen classes. */
  readonly root: string
  readonly quad: number
}

type Weights = Readonly<Partial<Record<ActType, number>>>

/** Types of acts with source and target given: macro F1 over PLV's fifteen classes, the quads, and cooperation or conflict. */
export const ploverClasses: Task = {
  name: 'plover-classes',
  about: 'type of an act whose source and target are given',
  endings: ['plv_train.tsv'],
  corpora: [{ id: 'plover-classes', title: 'PLV train, seen in training', paths: ['events/plv_train.tsv'] }],
  run: async ({ files, system, save }) => {
    const sentences = files.flatMap((f) => markedSentences(f.content))
    const reports = sentences.map((s, n) => reportOf(String(n), s.text))
    const readings = await system.read(reports)
    const heads = (n: number, span: Span | null): number | null => span && headOf(readings[n]!, span)
    const ours = sentences.map(
      (s, n): Weights | null => actOdds(readings[n]!, heads(n, s.source), heads(n, s.target))?.types ?? null,
    )
    if (ours.every((w) => w === null))
      throw new Error(
        `expected a model that scores acts, got ${readings[0]?.model ?? 'none'}; name another with --model`,
      )
    const lines = sentences.map((s, n) => `${s.root}\t${ours[n] ? likeliest(ours[n]) : ''}\t${s.text}\n`)
    save('plover-classes.tsv', `gold_root\tours\tsentence\n${lines.join('')}`)
    return { rows: scoresOf(sentences, ours) }
  },
}

/** PLV's columns: sentence, marked_sentence with <s> and <t>, source, target, gold_penta, gold_root. */
export function markedSentences(content: string): MarkedSentence[] {
  const [head = '', ...lines] = content.split(/\r?\n/).filter((line) => line !== '')
  const names = head.split('\t')
  const column = (name: string): number => {
    const at = names.indexOf(name)
    if (at < 0) throw new Error(`expected a column ${name}, got ${names.join(', ')}; see bench/README.md`)
    return at
  }
  const [marked, quad, root] = [column('marked_sentence'), column('gold_penta'), column('gold_root')]
  return lines.map((line) => {
    const cells = line.split('\t')
    return { ...spansOf(cells[marked]!), root: cells[root]!, quad: Number(cells[quad]) }
  })
}

/** Plain text, and the first source and target in it without the white space at their edges. */
function spansOf(marked: string): Pick<MarkedSentence, 'text' | 'source' | 'target'> {
  let text = ''
  const begun = new Map<string, number>()
  const found = new Map<string, Span>()
  for (const part of marked.split(/(<\/?[st]>)/)) {
    const tag = /^<(\/?)([st])>$/.exec(part)
    if (!tag) text += part
    else if (tag[1] === '') begun.set(tag[2]!, text.length)
    else if (!found.has(tag[2]!)) {
      const from = begun.get(tag[2]!) ?? text.length
      const words = text.slice(from)
      const start = from + words.length - words.trimStart().length
      found.set(tag[2]!, { start, end: start + words.trim().length })
    }
  }
  return { text, source: found.get('s') ?? null, target: found.get('t') ?? null }
}

/** PLV has one class for CONCEDE and RETREAT. */
const classOf = (type: ActType): string => (type === 'CONCEDE' || type === 'RETREAT' ? 'YIELD' : type)

const quadOf = (root: string): number =>
  root === 'YIELD'
    ? 2
    : Number(Object.entries(QUADS).find(([, types]) => types.includes(root as ActType))![0])

function likeliest(weights: Weights): string {
  const sum = new Map<string, number>()
  for (const type of ACT_TYPES) sum.set(classOf(type), (sum.get(classOf(type)) ?? 0) + (weights[type] ?? 0))
  return [...sum].reduce((a, b) => (b[1] > a[1] ? b : a))[0]
}

/** Macro F1 over roots, quads and the two sides of the likeliest classes; null is no answer. */
export function scoresOf(sentences: readonly MarkedSentence[], ours: readonly (Weights | null)[]): Row[] {
  const classes = ours.map((w) => w && likeliest(w))
  const binary = (quad: number): string => (quad < 3 ? 'cooperation' : 'conflict')
  const quads = classes.map((c) => (c === null ? null : quadOf(c)))
  return [
    macro(
      'root',
      sentences.map((s) => s.root),
      classes,
    ),
    macro(
      'quad',
      sentences.map((s) => String(s.quad)),
      quads.map((q) => (q === null ? null : String(q))),
    ),
    macro(
      'binary',
      sentences.map((s) => binary(s.quad)),
      quads.map((q) => (q === null ? null : binary(q))),
    ),
  ]
}

/** The mean of the F1 of each class of the gold. */
export function macro(measure: string, gold: readonly string[], ours: readonly (string | null)[]): Row {
  const kinds = [...new Set(gold)]
  const each = kinds.map((kind) => {
    const right = gold.filter((g, n) => g === kind && ours[n] === kind).length
    return (2 * right) / (gold.filter((g) => g === kind).length + ours.filter((o) => o === kind).length)
  })
  const mean = each.reduce((a, b) => a + b, 0) / each.length
  return { measure, precision: null, recall: null, f1: Math.round(mean * 10000) / 100, gold: gold.length }
}
