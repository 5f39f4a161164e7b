/** A row of a result: precision, recall and F1 in per cent; tasks that have none leave them out. */
export interface Row {
  readonly measure: string
  readonly precision: number | null
  readonly recall: number | null
  readonly f1: number
  readonly gold: number
}

/** What a task came to on a corpus. */
export interface Result {
  /** Name of the corpus, and of the file that keeps the figures. */
  readonly id: string
  readonly task: string
  readonly data: string
  /** Where it was not Chancery with the model at hand: the peer, or the folder of another model. */
  readonly beside?: string
  /** Name and version of what was judged: a model of ours, or a peer. */
  readonly model: string
  readonly rows: readonly Row[]
  /** Other figures, as words a second. */
  readonly figures: Readonly<Record<string, number | string>>
}

const percent = (x: number): number => Math.round(x * 10000) / 100

/** A row from counts; `rightGold` where precision and recall count different things as right. */
export function row(measure: string, right: number, predicted: number, gold: number, rightGold = right): Row {
  const precision = predicted === 0 ? 0 : right / predicted
  const recall = gold === 0 ? 0 : rightGold / gold
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)
  return { measure, precision: percent(precision), recall: percent(recall), f1: percent(f1), gold }
}

/** A result as a small table. */
export function tableOf(result: Result): string {
  const lines = [
    `${result.task}   ${result.data}   ${result.beside ?? ''} ${result.model}`.replace(/ {2,}/g, '   '),
  ]
  if (result.rows.length > 0) {
    const width = Math.max(...result.rows.map((r) => r.measure.length))
    const cell = (x: number | null): string => (x === null ? '' : x.toFixed(2)).padStart(8)
    lines.push(`${''.padEnd(width)}       P       R      F1    gold`)
    for (const r of result.rows)
      lines.push(
        r.measure.padEnd(width) +
          cell(r.precision) +
          cell(r.recall) +
          cell(r.f1) +
          String(r.gold).padStart(8),
      )
  }
  for (const [name, value] of Object.entries(result.figures)) lines.push(`${name}: ${value}`)
  return `${lines.join('\n')}\n`
}
