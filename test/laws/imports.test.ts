import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const source = join(root, 'src')

/** Rooms turn one kind of value into another; they know `ontology` and themselves. */
const ROOMS = ['gather', 'read', 'resolve', 'extract', 'record', 'measure', 'format', 'queue']
/** Faces show what the library does; they know its public names only. */
const FACES = ['cli', 'api', 'mcp', 'web']

/** Each third-party library, and the one file or folder that may import it. */
const LIBRARIES: Record<string, string> = {
  '@electric-sql/pglite': 'record/',
  '@hono/node-server': 'api/',
  '@hono/zod-openapi': 'api/',
  '@modelcontextprotocol/sdk': 'mcp/',
  '@mozilla/readability': 'gather/',
  chardet: 'gather/',
  commander: 'cli/',
  docx: 'format/',
  'csv-stringify': 'format/',
  eld: 'read/',
  fflate: 'format/',
  fontkit: 'format/',
  hono: 'api/',
  'hyparquet-writer': 'format/',
  'ical-generator': 'format/',
  'iconv-lite': 'gather/',
  kysely: 'record/',
  linebreak: 'format/',
  'bidi-js': 'format/briefing/order.ts',
  linkedom: 'gather/',
  'ml-matrix': 'measure/',
  'onnxruntime-node': 'read/',
  'onnxruntime-web': 'read/',
  pdfkit: 'format/',
  pg: 'record/',
  '@vitejs/plugin-react': 'web/',
  'd3-force': 'web/plates/graph.tsx',
  'd3-geo': 'web/plates/world-map.tsx',
  react: 'web/',
  'react-dom': 'web/',
  'topojson-client': 'web/plates/world-map.tsx',
  'topojson-specification': 'web/plates/world-map.tsx',
  vite: 'web/',
  wouter: 'web/',
  'world-atlas': 'web/plates/world-map.tsx',
  yaml: 'gather/',
  zod: 'mcp/',
}

const files = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) return files(path)
    return /\.tsx?$/.test(name) ? [path] : []
  })

interface Import {
  readonly from: string
  readonly to: string
}

const imports: Import[] = files(source).flatMap((path) =>
  [...readFileSync(path, 'utf8').matchAll(/(?:\bfrom\s+|\bimport\s*\(?\s*)'([^']+)'/g)].map((m) => ({
    from: relative(source, path),
    to: m[1]!.startsWith('.') ? relative(source, join(dirname(path), m[1]!)) : m[1]!,
  })),
)

const roomOf = (path: string): string => (path.includes('/') ? path.slice(0, path.indexOf('/')) : path)
const library = (to: string): string =>
  to
    .split('/')
    .slice(0, to.startsWith('@') ? 2 : 1)
    .join('/')
const local = (to: string): boolean =>
  /\.(ts|tsx|js|json)$/.test(to) && !(library(to) in LIBRARIES) && !to.startsWith('@')
const offences = (wrong: (i: Import) => boolean): string[] =>
  imports.filter(wrong).map((i) => `${i.from} imports ${i.to}`)

describe('import rules', () => {
  test('ontology imports nothing but itself', () => {
    expect(
      offences((i) => i.from.startsWith('ontology/') && local(i.to) && roomOf(i.to) !== 'ontology'),
    ).toEqual([])
  })

  test('a room imports ontology and itself', () => {
    expect(
      offences(
        (i) =>
          ROOMS.includes(roomOf(i.from)) &&
          local(i.to) &&
          !['ontology', roomOf(i.from)].includes(roomOf(i.to)),
      ),
    ).toEqual([])
  })

  test('a face imports index.ts and itself', () => {
    expect(
      offences(
        (i) =>
          FACES.includes(roomOf(i.from)) &&
          local(i.to) &&
          !['index.ts', roomOf(i.from)].includes(roomOf(i.to)) &&
          // The command line starts the other faces, by their doors.
          !(i.from.startsWith('cli/') && /^(api|mcp)\/index\.ts$/.test(i.to)),
      ),
    ).toEqual([])
  })

  test('a library is imported only in its own room', () => {
    expect(
      offences((i) => {
        if (local(i.to) || i.to.startsWith('node:')) return false
        const home = LIBRARIES[library(i.to)]
        return home === undefined || !i.from.startsWith(home)
      }),
    ).toEqual([])
  })

  test('only record speaks SQL', () => {
    const sql =
      /\b(select|insert into|update|delete from|create table)\b[\s\S]{0,60}\b(from|values|set|where)\b/i
    const offenders = files(source)
      .map((path) => relative(source, path))
      .filter((path) => !path.startsWith('record/'))
      .filter((path) =>
        [...readFileSync(join(source, path), 'utf8').matchAll(/`([^`]*)`/g)].some(
          (m) => sql.test(m[1]!) && /\bselect\b.*\bfrom\b|\binsert into\b|\bcreate table\b/i.test(m[1]!),
        ),
      )
    expect(offenders).toEqual([])
  })

  test('only gather, record, queue and the faces read clock, environment or network', () => {
    const allowed = ['gather', 'record', 'queue', ...FACES]
    const offenders = files(source)
      .map((path) => relative(source, path))
      .filter((path) => !allowed.includes(roomOf(path)))
      .filter((path) =>
        /\bDate\.now\(|\bnew Date\(\)|\bprocess\.env\b|\bfetch\(/.test(
          readFileSync(join(source, path), 'utf8'),
        ),
      )
    expect(offenders).toEqual([])
  })
})

describe('names', () => {
  const names = files(source).map((path) => relative(source, path))

  test('files are kebab-case nouns or verbs, and no drawers', () => {
    expect(names.filter((n) => !/^([a-z0-9-]+\/)*[a-z0-9-]+(\.d)?\.tsx?$/.test(n))).toEqual([])
    expect(
      names.filter((n) => /(^|\/)(utils?|helpers?|common|misc|core|manager|service)s?(\.|\/)/.test(n)),
    ).toEqual([])
  })

  test('no enums, namespaces or inheritance of our own', () => {
    const offenders = names.filter((n) =>
      /^\s*(export\s+)?(const\s+)?(enum|namespace)\s+\w+\s*\{/m.test(readFileSync(join(source, n), 'utf8')),
    )
    expect(offenders).toEqual([])
  })

  test('owned words keep their meaning', () => {
    // A coded act is never an event, a program has a status and a country is a state.
    const offenders = names.flatMap((n) => {
      const text = readFileSync(join(source, n), 'utf8')
      return [
        ...text.matchAll(
          /\b(?:interface|type|class)\s+(Event|Events|Country|Nation|Entity|Document|Article|Claim\w+|Helper\w*|\w*Manager|\w*Service)\b/g,
        ),
      ].map((m) => `${n}: ${m[1]}`)
    })
    expect(offenders).toEqual([])
  })

  test('the door file fits one screen', () => {
    const doors = names.filter((n) => n === 'index.ts')
    for (const door of doors)
      expect(readFileSync(join(source, door), 'utf8').split('\n').length).toBeLessThanOrEqual(60)
  })
})
