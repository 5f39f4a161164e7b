/** Characters no reader sees: soft hyphens, zero-width signs, direction marks, byte order marks. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]/g
/** Half of a character of two units, as a cut or a broken escape leaves it; no encoding can write it. */
const HALF = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
const SPACES = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g
const BULLET = /^(?:[•◦▪‣·○●▲△□■◇◆*–-]|\d{1,2}[.)])\s+(?=\S)/
const SENTENCE_END = /[.!?…。]["'”’»)\]]*$/

/** Text without invisible, control and broken characters, all line ends `\n`, every space a plain space; lines are kept. */
export function clean(raw: string): string {
  return raw
    .replace(HALF, '\ufffd')
    .normalize('NFC')
    .replace(/\r\n?|\u0085|\u2028|\v/g, '\n')
    .replace(/\u2029|\f/g, '\n\n')
    .replace(INVISIBLE, '')
    .replace(CONTROL, '')
    .replace(SPACES, ' ')
}

/** Whether the words end as a sentence does. */
export const endsSentence = (line: string): boolean => SENTENCE_END.test(line.trimEnd())

/** Line width at which a text was wrapped by hand or by machine, or null when each line is a paragraph. */
export function wrapWidth(lines: readonly string[]): number | null {
  const inner: string[] = []
  for (let i = 0; i + 1 < lines.length; i++) {
    if (lines[i]!.trim() !== '' && lines[i + 1]!.trim() !== '') inner.push(lines[i]!.trimEnd())
  }
  if (inner.length === 0) return null
  const lengths = inner.map((l) => l.length).sort((a, b) => a - b)
  const width = lengths[lengths.length - 1]!
  const open = inner.filter((l) => !endsSentence(l)).length
  const goesOn = lines.some(
    (l, i) => i > 0 && /^\s*\p{Ll}/u.test(l) && !endsSentence(lines[i - 1]!) && lines[i - 1]!.trim() !== '',
  )
  return width <= 110 && (goesOn || open / inner.length >= 0.5) ? width : null
}

/** Paragraphs of printed text: blank lines part them, wrapped lines are joined, indents and bullets begin new ones. */
export function paragraphs(text: string): string[] {
  const lines = text.split('\n')
  const width = wrapWidth(lines)
  const found: string[] = []
  let open: string | null = null
  let last = ''
  const close = (): void => {
    if (open !== null && open !== '') found.push(open)
    open = null
  }
  for (const line of lines) {
    const words = line.trim().replace(/ {2,}/g, ' ')
    if (words === '') {
      close()
      last = line
      continue
    }
    if (open === null) open = words.replace(BULLET, '')
    else if (width !== null && continues(last, line, width)) open = join(open, words)
    else {
      close()
      open = words.replace(BULLET, '')
    }
    last = line
  }
  close()
  return found
}

/** Whether a line goes on with the paragraph of the line before, in text wrapped at `width`. */
function continues(before: string, line: string, width: number): boolean {
  const indent = (s: string): number => s.length - s.trimStart().length
  const words = line.trim()
  if (BULLET.test(words) && indent(line) >= indent(before) - 1 && !/^[–-]\s/.test(words)) return false
  if (indent(line) >= indent(before) + 2 && !BULLET.test(before.trim())) return false
  const room = before.trimEnd().length + 1 + (/^\S+/.exec(words)?.[0].length ?? 0)
  if (!endsSentence(before)) return room > width * 0.75 || /^\p{Ll}/u.test(words)
  return room > width - 2
}

function join(open: string, words: string): string {
  return /\p{L}-$/u.test(open) && /^\p{Ll}/u.test(words) ? open + words : `${open} ${words}`
}
