const OPENING = /^["“”'‘\s]+/
const CLOSING = /[,"“”’'\s]+$/
const MARKS = /["“”]/g

/** Words without the quotation marks around them, as those of the page stand there; marks of a quotation within stay. */
export function bare(words: string): string {
  const marks = words.match(MARKS)?.length ?? 0
  const around = OPENING.test(words) && CLOSING.test(words)
  const whole = marks % 2 === 0 && !(around && marks < 3)
  return whole ? words.trimStart().replace(/[,\s]+$/, '') : words.replace(OPENING, '').replace(CLOSING, '')
}
