import type { Note } from '../ontology/note.ts'
import type {
  ActScores,
  Attribution,
  Name,
  Reading,
  Sentence,
  TimeExpression,
  Word,
} from '../ontology/reading.ts'
import type { Report } from '../ontology/report.ts'
import type { Span } from '../ontology/span.ts'
import { actScoresOf } from './act-scores.ts'
import { agreedTypes, type Candidate } from './agree.ts'
import { withBareContractions } from './bare-contractions.ts'
import type { Decoded } from './decode.ts'
import { withFiniteConjuncts } from './finite-conjuncts.ts'
import { withHonours } from './honours.ts'
import type { Label } from './labels.ts'
import { foreignOf, holdsEnglish, isProse, languageOf } from './language.ts'
import { withLateObliques } from './late-obliques.ts'
import { lemmaOf } from './lemma.ts'
import { withArguments } from './misread-arguments.ts'
import type { Model } from './model.ts'
import { refers } from './phrases.ts'
import { referencesOf, type Vector, vectorAt } from './references.ts'
import type { Range } from './stretch.ts'
import { outside, type Units, unitsOf } from './units.ts'
import { type Window, windowsOf } from './windows.ts'

/** Longest stretch of a text that is read; about the length of a book. */
const LONGEST = 1_000_000

/** Reads a report: words and trees, names, times and attributions. What could not be read is said in the notes. */
export async function read(
  report: Report,
  model: Model,
): Promise<{ readonly reading: Reading; readonly notes: readonly Note[] }> {
  const notes: Note[] = []
  const note = (rule: string, message: string, span: Span | null): void => {
    notes.push({ rule, level: 'warning', message, path: null, report: report.id, span })
  }
  const reading = new Assembly(report, model)
  const whole = { start: 0, end: report.text.length }
  if (report.text.trim() === '') {
    note('text-empty', 'expected some text, got none; the report has nothing to read', null)
    return { reading: reading.made(), notes }
  }
  if (!isProse(report.text)) {
    note('text-unread', 'expected sentences, got mostly figures or signs; the report was not read', whole)
    return { reading: reading.made(), notes }
  }
  const language = await languageOf(report.text)
  const other = language === null || language === 'en' ? null : language
  if (other !== null && !holdsEnglish(report.text)) {
    note('language-unread', `expected English, got "${language}"; the report was not read`, whole)
    return { reading: reading.made(), notes }
  }
  const foreign = await foreignOf(report.text, other)
  for (const name of new Set(foreign.map((f) => f.language))) {
    const [first, ...more] = foreign.filter((f) => f.language === name)
    const others = more.length === 0 ? '' : `, here and in ${more.length} more places`
    const { start, end } = first!
    note('language-unread', `expected English, got "${name}"${others}; it was not read`, { start, end })
  }
  let text = report.text
  if (text.length > LONGEST) {
    const end = wholeCharacters(text, LONGEST)
    note(
      'text-too-long',
      `expected at most ${LONGEST} characters, got ${text.length}; the rest was not read, part the text`,
      { start: end, end: text.length },
    )
    text = text.slice(0, end)
  }
  const units = outside(unitsOf(text), foreign)
  const windows = windowsOf(text, units, model.vocabulary, model.manifest.maxLength)
  const decoded = await Promise.all(windows.map((window) => model.run(window)))
  windows.forEach((window, n) => {
    reading.add(units, window, decoded[n]!)
  })
  return { reading: reading.made(), notes }
}

/** The last place at or before `end` that is not inside a surrogate pair, at white space if some is near. */
function wholeCharacters(text: string, end: number): number {
  const space = text.lastIndexOf('\n', end)
  if (space > end - 10_000) return space
  const code = text.charCodeAt(end)
  return code >= 0xdc00 && code <= 0xdfff ? end - 1 : end
}

/** A content without the comma, colon, dash or opening quote that stands at its edge. */
function trimmed(text: string, { start, end }: Span): Span {
  const words = text.slice(start, end)
  const kept = words.replace(/[\s,;:([{“‘–—-]+$/, '')
  const begin = kept.length - kept.replace(/^[\s,;:)\]}”–—]+/, '').length
  return kept.length === begin ? { start, end } : { start: start + begin, end: start + kept.length }
}

const probability = (logarithm: number): number => Math.round(1000 * Math.exp(logarithm)) / 1000

/** A word as the same object as all others, however it was mended: what goes over them is much faster for it. */
const wordOf = ({ start, end, lemma, upos, xpos, head, deprel }: Word): Word => ({
  start,
  end,
  lemma,
  upos,
  xpos,
  head,
  deprel,
})

/** A reading as its windows come together. */
class Assembly {
  readonly words: Word[] = []
  readonly sentences: Sentence[] = []
  readonly names: Candidate[] = []
  readonly times: TimeExpression[] = []
  readonly attributions: Attribution[] = []
  readonly acts: ActScores[] = []
  /** By word; empty where the model has no layers for coreference. */
  readonly vectors = new Map<number, Vector>()
  readonly report: Report
  readonly model: Model

  constructor(report: Report, model: Model) {
    this.report = report
    this.model = model
  }

  add(units: Units, window: Window, decoded: Decoded): void {
    const { manifest } = this.model
    const before = this.words.length
    const count = decoded.words.length
    const start = (unit: number): number => units.starts[window.from + unit]!
    const end = (unit: number): number => units.ends[window.from + unit]!
    const span = ([from, to]: Range): Span => ({ start: start(from), end: end(to - 1) })
    const wordOf = new Int32Array(window.to - window.from)
    for (let k = 0, word = -1; k < wordOf.length; k++) {
      if (decoded.words[word + 1] === k) word++
      wordOf[k] = word
    }
    const lastUnit = (word: number): number => (decoded.words[word + 1] ?? window.to - window.from) - 1
    for (let k = 0; k < count; k++) {
      const from = start(decoded.words[k]!)
      const to = end(lastUnit(k))
      const upos = manifest.upos[decoded.upos[k]!] ?? 'X'
      const xpos = manifest.xpos[decoded.xpos[k]!] ?? '_'
      this.words.push({
        start: from,
        end: to,
        lemma: lemmaOf(this.report.text.slice(from, to), manifest.lemma[decoded.lemma[k]!], upos, xpos),
        upos,
        xpos,
        head: decoded.heads[k]! < 0 ? -1 : before + decoded.heads[k]!,
        deprel: manifest.rel[decoded.rel[k]!] ?? 'dep',
      })
    }
    const { vectors } = decoded
    if (vectors)
      for (let k = 0; k < count; k++)
        if (refers(this.words[before + k]!)) this.vectors.set(before + k, vectorAt(vectors, k))
    decoded.sentences.forEach((first, s) => {
      const last = decoded.sentences[s + 1] ?? count
      this.sentences.push({
        start: this.words[before + first]!.start,
        end: this.words[before + last - 1]!.end,
        first: before + first,
        last: before + last,
      })
    })
    if (decoded.acts) this.acts.push(...actScoresOf(this.words, before, decoded.acts))
    /** A label never cuts a word in two. */
    const snap = ({ from, to }: Label): Span => ({
      start: start(decoded.words[wordOf[from]!]!),
      end: end(lastUnit(wordOf[to - 1]!)),
    })
    for (const name of decoded.names) this.names.push({ ...snap(name), type: name.type, scores: name.scores })
    for (const time of decoded.times)
      this.times.push({ ...snap(time), type: manifest.times[time.type]!, confidence: time.confidence })
    for (const link of decoded.links)
      this.attributions.push({
        source: link.source.map(span),
        cue: link.cue.map(span),
        content: link.content.map((range) => trimmed(this.report.text, span(range))),
        confidence: link.confidence,
      })
  }

  made(): Reading {
    const { report, model, times } = this
    const { words: contracted, places } = withBareContractions(report.text, this.words)
    const place = (word: number): number => places[word]!
    const types = agreedTypes(report.text, this.names, model.manifest.names.indexOf('person'))
    const names = this.names.map(({ start, end, scores }, i): Name => {
      const type = types[i]!
      return { start, end, type: model.manifest.names[type]!, confidence: probability(scores[type]!) }
    })
    const sentences = this.sentences.map((s) => ({ ...s, first: place(s.first), last: place(s.last) }))
    const named = withHonours(report.text, contracted, names, sentences)
    const mended = withLateObliques(withArguments(named, { names, times }))
    const told = withFiniteConjuncts(mended, this.attributions)
    const words = told.words.map(wordOf)
    const { attributions } = told
    const base = {
      report: report.id,
      model: model.name,
      sentences,
      words,
      names,
      attributions,
      times,
    }
    const vectors = new Map([...this.vectors].map(([word, vector]) => [place(word), vector]))
    const vectorOf = (word: number): Vector | null => vectors.get(word) ?? null
    const acts = this.acts.map((a) => ({ ...a, word: place(a.word) }))
    return {
      ...base,
      ...(model.manifest.acts ? { acts } : {}),
      ...(vectors.size > 0 ? { references: referencesOf(report.text, base, vectorOf) } : {}),
    }
  }
}
