import { dependents } from '../ontology/tree.ts'
import type { Cast } from './cast.ts'
import { isHonour } from './honours.ts'
import type { NameRun } from './names.ts'
import { type Sheet, together } from './sheet.ts'
import type { TitlePhrase } from './titles.ts'

/** "the Prime Minister of Chad, Idris Saleh, the President of Togo, Yao Mensah": the name after an office, where the one before it has an office of its own. */
function chained(
  s: Sheet,
  title: TitlePhrase,
  runAt: Cast['runAt'],
  before: Cast['before'],
): NameRun | undefined {
  const led = s.forms[title.first - 1] === ',' ? runAt[title.first - 2] : undefined
  const next = s.forms[title.last + 1] === ',' ? runAt[title.last + 2] : undefined
  if (!led || !next || before.has(next) || title.determiner !== 'the' || title.of === null) return undefined
  const close = s.forms[next.last + 1]
  return s.forms[led.first - 1] === ',' && (close === ',' || close === 'and' || close === '.')
    ? next
    : undefined
}

/** The name a title phrase stands beside: "Zhao Leji, chairman of …", "the premier, Li Qiang,", or "Kang serves as spokesperson". */
export function appositionOf(
  s: Sheet,
  title: TitlePhrase,
  runAt: Cast['runAt'],
  before: Cast['before'],
): NameRun | undefined {
  if (title.plural) return undefined
  const { words, forms } = s
  const head = words[title.head]!
  if (resumes(s, title, runAt)) return undefined
  const own = chained(s, title, runAt, before)
  if (own !== undefined) return own
  const beside = forms[title.first - 1] === ',' ? runAt[title.first - 2] : undefined
  if (
    beside &&
    head.deprel.startsWith('appos') &&
    runAt[head.head] !== beside &&
    (title.determiner === null ||
      (forms[title.last + 1] === ',' && runAt[head.head] && head.head < beside.first))
  )
    return beside
  if (head.deprel.startsWith('appos') && runAt[head.head] && head.head < title.first) return runAt[head.head]
  for (const d of dependents(s.reading, title.head, 'appos')) {
    const run = runAt[d] ?? runTitled(s, d, runAt, before)
    // "the Chairman of the Authority, President Bio": an office before another that stands with the name
    const led = run && before.get(run)
    if (
      run &&
      led &&
      led.first === title.last + 2 &&
      forms[title.last + 1] === ',' &&
      led.title !== title.title
    )
      return run
    if (
      run &&
      d > title.last &&
      !before.has(run) &&
      (run.first - title.last <= (s.lower[title.last + 1] === 'to' ? 6 : 3) ||
        onlyHonours(s, title.last + 1, run.first))
    )
      return run
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
  const comma = afterPlace(s, afterBrackets(s, title.last + 1))
  // "a spokesperson for the ministry, Lu Otieno, said"
  const any = title.determiner === 'a' && title.title.rank !== 'spokesperson'
  if (forms[comma] === ',' && !any) {
    const run = runAt[afterHonours(s, comma + 1)]
    const close = run ? forms[run.last + 1] : undefined
    if (
      run &&
      !before.has(run) &&
      run.first === afterHonours(s, comma + 1) &&
      together(s, title.last, run.first) &&
      (close === ',' || close === '.' || close === undefined || /^(?:and|[-–—)])$/.test(close)) &&
      (words[run.first]!.deprel !== 'conj' || (title.counterpart && close === ',')) &&
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
  // "was elected president of", "named her foreign minister"
  if (
    verb >= 0 &&
    MADE.test(words[verb]!.lemma) &&
    /^(?:xcomp|obj|obl)/.test(head.deprel) &&
    title.determiner !== 'a'
  ) {
    const made =
      dependents(s.reading, verb, 'nsubj:pass')[0] ??
      dependents(s.reading, verb, 'obj').find((o) => o !== title.head && o < title.first)
    const bare = dependents(s.reading, title.head, 'case').every((c) => c > title.head)
    if (made !== undefined && bare && !negated(s, verb)) return subjectRun(s, made, runAt)
  }
  const copular = dependents(s.reading, title.head, 'cop').length > 0
  if (copular) {
    const subject = dependents(s.reading, title.head, 'nsubj')[0]
    if (subject !== undefined && !negated(s, title.head)) return subjectRun(s, subject, runAt)
  }
  if (s.lower[title.first - 1] === 'as') {
    const enters =
      verb >= 0 &&
      /^(?:take|assume)$/.test(words[verb]!.lemma) &&
      dependents(s.reading, verb, 'obj').some((o) => /^(?:office|oath|charge)$/.test(words[o]!.lemma))
    const subject = enters && !negated(s, verb) ? dependents(s.reading, verb, 'nsubj')[0] : undefined
    if (subject !== undefined) return subjectRun(s, subject, runAt)
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

/** Verbs by which somebody comes into an office: "was elected president". */
export const MADE = /^(?:appoint|elect|re-elect|reelect|name|choose|crown|inaugurate)$/

/** The name right after the office that a word belongs to: "Mufti" of "Lebanon's religious leader, Grand Mufti Saad". */
function runTitled(
  s: Sheet,
  word: number,
  runAt: Cast['runAt'],
  before: Cast['before'],
): NameRun | undefined {
  for (let at = word + 1; at <= word + 4 && together(s, word, at); at++) {
    const run = runAt[at]
    const title = run && before.get(run)
    if (run) return title && title.first <= word && word <= title.last ? run : undefined
  }
  return undefined
}

/** The word after "H.E. Mr." and the like. */
function afterHonours(s: Sheet, from: number): number {
  let at = from
  while (at < from + 5 && isHonour(s.lower[at] ?? '')) at++
  return at
}

/** ", H.E. Mr." between an office and a name. */
const onlyHonours = (s: Sheet, from: number, to: number): boolean =>
  s.lower.slice(from, to).every((word) => word === ',' || word === 'the' || isHonour(word))

/** "In his talks with the minister, Hakan Fidan, the Secretary-General raised …": a subject of its own after a name. */
function resumes(s: Sheet, title: TitlePhrase, runAt: Cast['runAt']): boolean {
  const next = s.words[title.last + 1]
  const before = runAt[title.first - 2]
  return (
    title.determiner === 'the' &&
    s.forms[title.first - 1] === ',' &&
    before !== undefined &&
    s.forms[before.first - 1] === ',' &&
    next !== undefined &&
    /^VB[DZ]$/.test(next.xpos)
  )
}

/** The word after an abbreviation in brackets: "of the North Atlantic Treaty Organization (NATO), Jens Stoltenberg". */
const afterBrackets = (s: Sheet, at: number): number =>
  s.forms[at] === '(' && s.forms[at + 2] === ')' ? at + 3 : at

/** The word after a place of posting: "Togo's ambassador in London, Kofi Mensah". */
const afterPlace = (s: Sheet, at: number): number => {
  if (s.lower[at] !== 'in' || s.words[at]!.upos !== 'ADP') return at
  for (let k = at + 1; k < at + 4; k++) if (s.words[k]?.upos !== 'PROPN') return k > at + 1 ? k : at
  return at
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
