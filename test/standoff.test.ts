import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseBrat, writeBrat } from '../src/format/brat.ts'
import { codePointsOf, utf16Of } from '../src/format/code-points.ts'
import { parseTimeml, type TimexSpan, writeTimeml } from '../src/format/timeml.ts'

const TEXT = '🇰🇷 President Lee said on Tuesday, his aide noted,\nthat “we agreed”.\n\n6 Jan & <after>.'
const span = (words: string, from = 0) => {
  const start = TEXT.indexOf(words, from)
  return { start, end: start + words.length }
}

describe('brat', () => {
  const names = [{ ...span('President Lee'), type: 'person', confidence: 1 }] as const
  const attributions = [
    {
      source: [span('President Lee')],
      cue: [span('said')],
      content: [span('that “we agreed”')],
      confidence: 1,
    },
    {
      source: [span('his aide')],
      cue: [span('noted')],
      content: [span('President Lee said on Tuesday'), span('that “we agreed”')],
      confidence: 1,
    },
  ]

  test('offsets count code points, discontinuous spans keep their parts', () => {
    expect(writeBrat({ text: TEXT }, { names, attributions })).toBe(
      [
        'T1\tPerson 3 16\tPresident Lee',
        'T2\tSource 3 16\tPresident Lee',
        'T3\tCue 17 21\tsaid',
        'T4\tContent 50 66\tthat “we agreed”',
        'T5\tAttribution 17 21\tsaid',
        'E1\tAttribution:T5 Content:T4 Cue:T3 Source:T2',
        'T6\tSource 34 42\this aide',
        'T7\tCue 43 48\tnoted',
        'T8\tContent 3 32;50 66\tPresident Lee said on Tuesday that “we agreed”',
        'T9\tAttribution 43 48\tnoted',
        'E2\tAttribution:T9 Content:T8 Cue:T7 Source:T6',
        '',
      ].join('\n'),
    )
  })

  test('what is written is what was read', () => {
    expect(parseBrat(writeBrat({ text: TEXT }, { names, attributions }), TEXT)).toEqual({
      names,
      attributions,
    })
  })

  test('a span over several lines is parted at the line ends', () => {
    const across = span('noted,\nthat')
    const ann = writeBrat(
      { text: TEXT },
      { names: [{ ...across, type: 'misc', confidence: 1 }], attributions: [] },
    )
    expect(ann).toBe('T1\tMisc 43 49;50 54\tnoted, that\n')
    expect(parseBrat(ann, TEXT).names[0]).toMatchObject(across)
  })

  test('lines that are not standoff are left', () => {
    expect(parseBrat('T1\tSource 0 1\n3.\nR1\tx Arg1:T1\n*\nE1\tAttribution:T9 Content:T8', 'ab')).toEqual({
      names: [],
      attributions: [],
    })
  })
})

test('code points and UTF-16 offsets are each other’s inverse', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const to = codePointsOf(text)
      const back = utf16Of(text)
      let at = 0
      let count = 0
      for (const character of text) {
        expect([to(at), back(count)]).toEqual([count, at])
        at += character.length
        count++
      }
    }),
  )
})

describe('TimeML', () => {
  const report = { id: 'r<1>', text: TEXT, title: 'Lee & Li', published: '2026-01-06T08:00:00Z' }
  const times: TimexSpan[] = [
    { ...span('Tuesday'), type: 'date', value: '2026-01-06' },
    { ...span('6 Jan'), type: 'date', value: null },
  ]

  test('shades, how often, and what counts from the day of publication', () => {
    const shaded: TimexSpan[] = [
      { ...span('Tuesday'), type: 'set', value: 'P1W', mod: 'MORE_THAN', quant: 'EVERY', freq: '2X' },
      { ...span('6 Jan'), type: 'duration', value: 'P3M', publication: 'ends' },
    ]
    const tml = writeTimeml(report, shaded)
    expect(tml).toContain('type="SET" value="P1W" mod="MORE_THAN" quant="EVERY" freq="2X"')
    expect(tml).toContain('type="DURATION" value="P3M" endPoint="t0"')
    expect(parseTimeml(tml).times).toEqual(shaded)
  })

  test('times carry type and value, the date of publication is the creation time', () => {
    const tml = writeTimeml(report, times)
    expect(tml).toContain('said on <TIMEX3 tid="t1" type="DATE" value="2026-01-06">Tuesday</TIMEX3>, his')
    expect(tml).toContain(
      '<TIMEX3 tid="t2" type="DATE" value="XXXX-XX-XX">6 Jan</TIMEX3> &amp; &lt;after&gt;.',
    )
    expect(tml).toContain('value="2026-01-06" temporalFunction="false" functionInDocument="CREATION_TIME"')
  })

  test('what is written is what was read', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.array(fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 9 }))),
        (text, pairs) => {
          let last = 0
          const stretches: TimexSpan[] = []
          for (const [start, length] of pairs.sort((a, b) => a[0] - b[0]))
            if (start >= last && start + length <= text.length) {
              last = start + length
              stretches.push({ start, end: last, type: 'duration', value: 'P1D' })
            }
          const made = parseTimeml(writeTimeml({ ...report, text }, stretches))
          expect(made.times).toEqual(stretches)
          expect(made.text.length).toBe(text.length)
          expect([made.id, made.title, made.created]).toEqual([report.id, report.title, '2026-01-06'])
        },
      ),
    )
  })

  test('of times that overlap the first is written, and characters XML forbids are replaced', () => {
    const text = 'a\u0000b \ud800c Monday night'
    const made = parseTimeml(
      writeTimeml({ ...report, text, title: null, published: null }, [
        { start: 7, end: 13, type: 'date', value: null },
        { start: 7, end: 19, type: 'time', value: '2026-01-05TNI' },
      ]),
    )
    expect(made.text).toBe('a\ufffdb \ufffdc Monday night')
    expect(made.times).toEqual([{ start: 7, end: 19, type: 'time', value: '2026-01-05TNI' }])
    expect([made.title, made.created]).toEqual([null, 'XXXX-XX-XX'])
  })
})
