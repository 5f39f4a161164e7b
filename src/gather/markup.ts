const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  eacute: 'é',
  uuml: 'ü',
  ouml: 'ö',
  auml: 'ä',
  ccedil: 'ç',
  shy: '',
}

/** Words with HTML character references replaced. */
export const unescapeHtml = (words: string): string =>
  words.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })

/** A title or other one-line value without tags, references and runs of spaces. */
export const oneLine = (words: string): string =>
  unescapeHtml(words.replace(/<\/?[a-z][^<>]*>/gi, ''))
    .replace(/\s+/g, ' ')
    .trim()

/** Text without its comments; one that is never closed is no comment. */
function withoutComments(text: string): string {
  let kept = ''
  let at = 0
  for (let from = text.indexOf('<!--'); from >= 0; from = text.indexOf('<!--', at)) {
    const end = text.indexOf('-->', from + 4)
    if (end < 0) break
    kept += text.slice(at, from)
    at = end + 3
  }
  return kept + text.slice(at)
}

/** Markdown reduced to the words a reader sees: links, emphasis, headings, lists, quotes and tables lose their marks. */
export function markdownToText(markdown: string): string {
  const lines = withoutComments(markdown)
    .replace(/^(```|~~~)[^\n]*\n[\s\S]*?^\1[^\n]*$/gm, '')
    .replace(/^([^\n]+)\n(?:=+|-{3,})[ \t]*$/gm, '# $1')
    .split('\n')
    .map((line) => {
      if (/^\s*(?:[-*_]\s*){3,}$/.test(line) || /^\s*\|?\s*:?-{2,}.*\|/.test(line)) return ''
      if (/^\s*\[\^?[^\]]+\]:\s/.test(line)) return ''
      return line
        .replace(/^\s*(?:>\s?)+/, '')
        .replace(/^\s{0,3}#{1,6}\s+(.*?)\s*#*\s*$/, '\n$1\n')
        .replace(/^(\s*)(?:[-*+]|\d{1,2}[.)])\s+(?:\[[ x]\]\s+)?/, '\n')
        .replace(
          /^\s*\|(.*)\|\s*$/,
          (_, cells: string) =>
            `\n${cells
              .split('|')
              .map((c) => c.trim())
              .join('; ')}\n`,
        )
    })
  return unescapeHtml(
    lines
      .map((line) => (line.startsWith('\n') ? line : line.trimStart()))
      .join('\n')
      .replace(/!\[[^[\]]*\]\((?:[^()\n]|\([^()\n]*\))*\)/g, '')
      .replace(/\[\^[^\]]+\]/g, '')
      .replace(/\[([^[\]]+)\]\((?:[^()\s]|\([^()]*\))*(?:\s+"[^"]*")?\)(?:\{[^}]*\})?/g, '$1')
      .replace(/\[([^[\]]+)\]\[[^[\]]*\]/g, '$1')
      .replace(/<(https?:\/\/[^>\s]+)>/g, '$1')
      .replace(/<br\s*\/?>/gi, '\n')
      .replace(/<\/?[a-z][^<>]*>/gi, '')
      .replace(/(\*\*\*|___)(?=\S)([\s\S]{0,2000}?\S)\1/g, '$2')
      .replace(/(\*\*|__)(?=\S)([\s\S]{0,2000}?\S)\1/g, '$2')
      .replace(/\*\*([^*\n]+) \*\*(?=\S)/g, '$1 ')
      .replace(/(?<![\w*\\])\*([^*\n]+) \*(?=\S)/g, '$1 ')
      .replace(/(?<![\w*\\])\*(?=[^\s*])([^*\n]*(?:\n[^*\n]+)*[^\s*])\*(?![\w*])/g, '$1')
      .replace(/(?<![\w_\\])_(?=[^\s_])([^_\n]*(?:\n[^_\n]+)*[^\s_])_(?![\w_])/g, '$1')
      // What is left of bold closed after a space, as word processors leave it.
      .replace(/(?<!\\)\*\*+/g, '')
      .replace(/`([^`\n]+)`/g, '$1')
      .replace(/\\\n/g, '\n')
      .replace(/\\([\\`*_{}[\]()#+\-.!>~|$&"'])/g, '$1'),
  )
}
