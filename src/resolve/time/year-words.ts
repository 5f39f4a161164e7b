import { noParts } from './parts.ts'
import { countAt, ordinalAt } from './tokens.ts'
import { DECADES, MONTHS } from './vocabulary.ts'
import { DASH, fullYear, skip, type Words, year4 } from './words.ts'

/** "1910-45", "1926 to 1932", "between 1926 and 1932" */
export const yearRange: Words = (words, at, parts) => {
  const from = year4(words[at])
  if (from === null) return null
  const joint = words[at + 1] ?? ''
  if (!DASH.test(joint) && joint !== '/' && !(joint === 'and' && words[at - 1] === 'between')) return null
  const short = /^\d\d$/.exec(words[at + 2] ?? '')
  const to = year4(words[at + 2]) ?? (short ? from - (from % 100) + +short[0] : null)
  if (to === null || to <= from || (joint === '/' && to > from + 1) || MONTHS.has(words[at + 3] ?? ''))
    return null
  parts.year = from
  parts.until = { ...noParts(), year: to }
  return at + 3
}

/** "2020, 2021 and 2022", "2025 and 2026" */
export const yearList: Words = (words, at, parts) => {
  const from = year4(words[at])
  if (from === null) return null
  let next = at + 1
  let last = from
  while (year4(words[next + 1]) === last + 1 && /^(?:,|and|&)$/.test(words[next]!)) {
    last++
    next += 2
  }
  if (last === from || words[next - 2] === ',') return null
  Object.assign(parts, { year: from, until: { ...noParts(), year: last } })
  return next
}

/** "the 1990s", "the '80s", "the nineties" */
export const decade: Words = (words, at, parts) => {
  const word = words[at]!
  const full = /^(1\d|20)(\d0)s$/.exec(word)
  const short = /^[’'‘`]?(\d0)s$/.exec(word)?.[1] ?? DECADES.get(word)
  if (full?.[2] === '00' && full[1] !== '20') parts.century = +full[1]! * 100
  else if (full) parts.decade = +full[1]! * 100 + +full[2]!
  else if (short !== undefined) Object.assign(parts, { decade: +short, shortDecade: true })
  else return null
  return at + 1
}

/** "the 20th century" */
export const ordinalCentury: Words = (words, at, parts) => {
  const nth = ordinalAt(words, at)
  if (!nth || !/^century|centuries$/.test(words[nth.next] ?? '')) return null
  parts.century = (nth.value - 1) * 100
  if (words[nth.next + 1] === 'bc') parts.beforeChrist = true
  return nth.next + (parts.beforeChrist ? 2 : 1)
}

/** "the third quarter", "third-quarter", "Q3", "the last half" */
export const quarter: Words = (words, at, parts) => {
  const short = /^(?:q([1-4])|([1-4])q|h([12])|([12])h)$/.exec(words[at]!)
  if (short) {
    const [, q, q2, h, h2] = short
    if (q ?? q2) parts.quarter = +(q ?? q2)!
    else parts.half = +(h ?? h2)!
    return at + 1
  }
  const last = words[at] === 'last' || words[at] === 'final'
  const nth = last ? { value: 0, next: at + 1 } : ordinalAt(words, at)
  if (!nth) return null
  const next = skip(words, nth.next, 'fiscal', 'calendar')
  const final = words[at] === 'final' && words[next] === 'quarter'
  if (/^quarters?$/.test(words[next] ?? '') && (final || (nth.value >= 1 && nth.value <= 4))) {
    parts.quarter = nth.value || 4
    if (words[next] === 'quarters') parts.set = true
  } else if (words[next] === 'half' && nth.value <= 2) parts.half = nth.value || 2
  else return null
  return next + 1
}

/** "2026", "'89", "the year two thousand", "nineteen ninety-one", "fiscal 1989", "480 BC" */
export const year: Words = (words, at, parts) => {
  if (parts.year !== undefined) return null
  const word = words[at]!
  if (/^\d{1,4}$/.test(word) && words[at + 1] === 'bc') {
    Object.assign(parts, { year: Number(word), beforeChrist: true })
    return at + 2
  }
  const plain = year4(word)
  const short = /^[’'‘`](\d\d)$/.exec(word)
  if (plain !== null) {
    parts.year = plain
    const kind = skip(words, at + 1, 'fiscal', 'calendar', 'financial', 'academic', 'school', 'tax')
    return kind > at + 1 && words[kind] === 'year' ? kind + 1 : at + 1
  }
  if (short) parts.year = fullYear(+short[1]!)
  else {
    const head = countAt(words, at)
    if (!head || !/^[a-z]/.test(word) || head.value === null) return null
    if (head.value >= 2000 && head.value < 2100) {
      const rest = countAt(words, skip(words, head.next, 'and'))
      const more = rest && rest.value !== null && rest.value < 100 ? rest : null
      parts.year = head.value + (more?.value ?? 0)
      return more?.next ?? head.next
    }
    const tail = countAt(words, head.next)
    if (head.value < 11 || head.value > 20 || tail?.value == null || tail.value < 10 || tail.value > 99)
      return null
    parts.year = head.value * 100 + tail.value
    return tail.next
  }
  return at + 1
}
