import type { Note } from '../../ontology/note.ts'
import { NO_MUTUAL, note } from '../note.ts'
import { type Autoregression, autoregress, orders } from './autoregression.ts'
import { type CrossCorrelation, crossCorrelation, isConstant } from './cross-correlation.ts'
import { bearable, doubts, LEAST_PERIODS, LEVEL, whyNot } from './doubts.ts'
import { type Granger, granger } from './granger.ts'
import { impulses } from './impulse.ts'
import { type ModelView, type Strand, viewOf } from './model-view.ts'
import { NORMAL_95 } from './tails.ts'

/** What to look into. */
export interface ReciprocityRequest {
  /** First what the one side does toward the other, then the other way, then what third parties do; all of one length. */
  readonly strands: readonly Strand[]
  readonly criterion: 'aic' | 'bic'
  /** The order of the model; chosen by the criterion where null. */
  readonly order: number | null
  /** Most periods that an answer is looked for. */
  readonly lags: number
  /** Periods over which a shock is followed. */
  readonly steps: number
}

/** What a shock of one standard deviation in one strand does to another, with 95 % bands. */
export interface Response {
  readonly cause: string
  readonly effect: string
  readonly steps: readonly {
    readonly step: number
    readonly value: number
    readonly low: number
    readonly high: number
  }[]
  /** The sum from step 1 on: what comes after the period of the shock. */
  readonly after: number
}

/** Whether one side answers another. */
export interface Answer extends Granger {
  readonly cause: string
  readonly effect: string
  /** `in kind`: more brings more (p < 0.05 and a positive response); `inverse`: more brings less; `none found` says no more than that. */
  readonly answer: 'in kind' | 'inverse' | 'none found'
}

/** Reciprocity between two sides: correlation at lags, and a vector autoregression with its tests. Null where the series do not bear it; a note says why. */
export interface Reciprocity {
  readonly strands: readonly Strand[]
  readonly correlation: CrossCorrelation | null
  /** What each order costs on the same periods. */
  readonly orders: readonly { readonly order: number; readonly aic: number; readonly bic: number }[]
  readonly criterion: 'aic' | 'bic'
  readonly model: ModelView | null
  readonly answers: readonly Answer[]
  readonly responses: readonly Response[]
  readonly notes: readonly Note[]
}

/** Measures how two sides answer each other. */
export function reciprocity(request: ReciprocityRequest): Reciprocity {
  const { criterion, lags, steps } = request
  const notes: Note[] = []
  const [first, second, ...rest] = request.strands
  if (first === undefined || second === undefined)
    throw new RangeError(`expected two strands, got ${request.strands.length}; give what each side does`)
  const length = first.values.length
  const still = rest.filter((s) => isConstant(s.values))
  if (still.length > 0)
    notes.push(
      note(
        'third-constant',
        'warning',
        `expected what third parties do to vary, got a constant ${still.map((s) => s.name).join(', ')}; left out`,
      ),
    )
  const strands = [first, second, ...rest.filter((s) => !still.includes(s))]
  const correlation =
    length < LEAST_PERIODS ? null : crossCorrelation(first.values, second.values, Math.min(lags, length - 2))
  const refused = (): Reciprocity => ({
    strands,
    correlation,
    orders: [],
    criterion,
    model: null,
    answers: [],
    responses: [],
    notes,
  })
  const refusal = whyNot(strands, request.order)
  if (refusal !== null) {
    notes.push(refusal)
    return refused()
  }
  const values = strands.map((s) => s.values)
  const most = bearable(length, strands.length, Math.max(lags, request.order ?? 0))
  const tried = orders(values, most)
  const best = tried.reduce<(typeof tried)[number] | null>(
    (b, o) => (b === null || o[criterion] < b[criterion] ? o : b),
    null,
  )
  const order = request.order ?? Math.max(1, best?.order ?? 1)
  const model = autoregress(values, order)
  if (model === null) {
    notes.push(
      note(
        'series-collinear',
        'warning',
        'expected series that move apart, got one that is made of others; what all parties do together goes both ways',
        [NO_MUTUAL],
      ),
    )
    return refused()
  }
  if (request.order === null && best?.order === 0)
    notes.push(
      note(
        'order-none',
        'info',
        `by ${criterion.toUpperCase()} the past does not help to foretell these series at all; the model of order 1 is shown`,
      ),
    )
  const names = strands.map((s) => s.name)
  const view = viewOf(model, names)
  notes.push(...doubts(view, strands))
  const responses = responsesOf(model, names, steps)
  const answers = pairsOf(names).map(([i, j]): Answer => {
    const tested = granger(model, i, j)
    const { after } = responses.find((r) => r.cause === names[i] && r.effect === names[j])!
    const answer = tested.p >= LEVEL || after === 0 ? 'none found' : after > 0 ? 'in kind' : 'inverse'
    return { cause: names[i]!, effect: names[j]!, ...tested, answer }
  })
  return { strands, correlation, orders: tried, criterion, model: view, answers, responses, notes }
}

/** All ordered pairs of different strands. */
const pairsOf = (names: readonly string[]): [number, number][] =>
  names.flatMap((_, i) => names.flatMap((_, j): [number, number][] => (i === j ? [] : [[i, j]])))

function responsesOf(model: Autoregression, names: readonly string[], steps: number): Response[] {
  const { responses, errors } = impulses(model, steps)
  return names.flatMap((cause, j) =>
    names.map((effect, i): Response => {
      const path = responses.map((m, step) => {
        const value = m.get(i, j)
        const half = NORMAL_95 * errors[step]!.get(i, j)
        return { step, value, low: value - half, high: value + half }
      })
      return { cause, effect, steps: path, after: path.slice(1).reduce((s, p) => s + p.value, 0) }
    }),
  )
}
