import { dependents } from '../ontology/tree.ts'
import type { Leader } from './atlas.ts'
import { plain } from './gazetteer.ts'
import {
  claimOf,
  type NameRun,
  nameRuns,
  type Person,
  partFit,
  partsOf,
  runAfter,
  sameName,
} from './persons.ts'
import { phrase, type Sheet, together } from './sheet.ts'
import { ownerOf, type TitlePhrase, titlePhrases } from './titles.ts'

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
    let run = runAt[next]
    if (
      !run &&
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
    if (!run) {
      const skip = /^(?:mr|mrs|ms|dr|sir|gen|h\.e|his|her)\.?$/.test(s.lower[next]!)
        ? runAt[next + 1]
        : undefined
      run = skip
    }
    if (run && run.first >= next && run.first <= next + 1 && !before.has(run)) {
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
  for (const title of titles) {
    if (bearerOf.has(title)) continue
    const run = appositionOf(s, title, runAt, before)
    if (run) bearerOf.set(title, run)
  }
  for (const title of titles) {
    const next = titles.find((t) => t.first === title.last + 2)
    const run = next && bearerOf.get(next)
    const joined = s.lower[title.last + 1] === 'and' && title.determiner === null && next?.determiner === null
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
  return { persons, runs, personOf, runAt, titles, bearerOf, before }
}

/** "Presidents Xi Jinping and Lee Jae Myung": the names coordinated with the first after a plural title. */
function listAfter(s: Sheet, run: NameRun, runAt: Cast['runAt']): NameRun[] {
  const found: NameRun[] = []
  let at = run.last + 1
  for (; at < s.words.length && together(s, run.first, at); at++) {
    const next = runAt[at]
    if (next) {
      found.push(next)
      at = next.last
    } else if (!/^(?:,|and|of|&|the)$/.test(s.lower[at]!) && !s.seenAt[at] && s.words[at]!.upos !== 'PART')
      break
  }
  return found
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

/** The name a title phrase stands beside: "Zhao Leji, chairman of …", "the premier, Li Qiang,", or "Kang serves as spokesperson". */
function appositionOf(
  s: Sheet,
  title: TitlePhrase,
  runAt: Cast['runAt'],
  before: Cast['before'],
): NameRun | undefined {
  if (title.plural) return undefined
  const { words, forms } = s
  const head = words[title.head]!
  if (head.deprel.startsWith('appos') && runAt[head.head] && head.head < title.first) return runAt[head.head]
  for (const d of dependents(s.reading, title.head, 'appos')) {
    const run = runAt[d]
    if (run && d > title.last && !before.has(run) && run.first - title.last <= 3) return run
  }
  for (const d of dependents(s.reading, title.head, 'nmod:desc', 'flat')) {
    const run = runAt[d]
    if (run && run.first === title.last + 1) return run
  }
  const left = title.first - 1
  if (left > 0 && together(s, left, title.head) && /^[,(–—-]$/.test(forms[left]!)) {
    const run = runAt[left - 1] ?? ownerAfterEnd(s, left - 1, runAt)
    const after = forms[title.last + 1]
    const listed = words[title.head]!.deprel === 'conj' || /^(?:and|or)$/.test(after ?? '')
    if (
      run &&
      !listed &&
      (head.deprel !== 'nsubj' || /^[,.)]$/.test(after ?? '')) &&
      !s.lower[title.first]!.startsWith('who')
    )
      return run
  }
  if (head.deprel.startsWith('appos')) return undefined
  if (forms[title.last + 1] === ',' && title.determiner !== 'a') {
    const run = runAt[title.last + 2]
    const close = run ? forms[run.last + 1] : undefined
    if (
      run &&
      !before.has(run) &&
      run.first === title.last + 2 &&
      together(s, title.last, run.first) &&
      (close === ',' || close === '.' || close === undefined || /^(?:and|[-–—)])$/.test(close)) &&
      words[run.first]!.deprel !== 'conj' &&
      (title.determiner !== null || title.of !== null)
    )
      return run
  }
  const verb = head.head
  const turned =
    verb >= 0 && /^(?:become|remain)$/.test(s.words[verb]!.lemma) && /^(?:xcomp|obj)/.test(head.deprel)
  if (turned && !negated(s, verb)) {
    const subject = dependents(s.reading, verb, 'nsubj')[0]
    if (subject !== undefined) return subjectRun(s, subject, runAt)
  }
  const copular = dependents(s.reading, title.head, 'cop').length > 0
  if (copular) {
    const subject = dependents(s.reading, title.head, 'nsubj')[0]
    if (subject !== undefined && !negated(s, title.head)) return subjectRun(s, subject, runAt)
  }
  if (s.lower[title.first - 1] === 'as') {
    if (
      verb >= 0 &&
      /^(?:serve|act|work|appoint|name|elect|nominate|swear|inaugurate|choose|install|double|re-elect|reelect)$/.test(
        words[verb]!.lemma,
      ) &&
      !negated(s, verb)
    ) {
      const passive = dependents(s.reading, verb, 'nsubj:pass')[0]
      const subject =
        passive ??
        (words[verb]!.lemma === 'serve' ||
        words[verb]!.lemma === 'act' ||
        words[verb]!.lemma === 'work' ||
        words[verb]!.lemma === 'double'
          ? dependents(s.reading, verb, 'nsubj')[0]
          : dependents(s.reading, verb, 'obj')[0])
      if (subject !== undefined) return subjectRun(s, subject, runAt)
      if (words[verb]!.deprel.startsWith('acl')) return runAt[words[verb]!.head]
    }
  }
  return undefined
}

const negated = (s: Sheet, verb: number): boolean =>
  dependents(s.reading, verb, 'advmod').some((d) => /^(?:not|n't|never)$/.test(s.lower[d]!))

/** The run that a subject is: the name itself, or what "who" stands for. */
function subjectRun(s: Sheet, subject: number, runAt: Cast['runAt']): NameRun | undefined {
  if (runAt[subject]) return runAt[subject]
  if (/^(?:who|that)$/.test(s.lower[subject]!)) {
    let at = s.words[subject]!.head
    while (at >= 0 && !s.words[at]!.deprel.startsWith('acl')) at = s.words[at]!.head
    if (at >= 0 && s.words[at]!.head >= 0) return runAt[s.words[at]!.head]
  }
  return undefined
}

const ownerAfterEnd = (s: Sheet, at: number, runAt: Cast['runAt']): NameRun | undefined => {
  const seen = s.seenAt[at]
  if (!seen || s.lower[seen.first - 1] !== 'of') return undefined
  return runAt[seen.first - 2]
}

const TITLES_ALIKE = new Set([
  'leader',
  'official',
  'head',
  'secretary',
  'general',
  'minister',
  'doctor',
  'professor',
  'diplomat',
  'top diplomat',
  'counterpart',
])

/** Whether one person can hold both titles at the time of the report. */
export function titlesAgree(a: TitlePhrase, b: TitlePhrase): boolean {
  if (a.of !== null && b.of !== null && a.of !== b.of && !a.of.startsWith('org:') && !b.of.startsWith('org:'))
    return false
  if (a.title.title === b.title.title) return true
  if (a.former || b.former) return true
  if (TITLES_ALIKE.has(a.title.title) || TITLES_ALIKE.has(b.title.title)) return true
  if (a.title.rank === 'spouse' || b.title.rank === 'spouse') return false
  return (
    !(a.title.rank === 'head' && b.title.rank === 'head' && a.title.level === b.title.level) ||
    /general secretary|chairman/.test(a.title.title + b.title.title)
  )
}

function group(
  s: Sheet,
  runs: readonly NameRun[],
  before: Cast['before'],
  bearerOf: Cast['bearerOf'],
): { persons: Person[]; personOf: Map<NameRun, Person> } {
  const persons: Person[] = []
  const personOf = new Map<NameRun, Person>()
  const titleOf = new Map<NameRun, TitlePhrase>(before)
  for (const [title, run] of bearerOf) if (!titleOf.has(run)) titleOf.set(run, title)
  const agrees = (person: Person, run: NameRun): boolean => {
    if (run.gender && person.gender && run.gender !== person.gender) return false
    const title = titleOf.get(run)
    return (
      !title ||
      title.counterpart ||
      person.runs.every((r) => {
        const t = titleOf.get(r)
        return !t || t.counterpart || titlesAgree(t, title)
      })
    )
  }
  const join = (run: NameRun, person: Person | undefined): void => {
    let to = person
    if (!to) {
      to = {
        serial: persons.length,
        name: '',
        parts: [],
        gender: null,
        state: null,
        claims: [],
        runs: [],
        nameless: false,
      }
      persons.push(to)
    }
    to.runs.push(run)
    to.gender ??= run.gender ?? titleOf.get(run)?.title.gender ?? null
    if (run.parts.length > to.parts.length) {
      to.parts = run.parts
      to.name = phrase(s, run.first, run.last)
    }
    personOf.set(run, to)
  }
  for (const run of runs) {
    if (run.parts.length < 2) continue
    const same = persons.filter((p) => p.runs.some((r) => sameName(r.parts, run.parts)) && agrees(p, run))
    join(run, same[0])
  }
  for (const run of runs) {
    if (run.parts.length > 1) continue
    const fits = persons
      .map((p) => ({
        p,
        fit: Math.max(
          ...p.runs.map((r) =>
            r.parts.length === 1 ? (r.parts[0] === run.parts[0] ? 3 : 0) : partFit(run.parts, r.parts),
          ),
        ),
      }))
      .filter(({ p, fit }) => fit > 0 && agrees(p, run))
    const best = Math.max(0, ...fits.map((f) => f.fit))
    let chosen = fits.filter((f) => (best >= 2 ? f.fit >= 2 : f.fit === best)).map((f) => f.p)
    if (chosen.length > 1) {
      const title = titleOf.get(run)
      const titled = title
        ? chosen.filter((p) => p.runs.some((r) => titleOf.get(r)?.title.title === title.title.title))
        : []
      if (titled.length > 0) chosen = titled
    }
    if (chosen.length > 1) {
      const earlier = chosen.filter((p) => p.runs.some((r) => r.first < run.first))
      if (earlier.length > 0) chosen = earlier
    }
    if (chosen.length > 1) {
      const heads = chosen.filter((p) => p.runs.some((r) => titleOf.get(r)?.title.rank === 'head'))
      if (heads.length === 1) chosen = heads
    }
    if (chosen.length > 1) continue
    join(run, chosen[0])
  }
  for (const p of persons) if (p.name === '') p.name = phrase(s, p.runs[0]!.first, p.runs[0]!.last)
  for (const p of persons) p.gender ??= genderByName(s, p)
  return { persons, personOf }
}

function genderByName(s: Sheet, person: Person): 'm' | 'f' | null {
  const leader = leaderFor(s, person)
  if (leader?.gender) return leader.gender
  if (person.parts.length < 2) return null
  const given = plain(person.name.split(/\s+/)[0]!).toLowerCase()
  const rest = plain(person.name.split(/\s+/).slice(1).join(' ')).toLowerCase()
  return s.atlas.genders.get(given) ?? s.atlas.genders.get(rest) ?? null
}

/** Years by which a leader's dates may be passed: the register knows them by their visits only. */
const SLACK = 3

/** The dated leader of the atlas that a person's name and title single out on the day of the report. */
export function leaderFor(s: Sheet, person: Person): Leader | null {
  const year = s.report.published ? Number(s.report.published.slice(0, 4)) : null
  const title = person.claims.map((c) => c.phrase.title.title)
  const found = new Set<Leader>()
  for (const part of new Set([person.parts[person.parts.length - 1], person.parts[0]])) {
    if (part === undefined) continue
    for (const leader of s.atlas.leaders.get(part) ?? []) {
      if (
        year !== null &&
        ((leader.from !== null && year < Number(leader.from.slice(0, 4)) - SLACK) ||
          (leader.to !== null && year > Number(leader.to.slice(0, 4)) + SLACK))
      )
        continue
      if (person.parts.length === 1 && !title.includes(leader.title)) continue
      const parts = partsOf(leader.name)
      if (person.parts.length > 1 ? sameName(parts, person.parts) : partFit(person.parts, parts) >= 2)
        found.add(leader)
    }
  }
  const states = new Set([...found].map((l) => l.state))
  return states.size === 1 ? [...found][0]! : null
}
