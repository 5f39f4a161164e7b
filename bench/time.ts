import { parseTimeml, type TimexSpan, writeTimeml } from '../src/format/timeml.ts'
import { reportOf } from './corpus.ts'
import { row } from './figures.ts'
import type { Task } from './task.ts'
import { heldBack } from './time-corpus.ts'
import { goldInterval, sameDays } from './time-interval.ts'

/** Time expressions of TimeML documents in the manner of TempEval-3; type and value count where the spans meet. Days are first and last day, where the annotated value is a stretch of the calendar. */
export const time: Task = {
  name: 'time',
  about: 'time expressions with type and value, as TempEval-3',
  endings: ['.tml'],
  corpora: [
    {
      id: 'time-held-back',
      title: 'TimeBank and AQUAINT, held back',
      paths: ['time/timebank', 'time/aquaint'],
      keep: heldBack,
    },
  ],
  answer: 'times',
  run: async ({ files, system, save }) => {
    const documents = files.map((file) => {
      const gold = parseTimeml(file.content)
      const published = gold.created?.match(/^\d{4}-\d\d-\d\d/)?.[0] ?? null
      return { file, gold, report: reportOf(gold.id || file.name, gold.text, published) }
    })
    const found = await system.times(documents.map((d) => d.report))
    const n = { gold: 0, ours: 0, strict: 0, met: 0, type: 0, value: 0, dated: 0, answered: 0, days: 0 }
    documents.forEach((d, k) => {
      const ours = found[k]!
      const gold = d.gold.times.map((t) => trimmed(d.gold.text, t))
      n.gold += gold.length
      n.ours += ours.length
      n.dated += gold.filter((g) => goldInterval(g.value ?? '')).length
      const left = new Set(gold)
      for (const t of ours) {
        const exact = gold.find((g) => left.has(g) && g.start === t.start && g.end === t.end)
        const match = exact ?? gold.find((g) => left.has(g) && g.start < t.end && t.start < g.end)
        if (match === undefined) continue
        left.delete(match)
        n.met++
        if (exact) n.strict++
        if (match.type === t.type) n.type++
        if (match.value === t.value) n.value++
        const interval = goldInterval(match.value ?? '')
        if (!interval || !t.when) continue
        if (t.when.from ?? t.when.to) n.answered++
        if (sameDays(t.when, interval, match.mod)) n.days++
      }
      save(d.file.name, writeTimeml(d.report, ours))
    })
    return {
      rows: [
        row('strict', n.strict, n.ours, n.gold),
        row('relaxed', n.met, n.ours, n.gold),
        row('type', n.type, n.ours, n.gold),
        row('value', n.value, n.ours, n.gold),
        ...(n.answered > 0 ? [row('days', n.days, n.answered, n.dated)] : []),
      ],
    }
  },
}

function trimmed(text: string, time: TimexSpan): TimexSpan {
  const words = text.slice(time.start, time.end)
  const start = time.start + words.length - words.trimStart().length
  return { ...time, start, end: start + words.trim().length }
}
