import { publicationDay, type Report } from '../ontology/report.ts'
import type { Span } from '../ontology/span.ts'
import type { Timex, TimexMod } from '../ontology/timex.ts'
import { xmlOf } from './xml.ts'

/** A time expression of a text; a value of null is one nobody could tell. */
export type TimexSpan = Span & Pick<Timex, 'type' | 'value'> & Partial<Timex>

/** A TimeML document: its text and the time expressions in it. */
export interface TimemlDocument {
  readonly id: string
  /** Document creation time as written in its value. */
  readonly created: string | null
  readonly title: string | null
  readonly text: string
  readonly times: readonly TimexSpan[]
}

const UNKNOWN = { date: 'XXXX-XX-XX', time: 'XXXX-XX-XXTXX:XX', duration: 'PXX', set: 'PXX' } as const

/** A report with its time expressions as TimeML 1.2 (TIMEX3); of times that overlap the first is written. */
export function writeTimeml(
  report: Pick<Report, 'id' | 'text' | 'title' | 'published'>,
  times: readonly TimexSpan[],
): string {
  const { text } = report
  const day = publicationDay(report)
  let body = ''
  let at = 0
  let number = 0
  for (const time of [...times].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (time.start < at) continue
    body += xmlOf(text.slice(at, time.start))
    body += `<TIMEX3 tid="t${++number}" ${attributesOf(time)}>${xmlOf(text.slice(time.start, time.end))}</TIMEX3>`
    at = time.end
  }
  body += xmlOf(text.slice(at))
  const created = day ?? UNKNOWN.date
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd">',
    `<DOCID>${xmlOf(report.id)}</DOCID>`,
    `<DCT><TIMEX3 tid="t0" type="DATE" value="${created}" temporalFunction="false" functionInDocument="CREATION_TIME">${created}</TIMEX3></DCT>`,
    ...(report.title === null ? [] : [`<TITLE>${xmlOf(report.title)}</TITLE>`]),
    `<TEXT>${body}</TEXT>`,
    '</TimeML>',
    '',
  ].join('\n')
}

function attributesOf({ type, value, mod, quant, freq, publication }: TimexSpan): string {
  const given: readonly (readonly [string, string | null | undefined])[] = [
    ['type', type.toUpperCase()],
    ['value', value ?? UNKNOWN[type]],
    ['mod', mod],
    ['quant', quant],
    ['freq', freq],
    ['beginPoint', publication === 'begins' ? 't0' : null],
    ['endPoint', publication === 'ends' ? 't0' : null],
    ['temporalFunction', publication === 'counted' ? 'true' : null],
    ['anchorTimeID', publication === 'counted' ? 't0' : null],
  ]
  return given.flatMap(([name, text]) => (text == null ? [] : `${name}="${xmlOf(text)}"`)).join(' ')
}

function timexOf(tag: string): Omit<TimexSpan, 'start' | 'end'> | null {
  const attribute = (name: string): string | null => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] || null
  const type = attribute('type')?.toLowerCase()
  if (type !== 'date' && type !== 'time' && type !== 'duration' && type !== 'set') return null
  const [mod, quant, freq] = ['mod', 'quant', 'freq'].map(attribute)
  const publication =
    attribute('anchorTimeID') === 't0'
      ? 'counted'
      : attribute('beginPoint') === 't0'
        ? 'begins'
        : attribute('endPoint') === 't0'
          ? 'ends'
          : null
  return {
    type,
    value: attribute('value'),
    ...(mod ? { mod: mod as TimexMod } : {}),
    ...(quant ? { quant } : {}),
    ...(freq ? { freq } : {}),
    ...(publication ? { publication } : {}),
  }
}

/** Reads a TimeML document; other tags than TIMEX3 are taken out of the text. */
export function parseTimeml(source: string): TimemlDocument {
  const element = (name: string): string | null =>
    new RegExp(`<${name}(?: [^>]*)?>([\\s\\S]*?)</${name}>`).exec(source)?.[1] ?? null
  const plain = (xml: string | null): string | null =>
    xml === null ? null : plainOf(xml.replace(/<[^>]*>/g, '')).trim()
  let text = ''
  const times: TimexSpan[] = []
  const open: { start: number; tag: string }[] = []
  for (const part of (element('TEXT') ?? '').split(/(<[^>]+>)/)) {
    if (!part.startsWith('<')) text += plainOf(part)
    else if (part.startsWith('<TIMEX3')) open.push({ start: text.length, tag: part })
    else if (part.startsWith('</TIMEX3')) {
      const opened = open.pop()
      const found = opened && timexOf(opened.tag)
      if (found) times.push({ start: opened.start, end: text.length, ...found })
    }
  }
  return {
    id: plain(element('DOCID')) ?? '',
    created: /\svalue="([^"]*)"/.exec(element('DCT') ?? '')?.[1] ?? null,
    title: plain(element('TITLE')),
    text,
    times: times.sort((a, b) => a.start - b.start),
  }
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const plainOf = (xml: string): string =>
  xml.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hexadecimal, name) => {
    if (name !== undefined) return ENTITIES[name] ?? whole
    const code = decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
