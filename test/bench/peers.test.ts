import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { attributionsOfCitron } from '../../bench/peers/citron.ts'
import { openPython } from '../../bench/peers/python.ts'
import { readingOfSpacy } from '../../bench/peers/spacy.ts'
import { readingOfUdpipe } from '../../bench/peers/udpipe.ts'
import type { Reading } from '../../src/ontology/reading.ts'
import type { Span } from '../../src/ontology/span.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

const quoted = (text: string, spans: readonly Span[]): string[] =>
  spans.map((s) => text.slice(s.start, s.end))
const heads = ({ words }: Reading): number[] => words.map((w) => w.head)

test('UDPipe: CoNLL-U with token ranges in code points; the words of a token share its characters', () => {
  const text = '\u{1f54a} Kang can\u2019t go.\n\nDon\u2019t wait.'
  const conllu = `# newdoc
# newpar
# sent_id = 1
1\t\u{1f54a}\t\u{1f54a}\tSYM\tNFP\t_\t5\tdiscourse\t_\tTokenRange=0:1
2\tKang\tKang\tPROPN\tNNP\tNumber=Sing\t5\tnsubj\t_\tTokenRange=2:6
3-4\tcan\u2019t\t_\t_\t_\t_\t_\t_\t_\tTokenRange=7:12
3\tca\tcan\tAUX\tMD\t_\t5\taux\t_\t_
4\tn\u2019t\tnot\tPART\tRB\t_\t5\tadvmod\t_\t_
5\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No|TokenRange=13:15
6\t.\t.\tPUNCT\t.\t_\t5\tpunct\t_\tSpacesAfter=\\n\\n|TokenRange=15:16

# newpar
# sent_id = 2
1-2\tDon\u2019t\t_\t_\t_\t_\t_\t_\t_\tTokenRange=18:23
1\tDo\tdo\tAUX\tVB\t_\t3\taux\t_\t_
2\tnot\tnot\tPART\tRB\t_\t3\tadvmod\t_\t_
3\twait\twait\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No|TokenRange=24:28
4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\tTokenRange=28:29

`
  const reading = readingOfUdpipe('r', text, conllu)
  expect(quoted(text, reading.words)).toEqual([
    ...['\u{1f54a}', 'Kang', 'ca', 'n\u2019t', 'go', '.'],
    ...['Do', 'n\u2019t', 'wait', '.'],
  ])
  expect(heads(reading)).toEqual([4, 4, 4, 4, -1, 4, 8, 8, -1, 8])
  expect(quoted(text, reading.sentences)).toEqual(['\u{1f54a} Kang can\u2019t go.', 'Don\u2019t wait.'])
  expect(() => readingOfUdpipe('r', 'Go.', '1\tGo\tgo\tVERB\tVB\t_\t0\troot\t_\t_')).toThrow('TokenRange')
})

test('spaCy: Doc.to_json; white space is no word, a root is its own head, types are those of OntoNotes', () => {
  const text = '\u{1f54a} Kang met Li.\n\nThey left Hanoi.'
  let at = 0
  const token = (words: string, pos: string, head: number) => {
    const start = text.indexOf(words, at)
    at = start + words.length
    const count = (offset: number): number => [...text.slice(0, offset)].length
    return { start: count(start), end: count(at), tag: 'X', pos, morph: '', lemma: '', dep: 'dep', head }
  }
  const tokens = [
    ...[token('\u{1f54a}', 'SYM', 2), token('Kang', 'PROPN', 2), token('met', 'VERB', 2)],
    ...[token('Li', 'PROPN', 2), token('.', 'PUNCT', 2), token('\n\n', 'SPACE', 4)],
    ...[
      token('They', 'PRON', 7),
      token('left', 'VERB', 7),
      token('Hanoi', 'PROPN', 7),
      token('.', 'PUNCT', 7),
    ],
  ].map((t, id) => ({ id, ...t }))
  const ent = (k: number, label: string) => ({ start: tokens[k]!.start, end: tokens[k]!.end, label })
  const reading = readingOfSpacy('r', {
    text,
    ents: [ent(1, 'PERSON'), ent(8, 'GPE'), ent(0, 'CARDINAL')],
    sents: [
      { start: 0, end: tokens[5]!.end },
      { start: tokens[6]!.start, end: tokens[9]!.end },
    ],
    tokens,
  })
  expect(quoted(text, reading.words)).toEqual([
    ...['\u{1f54a}', 'Kang', 'met', 'Li', '.'],
    ...['They', 'left', 'Hanoi', '.'],
  ])
  expect(heads(reading)).toEqual([2, 2, -1, 2, 2, 6, -1, 6, 6])
  expect(quoted(text, reading.sentences)).toEqual(['\u{1f54a} Kang met Li.', 'They left Hanoi.'])
  expect(quoted(text, reading.names)).toEqual(['Kang', 'Hanoi'])
  expect(reading.names.map((n) => n.type)).toEqual(['person', 'place'])
})

test('Citron: a source that it has resolved is the one beside the cue, not the name found elsewhere', () => {
  const text = '\u{1f54a} Kang spoke. He said: \u201cWe agree,\u201d and left.'
  const at = (words: string): Span => {
    const start = [...text.slice(0, text.indexOf(words))].length
    return { start, end: start + [...words].length }
  }
  const quote = { cue: at('said'), contents: [at('\u201cWe agree,\u201d')], confidence: '0.8312' }
  for (const found of [
    { ...quote, sources: [at('He')], coreferences: [] },
    { ...quote, sources: [at('Kang')], coreferences: [at('He')] },
  ]) {
    const [attribution, ...more] = attributionsOfCitron(text, { quotes: [found] })
    expect(more).toEqual([])
    expect(quoted(text, attribution!.source)).toEqual(['He'])
    expect(quoted(text, attribution!.cue)).toEqual(['said'])
    expect(quoted(text, attribution!.content)).toEqual(['\u201cWe agree,\u201d'])
    expect(attribution!.confidence).toBe(0.8312)
  }
})

/** A folder of peers with an environment whose Python is a script of ours. */
function environment(script: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-peers-'))
  folders.push(folder)
  mkdirSync(join(folder, 'spacy', 'bin'), { recursive: true })
  const python = join(folder, 'spacy', 'bin', 'python')
  writeFileSync(python, `#!/bin/sh\n${script}\n`)
  chmodSync(python, 0o755)
  return folder
}

test('a Python peer answers line by line, and says what went wrong', async () => {
  expect(await openPython('/nowhere', 'spacy')).toBeNull()
  const peer = await openPython(environment(`echo '{"version":"1"}'; cat`), 'spacy')
  expect(peer!.version).toBe('1')
  expect(await peer!.run(['one\ntwo', '\u201cthree\u201d'])).toEqual(['one\ntwo', '\u201cthree\u201d'])
  const broken = environment('echo "no such model" >&2; exit 1')
  await expect(openPython(broken, 'spacy')).rejects.toThrow('no such model')
})
