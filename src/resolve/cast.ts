import { appositionOf } from './apposition.ts'
import { isHonour } from './honours.ts'
import { type NameRun, nameRuns, runAfter } from './names.ts'
import { claimOf, type Person } from './persons.ts'
import { group } from './same-person.ts'
import { listAfter, namesInOrder, shareOf } from './shared-titles.ts'
import { type Sheet, together } from './sheet.ts'
import { ownerOf } from './title-tail.ts'
import { type TitlePhrase, titlePhrases } from './titles.ts'

/** The persons whom a report names, and which words name them. */
export interface Cast {
  readonly persons: Person[]
  readonly runs: readonly NameRun[]
  readonly personOf: ReadonlyMap<NameRun, Person>
  /** The run that covers each word. */
  readonly runAt: readonly (NameRun | undefined)[]
  readonly titles: readonly TitlePhrase[]
  /** Title phrases that stand with a name, and with which: before it, or beside it in apposition. */
  readonly bearerOf: ReadonlyMap<TitlePhrase, NameRun>
  /** The title phrase right before each name. */
  readonly before: ReadonlyMap<NameRun, TitlePhrase>
}

/** Reads the names of a report, the offices beside them, and puts together the names that are one person's. */
export function castOf(s: Sheet): Cast {
  const runs = nameRuns(s)
  const runAt: (NameRun | undefined)[] = new Array(s.words.length).fill(undefined)
  const mark = (run: NameRun): void => {
    for (let i = run.first; i <= run.last; i++) runAt[i] ??= run
  }
  for (const run of runs) mark(run)
  const titles = titlePhrases(s, (i) => runAt[i] !== undefined)
  const bearerOf = new Map<TitlePhrase, NameRun>()
  const before = new Map<NameRun, TitlePhrase>()
  for (const title of titles) {
    const next = title.last + 1
    if (next >= s.words.length || !together(s, title.last, next)) continue
    if (namesInOrder(s, title, runAt).length > 0) continue
    // "The two foreign ministers, Wagner and Okello, signed"
    const listed =
      title.plural && s.forms[next] === ',' && s.words[runAt[next + 1]?.first ?? next]!.head === title.head
    let named = listed ? next + 1 : next
    while (named < next + 4 && !runAt[named] && isHonour(s.lower[named] ?? '')) named++
    const honorific = named > next && !listed
    let run = runAt[named]
    if (
      !run &&
      !honorific &&
      s.words[title.head]!.upos === 'PROPN' &&
      !title.plural &&
      /^\p{Lu}/u.test(s.forms[title.last]!)
    ) {
      const extra = runAfter(s, next)
      if (extra && extra.first === next) {
        run = extra
        runs.push(extra)
        mark(extra)
      }
    }
    if (run && run.first >= next && run.first <= Math.max(named, next + 1) && !before.has(run)) {
      bearerOf.set(title, run)
      before.set(run, title)
      if (title.plural)
        for (const other of listAfter(s, run, runAt)) {
          if (before.has(other)) continue
          before.set(other, title)
        }
    }
  }
  runs.sort((a, b) => a.first - b.first)
  const titleFrom = new Map<number, TitlePhrase>()
  for (const title of titles) if (!titleFrom.has(title.first)) titleFrom.set(title.first, title)
  for (const title of titles) {
    const next = titleFrom.get(title.last + 1)
    const run = next && bearerOf.get(next)
    if (!run || bearerOf.has(title) || title.plural || before.get(run) !== next || next.of !== null) continue
    bearerOf.set(title, run)
    before.set(run, title)
  }
  for (const title of titles) {
    if (bearerOf.has(title)) continue
    const run = appositionOf(s, title, runAt, before)
    if (run) bearerOf.set(title, run)
  }
  // "Wang Yi, State Councilor and Foreign Minister of China,": offices told after a name, one after another
  for (const title of titles) {
    const run = bearerOf.get(title)
    const next = titleFrom.get(title.last + 2)
    if (
      run &&
      next &&
      run.last < title.first &&
      s.lower[title.last + 1] === 'and' &&
      !bearerOf.has(next) &&
      !next.plural &&
      next.determiner === null
    )
      bearerOf.set(next, run)
  }
  for (const title of titles) {
    const next = titleFrom.get(title.last + 2)
    const run = next && bearerOf.get(next)
    // "the Director of the Office and China's Foreign Minister Wang Yi" is one man, "the president and Foreign Minister Wang" two
    const same = title.of !== null && title.of === next?.of && !title.title.unique
    const joined =
      s.lower[title.last + 1] === 'and' &&
      ((title.determiner === null && next?.determiner === null) || (same && title.determiner === 'the'))
    if (
      run &&
      joined &&
      !bearerOf.has(title) &&
      before.get(run) === next &&
      (next.of === null || next.of === title.of)
    )
      bearerOf.set(title, run)
  }
  const { persons, personOf } = group(s, runs, before, bearerOf)
  for (const [title, run] of bearerOf) {
    const person = personOf.get(run)
    if (person && !title.counterpart) person.claims.push(claimOf(s, title, title.of ?? ownerAfter(s, run)))
  }
  for (const [run, title] of before) {
    const person = personOf.get(run)
    if (person && title.plural && bearerOf.get(title) !== run)
      person.claims.push(claimOf(s, title, title.of ?? ownerAfter(s, run)))
  }
  for (const title of titles)
    for (const [n, run] of namesInOrder(s, title, runAt).entries()) {
      const person = personOf.get(run)
      const of = title.states[n]!
      if (person && person.claims.length === 0 && !title.counterpart)
        person.claims.push(claimOf(s, shareOf(title, of), of))
    }
  return { persons, runs, personOf, runAt, titles, bearerOf, before }
}

/** "Prime Minister Narendra Modi of India": the state or organisation right after a name. */
function ownerAfter(s: Sheet, run: NameRun): string | null {
  let at = run.last + 1
  if (s.lower[at] !== 'of' || !together(s, run.last, at)) return null
  at++
  if (s.lower[at] === 'the') at++
  const seen = s.seenAt[at]
  return seen && seen.first === at && seen.sense.kind !== 'adjective' ? ownerOf(seen.sense) : null
}
