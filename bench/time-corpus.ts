import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'

/** A TIMEX3 of an annotated corpus, with offsets into the text of its document. */
export interface GoldTime {
  readonly start: number
  readonly end: number
  readonly type: 'date' | 'time' | 'duration' | 'set'
  readonly value: string
}

/** A document annotated with time expressions. */
export interface TimeDocument {
  readonly name: string
  readonly corpus: string
  readonly text: string
  /** Creation time: a day, sometimes with the time of day. */
  readonly created: string | null
  readonly times: readonly GoldTime[]
}

const ENTITIES: { readonly [name: string]: string } = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const unescaped = (text: string): string =>
  text.replace(/&(#\d+|\w+);/g, (all, name: string) =>
    name.startsWith('#') ? String.fromCodePoint(Number(name.slice(1))) : (ENTITIES[name] ?? all),
  )
const attribute = (tag: string, name: string): string =>
  new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? ''

function timeml(path: string, corpus: string): TimeDocument {
  const raw = readFileSync(path, 'utf8')
  const body = /<TEXT>([\s\S]*?)<\/TEXT>/.exec(raw)?.[1] ?? ''
  let text = ''
  let open: { start: number; tag: string } | null = null
  const times: GoldTime[] = []
  for (const part of body.split(/(<[^>]+>)/)) {
    if (!part.startsWith('<')) text += unescaped(part)
    else if (part.startsWith('<TIMEX3')) open = { start: text.length, tag: part }
    else if (part.startsWith('</TIMEX3') && open) {
      const type = attribute(open.tag, 'type').toLowerCase() as GoldTime['type']
      times.push({ start: open.start, end: text.length, type, value: attribute(open.tag, 'value') })
      open = null
    }
  }
  const created = /<DCT>[\s\S]*?value="([^"]*)"/.exec(raw)?.[1] ?? null
  return { name: basename(path), corpus, text, created, times }
}

const NO_SPACE_BEFORE = /^(?:[.,;:?!)\]}%’”…]|['’]s|n['’]t|['’](?:re|ve|ll|d|m))$/
const NO_SPACE_AFTER = /^[([{$€£“‘#]$/

/** A document of MEANTIME: its tokens written as a line a sentence. */
function meantime(path: string): TimeDocument {
  const raw = readFileSync(path, 'utf8')
  let text = ''
  let sentence = '0'
  let glue = true
  const at = new Map<string, { start: number; end: number }>()
  for (const [, tag, body] of raw.matchAll(/<token ([^>]*)>([^<]*)<\/token>/g)) {
    const word = unescaped(body!)
    const line = attribute(tag!, 'sentence')
    if (line !== sentence) text += Number(line) < 3 ? '\n\n' : ' '
    else if (!glue && !NO_SPACE_BEFORE.test(word)) text += ' '
    sentence = line
    glue = NO_SPACE_AFTER.test(word)
    at.set(attribute(tag!, 't_id'), { start: text.length, end: text.length + word.length })
    text += word
  }
  const times: GoldTime[] = []
  let created: string | null = null
  for (const [, tag, body] of raw.matchAll(/<TIMEX3 ([^>]*)>([\s\S]*?)<\/TIMEX3>/g)) {
    const spans = [...body!.matchAll(/t_id="(\d+)"/g)].flatMap((m) => at.get(m[1]!) ?? [])
    if (attribute(tag!, 'functionInDocument') === 'CREATION_TIME') created = attribute(tag!, 'value')
    const type = attribute(tag!, 'type').toLowerCase() as GoldTime['type']
    if (spans.length > 0 && type)
      times.push({ start: spans[0]!.start, end: spans.at(-1)!.end, type, value: attribute(tag!, 'value') })
  }
  times.sort((a, b) => a.start - b.start)
  return { name: basename(path), corpus: 'meantime', text, created, times }
}

/** Whether a document is held back from training and development: SHA-1 of its file name modulo ten is 0. */
export const heldBack = (name: string): boolean =>
  BigInt(`0x${createHash('sha1').update(name).digest('hex')}`) % 10n === 0n

/** The documents of TimeBank, AQUAINT, MEANTIME and WikiWars in the folders of `data` so named. */
export function timeDocuments(data: string): TimeDocument[] {
  const files = (folder: string, ending: string): string[] =>
    existsSync(join(data, folder))
      ? readdirSync(join(data, folder), { recursive: true, encoding: 'utf8' })
          .filter((f) => f.endsWith(ending))
          .sort()
          .map((f) => join(data, folder, f))
      : []
  return [
    ...['timebank', 'aquaint', 'wikiwars-train'].flatMap((folder) =>
      files(folder, '.tml').map((path) => timeml(path, folder)),
    ),
    ...files('meantime', '.xml').map(meantime),
  ]
}
