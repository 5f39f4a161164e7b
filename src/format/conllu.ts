import type { Reading, Sentence, Word } from '../ontology/reading.ts'
import type { Report } from '../ontology/report.ts'

const ESCAPES: Readonly<Record<string, string>> = {
  '\\s': ' ',
  '\\n': '\n',
  '\\t': '\t',
  '\\r': '\r',
  '\\p': '|',
  '\\\\': '\\',
}

/** The documents of a CoNLL-U file (parted by `# newdoc`), each with its id and its own lines. */
export function splitConllu(source: string): { readonly id: string | null; readonly source: string }[] {
  const documents: { id: string | null; lines: string[] }[] = []
  for (const line of source.split(/\r?\n/)) {
    const opening = /^#\s*newdoc(?:\s+id\s*=\s*(.*))?$/.exec(line)
    if (opening || documents.length === 0) documents.push({ id: opening?.[1]?.trim() ?? null, lines: [] })
    documents[documents.length - 1]!.lines.push(line)
  }
  return documents
    .filter((d) => d.lines.some((line) => /^\d/.test(line)))
    .map((d) => ({ id: d.id, source: d.lines.join('\n') }))
}

/** A CoNLL-U document as text and reading: documents and paragraphs are parted by a blank line, empty nodes left out. */
export function parseConllu(source: string, report = 'conllu'): { text: string; reading: Reading } {
  let text = ''
  let gap = ''
  const words: Word[] = []
  const sentences: Sentence[] = []
  const sentence = (rows: readonly (readonly string[])[]): void => {
    const first = words.length
    let insideUntil = 0
    const tokens: { form: string; misc: string; rows: (readonly string[])[] }[] = []
    for (const row of rows) {
      const range = /^(\d+)-(\d+)$/.exec(row[0]!)
      if (range) {
        insideUntil = Number(range[2])
        tokens.push({ form: row[1]!, misc: row[9] ?? '_', rows: [] })
      } else if (/^\d+$/.test(row[0]!)) {
        if (Number(row[0]) <= insideUntil) tokens[tokens.length - 1]!.rows.push(row)
        else tokens.push({ form: row[1]!, misc: row[9] ?? '_', rows: [row] })
      }
    }
    if (tokens.length === 0) return
    for (const token of tokens) {
      text += gap
      let at = text.length
      token.rows.forEach((row, k) => {
        const left = token.form.length - (at - text.length)
        const rest = token.rows.length - k - 1
        const length = rest === 0 ? left : Math.max(1, Math.min(row[1]!.length, left - rest))
        const head = Number(row[6])
        words.push({
          start: Math.min(at, text.length + token.form.length - 1),
          end: Math.min(at + Math.max(1, length), text.length + token.form.length),
          lemma: row[2]!,
          upos: row[3]!,
          xpos: row[4]!,
          head: head > 0 ? first + head - 1 : -1,
          deprel: row[7]!,
        })
        at += length
      })
      text += token.form
      gap = gapAfter(token.misc)
    }
    sentences.push({
      start: words[first]!.start,
      end: words[words.length - 1]!.end,
      first,
      last: words.length,
    })
  }

  let rows: string[][] = []
  for (const line of `${source}\n\n`.split(/\r?\n/)) {
    if (line === '') {
      sentence(rows)
      rows = []
    } else if (/^#\s*new(?:doc|par)\b(?!_)/.test(line)) {
      if (text !== '' && !/\n\s*\n/.test(gap)) gap = '\n\n'
    } else if (!line.startsWith('#')) {
      rows.push(line.split('\t'))
      if (/(?:^|\|)NewPar=Yes/.test(rows[rows.length - 1]![9] ?? '')) gap = '\n\n'
    }
  }
  return {
    text,
    reading: { report, model: 'CoNLL-U', sentences, words, names: [], attributions: [], times: [] },
  }
}

/** A reading's words and trees as CoNLL-U; the text of the report can be made again from it, white space included. */
export function writeConllu(report: Pick<Report, 'id' | 'text'>, reading: Reading): string {
  const { text } = report
  const out: string[] = [`# newdoc id = ${report.id}`]
  reading.sentences.forEach((s, n) => {
    const next = reading.words[s.last]
    const before = n === 0 ? '\n\n' : text.slice(reading.sentences[n - 1]!.end, s.start)
    if (/\n\s*\n/.test(before)) out.push('# newpar')
    out.push(
      `# sent_id = ${report.id}-${n + 1}`,
      `# text = ${text.slice(s.start, s.end).replace(/\s+/g, ' ')}`,
    )
    for (let i = s.first; i < s.last; i++) {
      let last = i
      while (last + 1 < s.last && insideWord(text, reading.words[last]!, reading.words[last + 1]!)) last++
      const gap = text.slice(reading.words[last]!.end, (reading.words[last + 1] ?? next)?.start ?? undefined)
      const misc = miscOfGap(gap, last + 1 === s.last)
      if (last > i) {
        const form = text.slice(reading.words[i]!.start, reading.words[last]!.end)
        out.push([`${i - s.first + 1}-${last - s.first + 1}`, form, ...Array(7).fill('_'), misc].join('\t'))
      }
      for (let k = i; k <= last; k++) out.push(wordLine(text, reading.words[k]!, k, s, last > i ? '_' : misc))
      i = last
    }
    out.push('')
  })
  return `${out.join('\n')}\n`
}

function wordLine(text: string, word: Word, index: number, sentence: Sentence, misc: string): string {
  return [
    index - sentence.first + 1,
    text.slice(word.start, word.end).replace(/\s+/g, ' '),
    word.lemma || '_',
    word.upos,
    word.xpos,
    '_',
    word.head < 0 ? 0 : word.head - sentence.first + 1,
    word.deprel,
    '_',
    misc,
  ].join('\t')
}

/** Whether two words stand in one orthographic word, as do|n't, Lee|'s, can|not. */
function insideWord(text: string, left: Word, right: Word): boolean {
  if (left.end !== right.start) return false
  const form = text.slice(right.start, right.end)
  if (!/[\p{L}\p{M}\p{N}]$/u.test(text.slice(left.start, left.end))) return false
  return /^(?:['’`]?[\p{L}\p{M}]+|n['’]t)$/iu.test(form) || (/^['’]$/.test(form) && right.upos === 'PART')
}

function gapAfter(misc: string): string {
  const spaces = /(?:^|\|)SpacesAfter=([^|]*)/.exec(misc)
  if (spaces) return spaces[1]!.replace(/\\[sntrp\\]/g, (found) => ESCAPES[found]!)
  return /(?:^|\|)SpaceAfter=No(?:\||$)/.test(misc) ? '' : ' '
}

function miscOfGap(gap: string, endsSentence: boolean): string {
  if (gap === '') return 'SpaceAfter=No'
  if (gap === ' ' || (endsSentence && gap === '\n\n')) return '_'
  if (/[^ \n\t\r]/.test(gap)) return '_'
  return `SpacesAfter=${gap.replace(/ /g, '\\s').replace(/\n/g, '\\n').replace(/\t/g, '\\t').replace(/\r/g, '\\r')}`
}
