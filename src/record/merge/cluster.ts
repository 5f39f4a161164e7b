import type { Judgement } from '../../ontology/judgement.ts'
import type { Claim } from './claim.ts'
import { type Compared, compare } from './comparison.ts'
import { questionsOf } from './comparisons.ts'
import { byTime } from './effective.ts'

/** A finding as clustering sees it. */
export interface Candidate {
  readonly id: string
  readonly report: string
  /** Id of the entry it names. */
  readonly alias: string
  readonly claim: Claim
  readonly signature: string
  readonly blocks: readonly string[]
  /** What its words are in copies of one text: findings of two copies that share it say one thing. */
  readonly copy: string
}

/** Why two findings stand in one entry. */
export interface Bond {
  readonly a: string
  readonly b: string
  readonly score: number
  readonly because: string
  readonly automatic: boolean
}

/** Findings of one thing, and what binds them. */
export interface Cluster {
  readonly members: readonly Candidate[]
  readonly bonds: readonly Bond[]
  /** A finding of each other cluster that comparisons or judgements tie to this one, though not into one. */
  readonly ties: readonly string[]
  /** Members that people judged, which therefore stand for no others. */
  readonly judged: ReadonlySet<string>
}

/** Of findings that say the same, as many as stand for all of them. */
export const FEW = 20

/** Findings that say the same; those a judgement speaks of stand alone, and those that say too little, but for copies of one text. */
interface Node {
  readonly key: string
  readonly judged: boolean
  /** Members say too little to be one, but in the same words of copies of one text. */
  readonly copied: boolean
  readonly claim: Claim
  readonly members: Candidate[]
  readonly reports: ReadonlySet<string>
  /** A member for each text whose copies say it so. */
  readonly copies: ReadonlyMap<string, Candidate>
  readonly blocks: ReadonlySet<string>
}

/** By how much one of two rival matches must be better for it to be chosen. */
const MARGIN = 1.5
/** What two findings of one report lose: a report seldom tells of one thing as of two. */
const SAME_REPORT = 2.5

const COPIED = 'the same words in copies of one text'

/** What comparisons say of two findings; that they say the very same is enough where nothing speaks against it, and the same words in copies of one text in any case. */
function weigh(
  a: Omit<Candidate, 'id' | 'alias' | 'blocks'>,
  b: Omit<Candidate, 'id' | 'alias' | 'blocks'>,
): Compared & { readonly least: number } {
  const { of, ...questions } = questionsOf(a.claim, b.claim)
  const { least } = questions
  const answer = compare(questions, ...of)
  if (a.copy === b.copy && a.report !== b.report)
    return { score: Math.max(answer.score, least), apart: false, because: [COPIED], least }
  return answer.apart || a.signature !== b.signature
    ? { ...answer, least }
    : { ...answer, score: Math.max(answer.score, least), least }
}

/** Whether comparisons bind two findings, before anything else is known. */
export function binds(a: Candidate, b: Candidate): boolean {
  if (a.claim.kind !== b.claim.kind) return false
  const answer = weigh(a, b)
  return !answer.apart && answer.score >= answer.least
}

/** Puts findings into clusters; the order they come in has no say. `judged` holds effective judgements only. */
export function cluster(candidates: readonly Candidate[], judged: readonly Judgement[]): Cluster[] {
  const nodes = nodesOf(candidates, judged)
  const home = new Map<string, number>()
  nodes.forEach((node, i) => {
    for (const m of node.members) home.set(m.id, i).set(m.alias, i)
  })
  const pairs = (verdict: Judgement['verdict']) =>
    judged
      .filter((j) => j.verdict === verdict)
      .flatMap((j) => {
        const at = [...new Set(j.subject.flatMap((s) => home.get(s) ?? []))]
        return at.flatMap((x, i) => at.slice(i + 1).map((y) => ({ x, y, judgement: j })))
      })
  const different = pairs('different')
  const forbidden = new Set(different.flatMap(({ x, y }) => [`${x} ${y}`, `${y} ${x}`]))
  const edges = edgesOf(nodes, forbidden)
  const groups = greedy(nodes, edges, forbidden)
  join(groups, pairs('same'), different)
  const tied = [...edges.tied, ...pairs('same').map(({ x, y }) => [x, y] as const)]
  return groups.list().map((g) => {
    const within = new Set(g)
    const ties = tied.flatMap(([x, y]) => (within.has(x) ? [y] : within.has(y) ? [x] : []))
    return shape(
      g.map((i) => nodes[i]!),
      groups.bonds(g),
      nodes,
      new Set(ties),
    )
  })
}

function nodesOf(candidates: readonly Candidate[], judged: readonly Judgement[]): Node[] {
  const named = new Set(
    judged.flatMap((j) => (j.verdict === 'same' || j.verdict === 'different' ? j.subject : [])),
  )
  const byKey = new Map<string, Candidate[]>()
  for (const c of [...candidates].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const judged = named.has(c.id) || named.has(c.alias)
    const telling = c.blocks.some((key) => key !== c.copy) && binds(c, c)
    const key = judged ? `${c.signature} ${c.id}` : telling ? c.signature : c.copy
    const list = byKey.get(key)
    if (list === undefined) byKey.set(key, [c])
    else list.push(c)
  }
  return [...byKey.keys()].sort().map((key) => {
    const members = byKey.get(key)!
    return {
      key,
      judged: key.includes(' '),
      copied: key === members[0]!.copy,
      claim: members[0]!.claim,
      members,
      reports: new Set(members.slice(0, FEW).map((m) => m.report)),
      copies: new Map(members.slice(0, FEW).map((m) => [m.copy, m])),
      blocks: new Set(members.flatMap((m) => m.blocks)),
    }
  })
}

interface Edges {
  readonly good: readonly { x: number; y: number; compared: Compared }[]
  /** Sums of pairs that were compared. */
  readonly scores: ReadonlyMap<string, number>
  /** Pairs that bind by themselves, whatever stands against it. */
  readonly tied: readonly (readonly [number, number])[]
}

function edgesOf(nodes: readonly Node[], forbidden: ReadonlySet<string>): Edges {
  const blocks = new Map<string, number[]>()
  nodes.forEach((node, i) => {
    for (const key of node.blocks) blocks.set(key, [...(blocks.get(key) ?? []), i])
  })
  const scores = new Map<string, number>()
  const found: { x: number; y: number; compared: Compared }[] = []
  const tied: (readonly [number, number])[] = []
  for (const list of blocks.values())
    for (let i = 0; i < list.length; i++)
      for (let k = i + 1; k < list.length; k++) {
        const [x, y] = [list[i]!, list[k]!]
        const key = `${x} ${y}`
        if (scores.has(key)) continue
        const [a, b] = [nodes[x]!, nodes[y]!]
        const text = [...a.copies.keys()].find((copy) => b.copies.has(copy))
        const plain =
          text === undefined
            ? weigh(a.members[0]!, b.members[0]!)
            : weigh(a.copies.get(text)!, b.copies.get(text)!)
        const { least } = plain
        const shareReport = [...a.reports].some((r) => b.reports.has(r))
        const exact = a.members[0]!.signature === b.members[0]!.signature
        const score = plain.score - (shareReport && !exact ? SAME_REPORT : 0)
        scores.set(key, score)
        if (!plain.apart && plain.score >= least) tied.push([x, y])
        if (!plain.apart && score >= least && !forbidden.has(key))
          found.push({ x, y, compared: { ...plain, score } })
      }
  return { good: unambiguous(nodes, found, scores), scores, tied }
}

/** Leaves out the bonds of a claim that fits two which exclude each other about as well: it may mean either. */
function unambiguous(
  nodes: readonly Node[],
  edges: readonly { x: number; y: number; compared: Compared }[],
  scores: ReadonlyMap<string, number>,
) {
  const of: { other: number; score: number }[][] = nodes.map(() => [])
  for (const { x, y, compared } of edges) {
    of[x]!.push({ other: y, score: compared.score })
    of[y]!.push({ other: x, score: compared.score })
  }
  const excluded = new Set<string>()
  of.forEach((list, i) => {
    const best = Math.max(...list.map((e) => e.score))
    for (const e of list)
      for (const rival of list) {
        if (e.other === rival.other || !opposed(scores, e.other, rival.other)) continue
        if (rival.score + MARGIN > e.score || best > e.score) {
          excluded.add(pair(i, e.other))
          break
        }
      }
  })
  return edges.filter(({ x, y }) => !excluded.has(pair(x, y)))
}

const pair = (x: number, y: number): string => (x < y ? `${x} ${y}` : `${y} ${x}`)

const opposed = (scores: ReadonlyMap<string, number>, x: number, y: number): boolean =>
  (scores.get(pair(x, y)) ?? 0) === Number.NEGATIVE_INFINITY

/** Groups of nodes that grow together. */
class Groups {
  readonly #at: number[]
  readonly #members: Map<number, number[]>
  readonly #bonds: { x: number; y: number; score: number; because: string; automatic: boolean }[] = []

  constructor(size: number) {
    this.#at = Array.from({ length: size }, (_, i) => i)
    this.#members = new Map(this.#at.map((i) => [i, [i]]))
  }

  of(node: number): readonly number[] {
    return this.#members.get(this.#at[node]!)!
  }

  together(x: number, y: number): boolean {
    return this.#at[x] === this.#at[y]
  }

  join(x: number, y: number, score: number, because: string, automatic: boolean): void {
    const [to, from] = [this.#at[x]!, this.#at[y]!]
    const moved = this.#members.get(from)!
    this.#members.get(to)!.push(...moved)
    for (const node of moved) this.#at[node] = to
    this.#members.delete(from)
    this.#bonds.push({ x, y, score, because, automatic })
  }

  list(): number[][] {
    return [...this.#members.values()].map((g) => [...g].sort((a, b) => a - b))
  }

  bonds(group: readonly number[]) {
    const within = new Set(group)
    return this.#bonds.filter((b) => within.has(b.x))
  }
}

/** The strongest bonds first; two groups join when on the whole nothing speaks against it. */
function greedy(nodes: readonly Node[], { good, scores }: Edges, forbidden: ReadonlySet<string>): Groups {
  const groups = new Groups(nodes.length)
  const ordered = [...good].sort((e, f) => f.compared.score - e.compared.score || e.x - f.x || e.y - f.y)
  for (const { x, y, compared } of ordered) {
    if (groups.together(x, y)) continue
    let sum = 0
    let against = false
    for (const a of groups.of(x))
      for (const b of groups.of(y)) {
        const score = scores.get(pair(a, b)) ?? 0
        if (forbidden.has(`${a} ${b}`) || score === Number.NEGATIVE_INFINITY) against = true
        else sum += score
      }
    if (!against && sum >= 0) groups.join(x, y, compared.score, compared.because.join('; '), true)
  }
  return groups
}

interface Judged {
  readonly x: number
  readonly y: number
  readonly judgement: Judgement
}

/** Joins what people call the same, the latest word first; a later `different` stands against an earlier `same`. */
function join(groups: Groups, same: readonly Judged[], different: readonly Judged[]): void {
  const ordered = [...same].sort((e, f) => -byTime(e.judgement, f.judgement) || e.x - f.x || e.y - f.y)
  for (const { x, y, judgement } of ordered) {
    if (groups.together(x, y)) continue
    const [a, b] = [new Set(groups.of(x)), new Set(groups.of(y))]
    const against = different.some(
      (d) => byTime(d.judgement, judgement) > 0 && ((a.has(d.x) && b.has(d.y)) || (a.has(d.y) && b.has(d.x))),
    )
    if (against) continue
    const why = judgement.why === null ? '' : `: ${judgement.why}`
    groups.join(x, y, 0, `${judgement.by} judged them the same${why}`, false)
  }
}

function shape(
  group: readonly Node[],
  bonds: readonly { x: number; y: number; score: number; because: string; automatic: boolean }[],
  nodes: readonly Node[],
  ties: ReadonlySet<number>,
): Cluster {
  const made = bonds.map(({ x, y, score, because, automatic }): Bond => {
    const [a, b] = [nodes[x]!.members[0]!.id, nodes[y]!.members[0]!.id].sort() as [string, string]
    return { a, b, score, because, automatic }
  })
  for (const node of group)
    for (const m of node.members.slice(1))
      made.push({
        a: node.members[0]!.id,
        b: m.id,
        score: 10,
        because: node.copied ? COPIED : SAID[node.claim.kind],
        automatic: true,
      })
  return {
    members: group.flatMap((node) => node.members).sort((a, b) => (a.id < b.id ? -1 : 1)),
    bonds: made.sort((p, q) => (p.a < q.a ? -1 : p.a > q.a ? 1 : p.b < q.b ? -1 : 1)),
    ties: [...ties].map((i) => nodes[i]!.members[0]!.id),
    judged: new Set(group.flatMap((node) => (node.judged ? node.members.map((m) => m.id) : []))),
  }
}

const SAID: Readonly<Record<Claim['kind'], string>> = {
  meeting: 'the same people, date, place and occasion',
  visit: 'the same traveller, host and dates',
  statement: 'the same words by the same speaker on the same day',
  undertaking: 'the same undertaking by the same parties on the same day',
  tenure: 'the same office and holder',
  commemoration: 'the same anniversary',
  formulation: 'the same phrase for the same states',
  act: 'the same act of the same source toward the same target on the same day',
}
