import type { z } from '@hono/zod-openapi'

type Issue = z.core.$ZodIssue

/** What a value must be, in words: "1 or more", "one of open, progress"; a pattern says it itself. */
function wanted(issue: Issue): string {
  switch (issue.code) {
    case 'too_small':
      return issue.origin === 'string' ? 'some words' : `${issue.minimum} or more`
    case 'too_big':
      return issue.origin === 'string' ? `at most ${issue.maximum} characters` : `at most ${issue.maximum}`
    case 'invalid_value':
      return `one of ${issue.values.map(String).join(', ')}`
    case 'invalid_format':
      return issue.message
    case 'invalid_type':
      return issue.expected === 'string' ? 'text' : `a ${issue.expected}`
    default:
      return `as described (${issue.message})`
  }
}

/** Characters of what was given that are told. */
const TOLD = 60

/** What came instead: "expected limit to be 1 or more, got "0"; see …". */
export function unfit(issue: Issue, given: unknown): string {
  const value = issue.path.reduce<unknown>(
    (of, name) => (of as Readonly<Record<PropertyKey, unknown>> | undefined)?.[name],
    given,
  )
  const name = issue.path.join('.') || 'the request'
  const told =
    value === undefined
      ? `${name}, got none`
      : `${name} to be ${wanted(issue)}, got ${JSON.stringify(value).slice(0, TOLD)}`
  return `expected ${told}; see /api/openapi.json`
}
