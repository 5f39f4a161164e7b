import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { ENGLISH, PASSAGES } from './passages.ts'

/** A file as the world might hold it, and how it was made. */
export interface Input {
  /** Its place in the run; with the seed it is made again. */
  readonly number: number
  /** The families and mutations that made it, as "html, deeply nested; cut in the middle". */
  readonly made: string
  /** With the dot; empty for none. */
  readonly extension: string
  readonly bytes: Buffer
}

interface Draft {
  readonly made: string
  readonly extension: string
  readonly text: string
}

const samples = new URL('../../samples/reports/', import.meta.url)
const SEEDS: readonly Draft[] = [
  ...readdirSync(samples).map((name) => ({
    made: name,
    extension: name.slice(name.lastIndexOf('.')),
    text: readFileSync(new URL(name, samples), 'utf8'),
  })),
  { made: 'news', extension: '.txt', text: ENGLISH },
]
const SENTENCES = SEEDS.filter((s) => s.extension === '.txt').flatMap((s) => s.text.split(/(?<=[.”"])\s+/))

const plain = (made: string, text: fc.Arbitrary<string>): fc.Arbitrary<Draft> =>
  text.map((t) => ({ made, extension: '.txt', text: t }))
const repeated = (made: string, words: string): fc.Arbitrary<Draft> =>
  plain(
    made,
    fc.integer({ min: 1, max: Math.ceil(30_000 / words.length) }).map((n) => words.repeat(n)),
  )
const sentences = fc.array(fc.constantFrom(...SENTENCES), { minLength: 1, maxLength: 30 })
const anyCharacter = fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code))
const character = fc.oneof(
  fc.constantFrom(
    '\u0000',
    '\u0007',
    '\u001b',
    '\u0085',
    '\u200b',
    '\u202e',
    '\ufeff',
    '\ufffd',
    '\ud800',
    '\udc00',
  ),
  anyCharacter,
)
const jsonValue = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom('', ENGLISH, '\ud800', '\u0000', 2026, null),
)

/** The kinds of input that runs are made of; each draws from its own generator. */
export const FAMILIES: readonly fc.Arbitrary<Draft>[] = [
  fc.constantFrom(...SEEDS),
  fc.constantFrom(...SEEDS),
  plain(
    'sentences shuffled',
    sentences.map((s) => s.join(' ')),
  ),
  plain(
    'one sentence a paragraph',
    sentences.map((s) => s.join('\n\n')),
  ),
  plain(
    'characters',
    fc.array(anyCharacter, { maxLength: 400 }).map((c) => c.join('')),
  ),
  plain('graphemes', fc.string({ unit: 'grapheme', maxLength: 400 })),
  plain('one character', character),
  plain(
    'white space',
    fc.string({ unit: fc.constantFrom(' ', '\n', '\r', '\t', '\u00a0', '\u2003'), maxLength: 200 }),
  ),
  plain(
    'words of one letter',
    fc.string({ unit: fc.constantFrom('a', 'I', '.', ' ', '\n', '"'), maxLength: 3_000 }),
  ),
  plain('another language', fc.constantFrom(...Object.values(PASSAGES))),
  plain(
    'two languages',
    fc
      .tuple(sentences, fc.constantFrom(...Object.values(PASSAGES)))
      .map(([s, p]) => `${s.join(' ')}\n\n${p}`),
  ),
  plain(
    'a quotation in another language',
    fc
      .tuple(fc.constantFrom(...Object.values(PASSAGES)), sentences)
      .map(([p, s]) => `“${p.slice(0, 160)},” Renn said.\n\n${s.join(' ')}`),
  ),
  plain(
    'a table',
    fc
      .array(
        fc.array(fc.oneof(fc.double(), fc.constantFrom('Total', 'Seoul', '—')), {
          minLength: 2,
          maxLength: 8,
        }),
        {
          minLength: 2,
          maxLength: 60,
        },
      )
      .map((rows) => rows.map((r) => r.join(' | ')).join('\n')),
  ),
  plain(
    'a transcript',
    fc
      .array(
        fc.tuple(
          fc.constantFrom('Q', 'A', 'THE PRESIDENT', 'MR. RENN', 'MODERATOR'),
          fc.constantFrom(...SENTENCES),
        ),
      )
      .map((turns) => turns.map(([who, what]) => `${who}: ${what}`).join('\n')),
  ),
  plain(
    'emoji and flags',
    fc
      .array(fc.constantFrom('🇰🇷', '👩‍👩‍👧', '🤝', 'Renn', 'met', 'Oke', '.', '👍🏽'), { maxLength: 200 })
      .map((w) => w.join(' ')),
  ),
  plain(
    'right to left',
    fc
      .tuple(fc.constantFrom('ar', 'he', 'fa'), sentences)
      .map(([l, s]) => s.map((x) => `\u202e${x}\u202c ${PASSAGES[l]!.slice(0, 40)}`).join(' ')),
  ),
  repeated('one word again and again', 'Renn '),
  repeated('open brackets', '('),
  repeated('open quotation marks', '“'),
  repeated('quotation in quotation', '“he said ‘'),
  repeated('full stops', '. '),
  repeated('a long word', 'Montalia'),
  repeated('a long number', '1234567890'),
  repeated('short lines', 'a\n'),
  repeated('names without verbs', 'Foreign Minister Ada Renn, President Tomas Oke and '),
  repeated('dates', 'Tuesday, Feb. 9, 2026, and the third week of May '),
  plain(
    'a web address',
    fc.webUrl({ withQueryParameters: true }).map((u) => `${u} `.repeat(20)),
  ),
  plain('base64', fc.base64String({ minLength: 1_000, maxLength: 20_000 })),
  repeated('deep quotes of mail', '> '),
  fc.tuple(fc.integer({ min: 1, max: 3_000 }), sentences).map(([n, s]) => ({
    made: 'html, deeply nested',
    extension: '.html',
    text: `${'<div><b>'.repeat(n)}${s.join(' ')}`,
  })),
  sentences.map((s) => ({
    made: 'html with scripts',
    extension: '.html',
    text: `<html><head><script>if (a < b) document.write("<p>no</p>")</script><style>p { color: red }</style></head><body><p>${s.join('</p><p>')}</p><script>alert("${s[0]}")</script>`,
  })),
  fc
    .string({
      unit: fc.constantFrom('<', '>', '/', 'p', 'div', ' ', '&', 'lt;', '"', '=', '!--', 'a'),
      maxLength: 800,
    })
    .map((text) => ({ made: 'html, broken', extension: '.html', text })),
  fc
    .array(
      fc.record(
        { text: jsonValue, title: jsonValue, published: jsonValue, publisher: jsonValue, url: jsonValue },
        { requiredKeys: [] },
      ),
      { maxLength: 8 },
    )
    .map((rows) => ({
      made: 'JSON lines with any values',
      extension: '.jsonl',
      text: rows.map((r) => JSON.stringify(r)).join('\n'),
    })),
  jsonValue.map((value) => ({
    made: 'JSON of any shape',
    extension: '.json',
    text: JSON.stringify(value) ?? '',
  })),
  fc
    .integer({ min: 1, max: 6_000 })
    .map((n) => ({ made: 'JSON, deeply nested', extension: '.json', text: '['.repeat(n) })),
  fc
    .array(
      fc.array(fc.oneof(fc.constantFrom('"', '""', 'a"b', '"a', ','), fc.constantFrom(...SENTENCES)), {
        minLength: 1,
        maxLength: 4,
      }),
      { maxLength: 12 },
    )
    .map((rows) => ({
      made: 'CSV with odd quotes',
      extension: '.csv',
      text: `title,text,date\n${rows.map((r) => r.join(',')).join('\n')}`,
    })),
  fc.tuple(fc.string({ unit: 'grapheme', maxLength: 60 }), sentences).map(([front, s]) => ({
    made: 'front matter of any kind',
    extension: '.md',
    text: `---\ntitle: ${front}\ndate: ${front}\n---\n${s.join('\n')}`,
  })),
  fc
    .string({
      unit: fc.constantFrom('*', '_', '[', ']', '(', ')', '`', '#', '|', '\n', ' ', 'a', '<', '>', '!', '\\'),
      maxLength: 2_000,
    })
    .map((text) => ({ made: 'marks of Markdown', extension: '.md', text })),
  fc.tuple(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.constantFrom(...SENTENCES)).map(([s, t]) => ({
    made: 'a list of days',
    extension: '.yaml',
    text: `date: 2026-02-09\n${s}:\n- - ${s}\n  - - ${t} (${s})\n`,
  })),
]

type Mutation = readonly [name: string, change: (text: string, at: number) => string]

/** `at` is a number from 0 to 1 that says where, how often or how much. */
const MUTATIONS: readonly Mutation[] = [
  ['cut in the middle', (t, at) => t.slice(0, Math.floor(at * t.length))],
  ['beginning lost', (t, at) => t.slice(Math.floor(at * t.length))],
  ['all capitals', (t) => t.toUpperCase()],
  ['no capitals', (t) => t.toLowerCase()],
  ['no punctuation', (t) => t.replace(/[^\p{L}\p{N}\s]/gu, '')],
  ['no spaces', (t) => t.replace(/ /g, '')],
  ['no line ends', (t) => t.replace(/\s+/g, ' ')],
  ['a space between letters', (t) => t.replace(/(\p{L})(?=\p{L})/gu, '$1 ')],
  ['ends of lines of three systems', (t) => t.replace(/\n/g, (_, k: number) => ['\r\n', '\r', '\n'][k % 3]!)],
  ['a mark of byte order within', (t, at) => inserted(t, at, '\ufeff')],
  ['a zero within', (t, at) => inserted(t, at, '\u0000')],
  ['controls within', (t, at) => inserted(t, at, '\u0001\u001b[31m\u0008\u007f')],
  ['half a surrogate pair within', (t, at) => inserted(t, at, '\ud83e')],
  ['combining marks', (t, at) => inserted(t, at, 'e\u0301\u0302\u0303'.repeat(50))],
  ['zero-width letters', (t) => t.replace(/ /g, ' \u200b')],
  ['wrong encoding', (t) => Buffer.from(t, 'utf8').toString('latin1')],
  [
    'wrong encoding twice',
    (t) => Buffer.from(Buffer.from(t, 'utf8').toString('latin1'), 'utf8').toString('latin1'),
  ],
  [
    'letters swapped',
    (t, at) =>
      t.replace(/(\p{L})(\p{L})/gu, (all, a: string, b: string, k: number) =>
        (k * 7919) % 97 < 40 * at ? b + a : all,
      ),
  ],
  [
    'lines shuffled',
    (t, at) =>
      t
        .split('\n')
        .sort((a, b) => ((a.length * 31 + at * 97) % 17) - ((b.length * 31 + at * 97) % 17))
        .join('\n'),
  ],
  ['said twice', (t) => `${t}\n\n${t}`],
  ['said twenty times', (t) => (t.length < 20_000 ? `${t}\n\n`.repeat(20) : t)],
  ['a long word within', (t, at) => inserted(t, at, 'x'.repeat(5_000))],
  ['many brackets within', (t, at) => inserted(t, at, '(“'.repeat(500))],
  ['a table within', (t, at) => inserted(t, at, `\n\n${'1.5 | 2,300 | 44 %\n'.repeat(40)}\n`)],
  [
    'numbers for words',
    (t, at) => t.replace(/\p{L}+/gu, (w, k: number) => ((k * 31) % 100 < 100 * at ? '7' : w)),
  ],
  ['every word a name', (t) => t.replace(/\b\p{Ll}/gu, (c) => c.toUpperCase())],
]

const inserted = (text: string, at: number, what: string): string => {
  const k = Math.floor(at * text.length)
  return text.slice(0, k) + what + text.slice(k)
}

const ENCODINGS: readonly (readonly [name: string, encode: (text: string) => Buffer])[] = [
  ['', (t) => Buffer.from(t, 'utf8')],
  ['UTF-16', (t) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(t, 'utf16le')])],
  ['UTF-16 without a mark', (t) => Buffer.from(t, 'utf16le')],
  ['Latin-1', (t) => Buffer.from(t, 'latin1')],
  ['a mark of byte order', (t) => Buffer.from(`\ufeff${t}`, 'utf8')],
  ['half UTF-8, half Latin-1', (t) => Buffer.concat([Buffer.from(t, 'utf8'), Buffer.from(t, 'latin1')])],
  ['bytes lost', (t) => Buffer.from(Buffer.from(t, 'utf8').filter((_, k) => k % 13 !== 5))],
  ['compressed', (t) => gzipSync(t)],
]

const some = <T>(list: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...list)

const INPUTS = fc.record({
  draft: fc.oneof(...FAMILIES),
  mutations: fc.array(fc.tuple(some(MUTATIONS), fc.double({ min: 0, max: 1, noNaN: true })), {
    maxLength: 3,
  }),
  encoding: fc.oneof(
    { weight: 5, arbitrary: fc.constant(ENCODINGS[0]!) },
    { weight: 1, arbitrary: some(ENCODINGS) },
  ),
  extension: fc.option(
    fc.constantFrom('', '.txt', '.md', '.html', '.json', '.jsonl', '.csv', '.tsv', '.yaml', '.pdf'),
    { freq: 12 },
  ),
})

/** Input `number` of the run that a seed gives. */
export function inputOf(seed: number, number: number): Input {
  const [drawn] = fc.sample(INPUTS, { seed: seed + 7919 * number, numRuns: 1 })
  const { draft, mutations, encoding, extension } = drawn!
  const text = mutations.reduce((t, [[, change], at]) => change(t, at), draft.text)
  return {
    number,
    made: [draft.made, ...mutations.map(([[name]]) => name), encoding[0]].filter((w) => w !== '').join('; '),
    extension: extension ?? draft.extension,
    bytes: encoding[1](text),
  }
}
