import type { Parts } from './parts.ts'
import { cardinal, DAY_PARTS } from './vocabulary.ts'
import type { Words } from './words.ts'

const ZONE = /^(?:gmt|utc|z|est|edt|cst|cdt|mst|mdt|pst|pdt|et|ct|pt|bst|cet|cest|kst|jst|ist|local|time)$/

const zones = (words: readonly string[], at: number, parts: Parts): number => {
  let next = at
  while (ZONE.test(words[next] ?? '')) {
    if (/^(?:gmt|utc|z)$/.test(words[next]!)) parts.universal = true
    next++
  }
  return next
}

/** "14:30", "5:30 p.m.", "10 p.m.", "4 in the morning", "1300 GMT", "noon", "five o'clock" */
export const clock: Words = (words, at, parts) => {
  const word = words[at]!
  if (word === 'noon' || word === 'midnight') {
    Object.assign(parts, word === 'noon' ? { hour: 12, minute: 0 } : { hour: 24, minute: 0 })
    return at + 1
  }
  const written = /^(\d{1,2})(?:[:.](\d\d))?$/.exec(word)
  const military = /^([01]\d|2[0-4])([0-5]\d)$/.exec(word)
  const named = cardinal(word)
  let hour = written ? +written[1]! : (named ?? 99)
  let next = at + 1
  const half = words[next] ?? ''
  const rest = words.slice(next, next + 3).join(' ')
  if (half === 'am' || half === 'pm') {
    if (hour > 12) return null
    hour = (hour % 12) + (half === 'pm' ? 12 : 0)
    next++
  } else if (half === "o'clock" || half === 'o’clock') {
    next++
    if (/^in the (?:afternoon|evening)$|^at night/.test(words.slice(next, next + 3).join(' ')) && hour < 12)
      hour += 12
  } else if (/^in the (?:morning|afternoon|evening)$|^at night/.test(rest) && hour <= 12) {
    if (!rest.endsWith('morning')) hour = (hour % 12) + 12
    next += rest.startsWith('at') ? 2 : 3
  } else if (military && ZONE.test(half)) {
    Object.assign(parts, { hour: +military[1]!, minute: +military[2]! })
    return zones(words, next, parts)
  } else if (!written?.[2] || !word.includes(':')) return null
  if (hour > 24) return null
  parts.hour = hour
  parts.minute = written?.[2] ? +written[2] : 0
  return zones(words, next, parts)
}

/** "morning", "night", "overnight", "the early hours" */
export const dayPart: Words = (words, at, parts) => {
  if (/^(?:early|small|wee) hours$/.test(words.slice(at, at + 2).join(' '))) {
    parts.part ??= 'MO'
    return at + 2
  }
  const found = DAY_PARTS.get(words[at]!)
  if (!found) return null
  const edge = words[at - 1] === 'the' ? words[at + 1] : undefined
  if (edge === 'before' || edge === 'after') {
    parts.relations.push({ relation: edge === 'before' ? 'previous' : 'following', unit: 'day' })
    parts.part = found
    return at + 2
  }
  if (/^(?:mornings|nights|evenings|afternoons)$/.test(words[at]!)) parts.set = true
  parts.part = found
  return at + 1
}
