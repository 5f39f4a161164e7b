import { gzipSync } from 'node:zlib'
import type { Input } from './inputs.ts'
import { ENGLISH, PASSAGES } from './passages.ts'

const MEGABYTE = 1_000_000
const filled = (words: string, size: number): string =>
  words.repeat(Math.ceil(size / words.length)).slice(0, size)
const line = ENGLISH.replace(/\s+/g, ' ')

/** Inputs that are large in one way each: name, extension and content. */
const GIANTS: readonly (readonly [
  made: string,
  extension: string,
  content: (share: number) => string | Buffer,
])[] = [
  ['5 MB on one line', '.txt', (n) => filled(`${line} `, 5 * MEGABYTE * n)],
  ['5 MB without a space', '.txt', (n) => filled('Montalia', 5 * MEGABYTE * n)],
  ['5 MB of letters and digits', '.txt', (n) => filled('aGVsbG8gd29ybGQ', 5 * MEGABYTE * n)],
  ['100,000 short lines', '.txt', (n) => 'They met on Monday.\n'.repeat(100_000 * n)],
  ['100,000 lines of one letter', '.md', (n) => 'a\n'.repeat(100_000 * n)],
  ['100,000 paragraphs', '.txt', (n) => 'They met on Monday.\n\n'.repeat(100_000 * n)],
  ['2 MB of open quotation marks', '.txt', (n) => filled('“he said ', 2 * MEGABYTE * n)],
  ['2 MB of brackets', '.md', (n) => filled('[(*_', 2 * MEGABYTE * n)],
  ['1 MB of blanks', '.txt', (n) => `Renn${' '.repeat(MEGABYTE * n)}met Oke.`],
  ['1 MB of line ends', '.md', (n) => `Renn${'\n'.repeat(MEGABYTE * n)}met Oke.`],
  ['1 MB of carriage returns', '.jsonl', (n) => '\r'.repeat(MEGABYTE * n)],
  ['1 MB of asterisks', '.md', (n) => '*'.repeat(MEGABYTE * n)],
  ['1 MB of emphasis', '.md', (n) => filled('*a ', MEGABYTE * n)],
  ['1 MB of open links', '.md', (n) => filled('[a](', MEGABYTE * n)],
  ['1 MB of angle brackets', '.md', (n) => '<a'.repeat((MEGABYTE * n) / 2)],
  ['1 MB of comments left open', '.md', (n) => filled('<!-- ', MEGABYTE * n)],
  ['1 MB of character references', '.html', (n) => filled('&amp;', MEGABYTE * n)],
  ['100,000 nested elements', '.html', (n) => `${'<div>'.repeat(100_000 * n)}${ENGLISH}`],
  ['100,000 elements in a row', '.html', (n) => `<p>${line.slice(0, 40)}</p>`.repeat(100_000 * n)],
  ['100,000 nested lists', '.json', (n) => '['.repeat(100_000 * n) + ']'.repeat(100_000 * n)],
  [
    'a list of 100,000 days',
    '.yaml',
    (n) => `date: 2026-02-09\nnews:\n${'- - Renn met Oke.\n'.repeat(20_000 * n)}`,
  ],
  [
    'a thousandfold alias',
    '.yaml',
    (_n) =>
      `date: 2026-02-09\na: &a [x.,x.,x.,x.,x.,x.,x.,x.,x.]\n${'bcdefghi'
        .split('')
        .map((c, k) => `${c}: &${c} [${Array(9).fill(`*${'abcdefgh'[k]}`).join(',')}]`)
        .join('\n')}\n`,
  ],
  ['a quotation left open', '.csv', (n) => `title,text\nx,"${filled(`${line} `, 5 * MEGABYTE * n)}`],
  [
    'a table of 100,000 columns',
    '.csv',
    (n) => `text${',a'.repeat(100_000 * n)}\n${',b'.repeat(100_000 * n)}`,
  ],
  [
    'a line longer than the limit',
    '.jsonl',
    (n) => `{"text": "${filled(`${line.replace(/"/g, '')} `, 11 * MEGABYTE * n)}"}`,
  ],
  ['a file larger than the limit', '.txt', (n) => filled(`${ENGLISH}\n\n`, 11 * MEGABYTE * n)],
  ['1 MB of another language', '.txt', (n) => filled(`${PASSAGES.ko}\n\n`, MEGABYTE * n)],
  ['1 MB of two languages in turn', '.txt', (n) => filled(`${ENGLISH}\n\n${PASSAGES.fr}\n\n`, MEGABYTE * n)],
  ['1 MB of commas', '.txt', (n) => filled('Renn, ', MEGABYTE * n)],
  ['1 MB of dates', '.txt', (n) => filled('on Tuesday and in May, ', MEGABYTE * n)],
  ['1 MB of emoji', '.txt', (n) => filled('🤝', MEGABYTE * n)],
  ['1 MB of combining marks', '.txt', (n) => `Renn met Oke${'\u0301'.repeat(MEGABYTE * n)}.`],
  ['an archive that unpacks to 100 MB', '.gz', (n) => gzipSync(Buffer.alloc(100 * MEGABYTE * n))],
  ['a number of a million digits', '.txt', (n) => `Renn met Oke ${'9'.repeat(MEGABYTE * n)} times.`],
  [
    'a title of 1 MB',
    '.jsonl',
    (n) => JSON.stringify({ title: filled('Renn meets Oke ', MEGABYTE * n), text: ENGLISH }),
  ],
]

/** Giant `number`, made smaller by a number of times; null where there is none. */
export function giantOf(number: number, smaller: number): Input | null {
  const giant = GIANTS[number]
  if (!giant) return null
  const [made, extension, content] = giant
  return { number, made, extension, bytes: Buffer.from(content(1 / smaller)) }
}
