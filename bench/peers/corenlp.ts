import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TimexSpan } from '../../src/format/timeml.ts'
import type { Name, NameType, Reading, Word } from '../../src/ontology/reading.ts'
import type { Report } from '../../src/ontology/report.ts'
import type { Peer } from './peer.ts'
import { universal } from './universal-tag.ts'

/** What CoreNLP writes of a document, as far as it is used here. */
interface Written {
  readonly sentences: readonly {
    readonly tokens: readonly {
      readonly characterOffsetBegin: number
      readonly characterOffsetEnd: number
      readonly pos: string
      readonly lemma: string
    }[]
    readonly basicDependencies?: readonly {
      readonly dep: string
      readonly governor: number
      readonly dependent: number
    }[]
    readonly entitymentions?: readonly {
      readonly characterOffsetBegin: number
      readonly characterOffsetEnd: number
      readonly ner: string
      readonly timex?: { readonly type: string; readonly value?: string; readonly altValue?: string }
    }[]
  }[]
}

const NAMES: Readonly<Record<string, NameType>> = {
  PERSON: 'person',
  ORGANIZATION: 'organisation',
  LOCATION: 'place',
  CITY: 'place',
  COUNTRY: 'place',
  STATE_OR_PROVINCE: 'place',
  NATIONALITY: 'group',
  RELIGION: 'group',
  IDEOLOGY: 'group',
  DATE: 'date',
  MONEY: 'money',
  MISC: 'misc',
}

/** Stanford CoreNLP: its parser of 2020 and older models, run once for all texts of a corpus. */
export const corenlp: Peer = {
  name: 'corenlp',
  packages: 'Maven: edu.stanford.nlp:stanford-corenlp:4.5.7 and its models, into corenlp/lib',
  async open(folder) {
    const lib = join(folder, 'corenlp', 'lib')
    const jar = existsSync(lib)
      ? readdirSync(lib).find((f) => /^stanford-corenlp-[\d.]+\.jar$/.test(f))
      : undefined
    if (jar === undefined) return null
    return {
      name: `CoreNLP ${/-([\d.]+)\.jar$/.exec(jar)![1]}`,
      answers: ['parse', 'names', 'times'],
      async read(reports, what) {
        const annotators = what === 'parse' ? 'tokenize,pos,lemma,depparse' : 'tokenize,pos,lemma,ner'
        const written = await annotated(lib, reports, annotators)
        return reports.map((report, n) => readingOf(report, written[n]!))
      },
      async times(reports) {
        const written = await annotated(lib, reports, 'tokenize,pos,lemma,ner')
        return written.map(timesOf)
      },
    }
  },
}

/** Runs CoreNLP over all texts, each with its day of publication. */
async function annotated(lib: string, reports: readonly Report[], annotators: string): Promise<Written[]> {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-corenlp-'))
  try {
    const file = (n: number): string => join(folder, `${n}.txt`)
    reports.forEach((report, n) => {
      writeFileSync(file(n), report.text)
    })
    writeFileSync(join(folder, 'files.list'), reports.map((_, n) => file(n)).join('\n'))
    writeFileSync(
      join(folder, 'days.tsv'),
      reports.map(({ published }, n) => `${n}.txt\t${published ?? '2000-01-01'}`).join('\n'),
    )
    const options = [
      ...['-annotators', annotators, '-outputFormat', 'json', '-outputDirectory', folder],
      ...['-fileList', join(folder, 'files.list'), '-threads', '1', '-encoding', 'utf8'],
      ...['-ner.docdate.useMappingFile', join(folder, 'days.tsv'), '-ner.applyFineGrained', 'true'],
    ]
    await java(['-Xmx5g', '-cp', join(lib, '*'), 'edu.stanford.nlp.pipeline.StanfordCoreNLP', ...options])
    return reports.map((_, n) => JSON.parse(readFileSync(`${file(n)}.json`, 'utf8')) as Written)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function java(args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('java', args, { stdio: ['ignore', 'ignore', 'pipe'] })
    let errors = ''
    child.stderr.on('data', (piece) => {
      errors = (errors + piece).slice(-800)
    })
    child.on('error', reject)
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`expected CoreNLP to end with 0, got ${code}: ${errors}`)),
    )
  })
}

function readingOf(report: Report, written: Written): Reading {
  const words: Word[] = []
  const names: Name[] = []
  const sentences = written.sentences.map((sentence) => {
    const first = words.length
    const heads = new Map(sentence.basicDependencies?.map((d) => [d.dependent, d]))
    sentence.tokens.forEach((token, k) => {
      const arc = heads.get(k + 1)
      const deprel = arc === undefined ? '_' : arc.dep.toLowerCase()
      words.push({
        start: token.characterOffsetBegin,
        end: token.characterOffsetEnd,
        lemma: token.lemma,
        upos: universal(token.pos, deprel, token.lemma),
        xpos: token.pos,
        head: arc === undefined || arc.governor === 0 ? -1 : first + arc.governor - 1,
        deprel,
      })
    })
    for (const m of sentence.entitymentions ?? []) {
      const type = NAMES[m.ner]
      if (type) names.push({ start: m.characterOffsetBegin, end: m.characterOffsetEnd, type, confidence: 1 })
    }
    return { start: words[first]!.start, end: words.at(-1)!.end, first, last: words.length }
  })
  return { report: report.id, model: 'corenlp', sentences, words, names, attributions: [], times: [] }
}

const timesOf = (written: Written): TimexSpan[] =>
  written.sentences.flatMap((s) =>
    (s.entitymentions ?? []).flatMap(({ characterOffsetBegin, characterOffsetEnd, timex }) =>
      timex === undefined
        ? []
        : [
            {
              start: characterOffsetBegin,
              end: characterOffsetEnd,
              type: timex.type.toLowerCase() as TimexSpan['type'],
              value: timex.value ?? null,
            },
          ],
    ),
  )
