import { organisationWords } from '../ontology/actor.ts'
import type { FollowThrough } from '../ontology/follow-through.ts'
import { dayWords, whenWords } from './date-words.ts'

const score = (n: 1 | 0 | -1): string => (n === 1 ? '+1' : n === 0 ? '0' : '−1')

/** "open, due 30 June 2026; scored KOR +1 (Ana)". */
export function followWords({ status, due, timing, steps, scores }: FollowThrough): string {
  const last = steps.findLast((s) => s.status === status && s.status !== 'open')
  const since = last?.day ? ` ${dayWords(last.day)}` : ''
  const when =
    due === null || timing === null
      ? ''
      : timing === 'due'
        ? `, due ${whenWords(due)}`
        : `, overdue since ${whenWords(due)}`
  const scored = scores
    .map(
      (s) =>
        `${s.member.startsWith('org:') ? organisationWords(s.member) : s.member} ${score(s.score)} (${s.by})`,
    )
    .join(', ')
  return `${status}${since}${when}${scored === '' ? '' : `; scored ${scored}`}`
}
