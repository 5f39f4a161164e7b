import { createHash } from 'node:crypto'
import { type Curve, probabilityOf, weightLogit } from '../src/extract/confidence.ts'
import type { Row } from './figures.ts'
import { weighed } from './judged.ts'
import type { Task } from './task.ts'

interface Point {
  readonly kind: string
  readonly weight: number
  readonly right: boolean
  readonly fold: number
}

const FOLDS = 5
const BINS = [0, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.001]

/** Whether findings of a confidence are right as often as it says, on judged findings; each is scored by curves fitted without its report. */
export const calibration: Task = {
  name: 'calibration',
  about: 'whether findings are right as often as their confidence says',
  endings: ['.csv'],
  corpora: [],
  run: async ({ paths, folder, save }) => {
    const rows = await weighed(paths[0]!, folder)
    const points = rows.flatMap(({ judged, weight }): Point[] =>
      weight === null
        ? []
        : [{ kind: judged.kind, weight, right: judged.right, fold: foldOf(judged.report) }],
    )
    if (points.length === 0)
      throw new Error('expected findings that were judged, got none; see bench/README.md')
    const scored = points.map((p) => ({
      ...p,
      p: probabilityOf(curvesFrom(points.filter((q) => q.fold !== p.fold)).get(p.kind)!, p.weight),
    }))
    const curves = curvesFrom(points)
    save('calibration.tsv', tableOf(curves, points))
    const bins = BINS.slice(0, -1).flatMap((from, i): Row[] => {
      const to = BINS[i + 1]!
      const inside = scored.filter((s) => s.p >= from && s.p < to)
      return inside.length === 0
        ? []
        : [reliability(`said ${from.toFixed(2)}–${Math.min(1, to).toFixed(2)}`, inside)]
    })
    const kinds = [...new Set(points.map((p) => p.kind))]
    return {
      rows: [
        ...bins,
        ...kinds.map((k) =>
          reliability(
            k,
            scored.filter((s) => s.kind === k),
          ),
        ),
      ],
      figures: {
        judged: rows.length,
        'gone or changed since': rows.length - points.length,
        'expected calibration error, %': percent(expectedError(scored)),
        'Brier score': Math.round(1000 * mean(scored.map((s) => (s.p - Number(s.right)) ** 2))) / 1000,
        'Brier score of each kind’s mean':
          Math.round(1000 * mean(scored.map((s) => (meanRight(scored, s.kind) - Number(s.right)) ** 2))) /
          1000,
      },
    }
  },
}

type Scored = Point & { readonly p: number }
const mean = (xs: readonly number[]): number => xs.reduce((a, b) => a + b, 0) / Math.max(1, xs.length)
const percent = (x: number): number => Math.round(x * 10000) / 100
const meanRight = (points: readonly Point[], kind: string): number =>
  mean(points.filter((p) => p.kind === kind).map((p) => Number(p.right)))
const foldOf = (report: string): number => createHash('sha1').update(report).digest()[0]! % FOLDS

/** What was said and what was right, in per cent, as precision and recall columns; F1 holds the gap. */
function reliability(measure: string, some: readonly Scored[]): Row {
  const said = percent(mean(some.map((s) => s.p)))
  const right = percent(mean(some.map((s) => Number(s.right))))
  return {
    measure,
    precision: said,
    recall: right,
    f1: Math.round(100 * Math.abs(said - right)) / 100,
    gold: some.length,
  }
}

function expectedError(scored: readonly Scored[]): number {
  return BINS.slice(0, -1).reduce((sum, from, i) => {
    const inside = scored.filter((s) => s.p >= from && s.p < BINS[i + 1]!)
    return (
      sum +
      (inside.length / scored.length) *
        Math.abs(mean(inside.map((s) => s.p)) - mean(inside.map((s) => Number(s.right))))
    )
  }, 0)
}

/** One slope for all kinds and an intercept a kind, by penalised maximum likelihood: the slope is drawn to 1, an intercept to the mean of all. */
function curvesFrom(points: readonly Point[]): Map<string, Curve> {
  const kinds = [...new Set(points.map((p) => p.kind))]
  let slope = 1
  let shared = 0
  const own = new Map(kinds.map((k) => [k, 0]))
  for (let step = 0; step < 4000; step++) {
    let dSlope = -(slope - 1) * 4
    let dShared = 0
    const dOwn = new Map(kinds.map((k) => [k, -own.get(k)! * 2]))
    for (const { kind, weight, right } of points) {
      const x = weightLogit(weight)
      const error = Number(right) - 1 / (1 + Math.exp(-(shared + own.get(kind)! + slope * x)))
      dSlope += error * x
      dShared += error
      dOwn.set(kind, dOwn.get(kind)! + error)
    }
    const rate = 1 / points.length
    slope += rate * dSlope * 0.5
    shared += rate * dShared
    for (const k of kinds) own.set(k, own.get(k)! + rate * dOwn.get(k)!)
  }
  return new Map(kinds.map((k) => [k, { intercept: shared + own.get(k)!, slope }]))
}

function tableOf(curves: ReadonlyMap<string, Curve>, points: readonly Point[]): string {
  const lines = [...curves].map(([kind, { intercept, slope }]) => {
    const some = points.filter((p) => p.kind === kind)
    return [
      kind,
      intercept.toFixed(3),
      slope.toFixed(3),
      some.length,
      some.filter((p) => p.right).length,
    ].join('\t')
  })
  return [
    '# Curves from the weight of a rule to the share of its findings that people judged right: logit(p) = intercept + slope · logit(weight).',
    '# Fitted on the verdicts in bench/judged/ by `npm run bench -- calibration --data PATH --predictions OUT`, which writes this file.',
    'kind\tintercept\tslope\tjudged\tright',
    ...lines,
    '',
  ].join('\n')
}
