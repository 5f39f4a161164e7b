import { type Autoregression, largestRoot, whiteness } from './autoregression.ts'

/** What one side does toward another, period by period: "KOR → CHN". */
export interface Strand {
  readonly name: string
  readonly values: readonly number[]
}

/** The fitted model in plain numbers. */
export interface ModelView {
  readonly order: number
  readonly observations: number
  readonly equations: readonly {
    readonly effect: string
    readonly constant: number
    readonly weights: readonly {
      readonly cause: string
      readonly lag: number
      readonly weight: number
      readonly error: number
    }[]
  }[]
  /** Largest modulus of the roots; below 1 a shock dies out. */
  readonly largestRoot: number
  /** Portmanteau test that nothing is left in the residuals; null where the series are too short for it. */
  readonly whiteness: {
    readonly lags: number
    readonly statistic: number
    readonly freedom: number
    readonly p: number
  } | null
}

/** A model in plain numbers, with a test of what it leaves. */
export function viewOf(model: Autoregression, names: readonly string[]): ModelView {
  const { coefficients, spread, sigma, order, width } = model
  const longest = Math.min(Math.max(10, 2 * order), Math.floor(model.observations / 4))
  return {
    order,
    observations: model.observations,
    equations: names.map((effect, j) => ({
      effect,
      constant: coefficients.get(0, j),
      weights: Array.from({ length: order }, (_, l) =>
        names.map((cause, i) => {
          const row = 1 + l * width + i
          return {
            cause,
            lag: l + 1,
            weight: coefficients.get(row, j),
            error: Math.sqrt(spread.get(row, row) * sigma.get(j, j)),
          }
        }),
      ).flat(),
    })),
    largestRoot: largestRoot(model),
    whiteness: longest > order ? { lags: longest, ...whiteness(model, longest) } : null,
  }
}
