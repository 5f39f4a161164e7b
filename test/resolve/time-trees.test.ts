import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseConllu, splitConllu } from '../../src/format/conllu.ts'
import { resolveTimes } from '../../src/resolve/time/resolve-times.ts'

const source = readFileSync(new URL('../cases/time-trees.conllu', import.meta.url), 'utf8')

for (const document of splitConllu(source))
  test(`${document.id}`, () => {
    const comment = (name: string): string => new RegExp(`^# ${name} = (.*)$`, 'm').exec(document.source)![1]!
    const { text, reading } = parseConllu(document.source)
    const rows = document.source.split('\n').filter((line) => /^\d+\t/.test(line))
    const marked = reading.words[rows.findIndex((line) => line.includes('Time=Yes'))]!
    const times = [{ start: marked.start, end: marked.end, type: 'date' as const, confidence: 1 }]
    const report = {
      id: reading.report,
      title: null,
      text,
      published: comment('published'),
      publisher: null,
      dateline: null,
      url: null,
      language: 'en',
      retrieved: null,
    }
    const found = resolveTimes(report, { ...reading, times }).times
    expect(found.map((t) => t.value)).toEqual([comment('expected')])
  })
