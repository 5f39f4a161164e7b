/** Ranges of characters that terminals draw two columns wide: Hangul, Kana, CJK, full-width forms, most emoji. */
const WIDE =
  /[\u1100-\u115f\u231a\u231b\u2329\u232a\u23e9-\u23ec\u2614\u2615\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u
const NONE = /\p{M}|\u200b|\u200c|\u200d|\u200e|\u200f|\u2060/u
/** Colour and style of a terminal, which take no column. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with one
const STYLE = /\u001b\[[\d;]*m|\u001b\]8;[^\u0007]*\u0007/g

/** Number of terminal columns that words take. */
export function columns(words: string): number {
  let sum = 0
  for (const char of words.replace(STYLE, '')) {
    if (NONE.test(char)) continue
    sum += WIDE.test(char) ? 2 : 1
  }
  return sum
}

/** Words filled up with spaces to a number of columns. */
export const padded = (words: string, width: number): string =>
  words + ' '.repeat(Math.max(0, width - columns(words)))

/** Words cut to a number of columns, with an ellipsis where something is left out. */
export function cut(words: string, width: number): string {
  if (columns(words) <= width) return words
  let kept = ''
  for (const char of words) {
    if (columns(kept + char) > width - 1) break
    kept += char
  }
  return `${kept.trimEnd()}…`
}

/** Words broken at spaces into lines of at most `width` columns; scripts without spaces break anywhere. */
export function wrap(words: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  let used = 0
  const push = (): void => {
    lines.push(line.trimEnd())
    line = ''
    used = 0
  }
  for (const token of words.split(/( +|(?<=[\u3040-\u9fff\uac00-\ud7a3]))/)) {
    if (token === '') continue
    let rest = token
    if (token.trim() === '') {
      if (used > 0 && used + token.length <= width) {
        line += token
        used += token.length
      }
      continue
    }
    if (used > 0 && used + columns(rest) > width) push()
    while (columns(rest) > width) {
      let piece = ''
      for (const char of rest) {
        if (columns(piece + char) > width) break
        piece += char
      }
      if (piece === '') break
      lines.push(piece)
      rest = rest.slice(piece.length)
    }
    line += rest
    used += columns(rest)
  }
  if (line.trim() !== '') push()
  return lines.length === 0 ? [''] : lines
}
