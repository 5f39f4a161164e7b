import type { Cast } from './cast.ts'
import type { NameRun } from './names.ts'
import { type Sheet, together } from './sheet.ts'
import type { TitlePhrase } from './titles.ts'

/** The states that share a plural title between words `first` and `last`, and where the phrase then begins and ends; null where it names fewer than two. */
export interface SharedBy {
  readonly first: number
  readonly last: number
  readonly determiner: TitlePhrase['determiner']
  readonly states: readonly string[]
}

/** "the Dutch and Belgian prime ministers", "his Ugandan and Rwandan counterparts"; "the presidents of Kenya and Uganda", "foreign ministers from Egypt, Jordan and Iraq". */
export function statesOf(s: Sheet, first: number, last: number): SharedBy | null {
  return before(s, first, last) ?? after(s, first, last)
}

const comma = (s: Sheet, at: number): boolean => s.forms[at] === ','

function before(s: Sheet, first: number, last: number): SharedBy | null {
  const states: string[] = []
  let at = first
  for (;;) {
    const seen = s.seenAt[at]
    if (seen?.first !== at || !('state' in seen.sense)) break
    if (!/^(?:adjective|name)$/.test(seen.sense.kind)) break
    states.unshift(seen.sense.state)
    let link = at - 1
    if (s.lower[link] === 'and') link--
    if (comma(s, link) && s.seenAt[link - 1]) link--
    const left = link === at - 1 ? undefined : s.seenAt[link]
    if (left === undefined || !together(s, left.first, last)) break
    at = left.first
  }
  if (states.length < 2) return null
  const word = s.words[at - 1]
  const lead = word !== undefined && together(s, at - 1, last) ? s.lower[at - 1]! : ''
  if (word?.xpos === 'PRP$' && lead !== '') return { first: at - 1, last, determiner: 'possessive', states }
  return lead === 'the'
    ? { first: at - 1, last, determiner: 'the', states }
    : { first: at, last, determiner: null, states }
}

function after(s: Sheet, first: number, last: number): SharedBy | null {
  if (!/^(?:of|from)$/.test(s.lower[last + 1] ?? '')) return null
  const states: string[] = []
  let end = last
  for (let at = last + 2; at < s.words.length && together(s, last, at); at++) {
    if (s.lower[at] === 'the') at++
    const seen = s.seenAt[at]
    if (seen?.first !== at || seen.sense.kind !== 'name') break
    states.push(seen.sense.state)
    end = seen.last
    at = end + 1
    const next = (k: number): boolean => s.seenAt[s.lower[k] === 'the' ? k + 1 : k] !== undefined
    if (comma(s, at) && s.lower[at + 1] === 'and') at++
    if (s.lower[at] === 'and' ? !next(at + 1) : !comma(s, at) || !next(at + 1)) break
  }
  if (states.length < 2 || /^['’]s?$/.test(s.forms[end + 1] ?? '')) return null
  const the = s.lower[first] === 'the'
  return { first, last: end, determiner: the ? 'the' : null, states }
}

/** The names after a title of several states, as many as these and in their order: "the foreign ministers of Chad and Togo, Idris Saleh and Kofi Mensah". */
export function namesInOrder(s: Sheet, title: TitlePhrase, runAt: Cast['runAt']): NameRun[] {
  const first = comma(s, title.last + 1) ? runAt[title.last + 2] : undefined
  if (!first) return []
  const named = [first, ...listAfter(s, first, runAt)].slice(0, title.states.length)
  return named.length === title.states.length ? named : []
}

/** "Presidents Xi Jinping and Lee Jae Myung": the names coordinated with the first after a plural title. */
export function listAfter(s: Sheet, run: NameRun, runAt: Cast['runAt']): NameRun[] {
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

/** A title of several states as one of them has it. */
export const shareOf = (title: TitlePhrase, of: string): TitlePhrase => ({
  ...title,
  of,
  states: [of],
  plural: false,
  tail: null,
  name: title.title.title,
})
