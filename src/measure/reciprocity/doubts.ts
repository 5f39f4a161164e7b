import type { Note } from '../../ontology/note.ts'
import { note } from '../note.ts'
import { isConstant } from './cross-correlation.ts'
import type { ModelView, Strand } from './model-view.ts'

/** Fewer periods than these say nothing on who answers whom. */
export const LEAST_PERIODS = 20
/** Least number of observations for each coefficient of an equation. */
const EACH = 3
/** Chance below which a test is said to find something. */
export const LEVEL = 0.05
/** Share of zeros above which a few entries decide. */
const SPARSE = 0.8

/** The longest order whose every coefficient rests on three periods. */
export const bearable = (length: number, width: number, most: number): number => {
  let order = 0
  while (order < most && length - (order + 1) >= EACH * (1 + width * (order + 1))) order++
  return order
}

/** Why the series do not bear a model; null where they do. */
export function whyNot(strands: readonly Strand[], order: number | null): Note | null {
  const length = strands[0]!.values.length
  const wanted = order ?? 1
  const least = Math.max(LEAST_PERIODS, wanted + EACH * (1 + strands.length * wanted))
  if (length < least)
    return note(
      'series-too-short',
      'warning',
      `expected at least ${least} periods for ${strands.length} series at order ${wanted}, got ${length}; take a longer time or a shorter unit`,
    )
  const still = strands.slice(0, 2).filter((s) => isConstant(s.values))
  if (still.length === 0) return null
  return note(
    'series-constant',
    'warning',
    `expected series that vary, got ${still.map((s) => `${s.values[0]} in every period of ${s.name}`).join(' and ')}; there is nothing to answer`,
  )
}

/** What speaks against trusting a model. */
export function doubts(model: ModelView, strands: readonly Strand[]): Note[] {
  const notes: Note[] = []
  const sparse = strands.filter((s) => s.values.filter((v) => v === 0).length > SPARSE * s.values.length)
  if (sparse.length > 0)
    notes.push(
      note(
        'series-sparse',
        'warning',
        `${sparse.map((s) => s.name).join(', ')} ${sparse.length === 1 ? 'is' : 'are'} 0 in more than four periods of five; a few entries decide the result, a longer unit is safer`,
      ),
    )
  if (model.largestRoot >= 1)
    notes.push(
      note(
        'model-unstable',
        'warning',
        `expected shocks that die out, got a root of ${model.largestRoot.toFixed(2)}; tests and bands do not hold, take a time without a trend`,
      ),
    )
  if (model.whiteness !== null && model.whiteness.p < LEVEL)
    notes.push(
      note(
        'residuals-not-white',
        'warning',
        `something is left in the residuals (p = ${model.whiteness.p.toPrecision(2)}); a higher order may hold it`,
      ),
    )
  const tests = strands.length * (strands.length - 1)
  if (tests > 2)
    notes.push(
      note(
        'many-tests',
        'info',
        `of ${tests} tests at 5 % about ${(tests * LEVEL).toFixed(1)} find something where there is nothing`,
      ),
    )
  return notes
}
