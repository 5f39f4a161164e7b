import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { safe } from '../../src/cli/terminal.ts'
import type { Evidence, Finding, Report } from '../../src/index.ts'

const ESCAPE = '\u001b'
const root = fileURLToPath(new URL('../../', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'chancery-cli-'))
const record = join(folder, 'record')
const samples = join(root, 'samples', 'reports')

interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

const environment = (own: Record<string, string> = {}): NodeJS.ProcessEnv => {
  const { NO_COLOR: _, FORCE_COLOR: __, ...rest } = process.env
  return { ...rest, XDG_DATA_HOME: join(folder, 'home'), CHANCERY_RECORD: record, ...own }
}

function chancery(
  args: readonly string[],
  options: { input?: string; env?: Record<string, string> } = {},
): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, 'bin', 'chancery.js'), ...args], {
      env: environment(options.env),
    })
    let out = ''
    let err = ''
    child.stdout.setEncoding('utf8').on('data', (d) => {
      out += d
    })
    child.stderr.setEncoding('utf8').on('data', (d) => {
      err += d
    })
    child.stdin.on('error', () => {})
    child.stdin.end(options.input ?? '')
    child.on('close', (code) => resolve({ code, out, err }))
  })
}

interface Line {
  readonly report: Report
  readonly findings: readonly Finding[]
  readonly notes: readonly unknown[]
}

const lines = <T>(out: string): T[] =>
  out
    .trim()
    .split('\n')
    .filter((l) => l !== '')
    .map((l) => JSON.parse(l) as T)

/** Every piece of evidence anywhere in a value. */
function evidenceIn(value: unknown): Evidence[] {
  if (typeof value !== 'object' || value === null) return []
  const own = 'quote' in value && 'start' in value ? [value as Evidence] : []
  return [...own, ...Object.values(value).flatMap(evidenceIn)]
}

beforeAll(() => {
  if (!existsSync(join(root, 'dist', 'cli', 'main.js')))
    spawnSync(
      process.execPath,
      [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.build.json'],
      { cwd: root },
    )
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('without a model', { timeout: 120_000 }, () => {
  test('no arguments, --help and --version', async () => {
    const [none, help, version] = [
      await chancery([]),
      await chancery(['--help']),
      await chancery(['--version']),
    ]
    expect([none.code, help.code, version.code]).toEqual([0, 0, 0])
    expect(none.out).toBe(help.out)
    expect(help.out.indexOf('Examples:')).toBeLessThan(help.out.indexOf('Usage:'))
    expect(version.out.trim()).toBe(
      (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version,
    )
  })

  test('each command has help that begins with examples', async () => {
    const { out } = await chancery(['--help'])
    const names = [...out.matchAll(/^ {2}([a-z]+)(?: \[| <|$| {2,})/gm)]
      .map((m) => m[1]!)
      .filter((n) => !['chancery', 'help'].includes(n))
    expect(names.length).toBeGreaterThan(10)
    for (const name of names) {
      const help = await chancery([name, '--help'])
      expect(help.code, name).toBe(0)
      expect(help.out.startsWith('Examples:'), name).toBe(true)
    }
  })

  test('mistakes of the operator exit with 2, say what was expected and what may have been meant', async () => {
    const wrong: [string[], RegExp][] = [
      [['fnid'], /Did you mean find/],
      [['find', 'meetigns'], /did you mean meetings/],
      [['export', '--format', 'geojsn'], /expected one of jsonl, .*did you mean geojson\?/],
      [['export', '--format', 'csv'], /expected one kind with the format csv, got none/],
      [['export', '--format', 'gexf', '--kind', 'tenures'], /expected a kind that GEXF 1.3 holds/],
      [['export', '--format', 'parquet'], /expected -o FOLDER/],
      [['export', '--format', 'jsonl', '--source', 'RUS'], /name one with --kind/],
      [['schema', 'gexf'], /expected a format with a schema/],
      [['find', 'meetings', '--betwen', 'KOR'], /Did you mean --between/],
      [['find', 'meetings', '--between', 'KOR'], /expected two states/],
      [['dossier', 'Koera', 'CHN'], /did you mean .*Korea/],
      [['dossier', 'KOR', 'Seoul'], /expected two different states/],
      [['find', 'visits', '--since', 'yesterday'], /expected --since as a day, month or year/],
      [['find', 'visits', '--since', '2026-02-30'], /expected --since/],
      [['find', 'visits', '--standing', 'maybe'], /held, announced/],
      [['annotate', 'x', '--format', 'xml'], /conllu/],
      [['judge', 'merge', 'entry:1'], /expected two ids/],
      [['read'], /missing required argument/],
    ]
    for (const [args, message] of wrong) {
      const ran = await chancery(args)
      expect([args, ran.code]).toEqual([args, 2])
      expect(ran.err).toMatch(message)
      expect(ran.out).toBe('')
    }
  })

  test('a path that does not exist exits with 1 and writes nothing on standard output', async () => {
    const ran = await chancery(['read', join(folder, 'nowhere.txt')])
    expect(ran).toMatchObject({ code: 1, out: '' })
    expect(ran.err).toMatch(/does not exist; check the path/)
  })

  test('first output comes within 300 ms of a bare start of Node', () => {
    const once = (args: string[]): number => {
      const begun = performance.now()
      spawnSync(process.execPath, args, { env: environment() })
      return performance.now() - begun
    }
    const best = (args: string[]): number => Math.min(once(args), once(args), once(args))
    expect(best([join(root, 'bin', 'chancery.js'), '--help']) - best(['-e', '0'])).toBeLessThan(300)
  })

  test('the schema is JSON Schema and names every kind', async () => {
    const { out } = await chancery(['schema'])
    const schema = JSON.parse(out) as { $defs: Record<string, unknown> }
    expect(Object.keys(schema.$defs)).toEqual(
      expect.arrayContaining(['report', 'evidence', 'meeting', 'formulation', 'note']),
    )
  })

  test('untrusted words cannot steer a terminal', () => {
    expect(safe('a\u001b[2Jb\u001b]0;title\u0007c\u001b[31md\u0000e\u202ef\n')).toBe('abc\u001b[31mdef\n')
    expect(safe('\u001b[1mbold\u001b[22m \u001b[8mhidden\u001b[0m')).toBe('\u001b[1mbold\u001b[22m hidden')
  })
})

// Each command opens the embedded record anew, which takes seconds where processors are busy.
test('a file that is not whole when the program ends, however it ends, is gone', () => {
  const name = join(folder, 'unfinished.csv')
  const begin = `import { openPartial } from ${JSON.stringify(join(root, 'dist', 'cli', 'partial.js'))}
    const file = await openPartial(${JSON.stringify(name)}); await file.write('half'); process.exit(130)`
  const ran = spawnSync(process.execPath, ['--input-type=module', '-e', begin], { encoding: 'utf8' })
  expect([ran.status, ran.stderr]).toEqual([130, ''])
  expect(readdirSync(folder).filter((file) => file.startsWith('unfinished'))).toEqual([])
})

describe('with the model', { timeout: 600_000 }, () => {
  let read: Ran
  let reports: Line[]
  beforeAll(async () => {
    read = await chancery(['read', samples, '--json'])
    reports = lines<Line>(read.out)
  }, 600_000)

  test('read --json prints one object a report and nothing else, each quote in its place', () => {
    expect(read.code).toBe(0)
    expect(reports.length).toBe(13)
    for (const line of reports) {
      expect(Object.keys(line)).toEqual(['report', 'findings', 'notes'])
      const found = evidenceIn(line.findings)
      if (line.findings.length > 0) expect(found.length).toBeGreaterThan(0)
      for (const e of found) {
        expect(e.report).toBe(line.report.id)
        expect(line.report.text.slice(e.start, e.end)).toBe(e.quote)
      }
    }
    const kinds = new Set(reports.flatMap((l) => l.findings.map((f) => f.kind)))
    for (const kind of ['meeting', 'visit', 'statement', 'undertaking']) expect(kinds).toContain(kind)
  })

  test('what is printed has the keys of the schema', async () => {
    const schema = JSON.parse((await chancery(['schema'])).out) as {
      $defs: Record<string, { required?: string[] }>
    }
    for (const { report, findings } of reports) {
      expect(Object.keys(report).sort()).toEqual([...schema.$defs.report!.required!].sort())
      for (const f of findings)
        expect(Object.keys(f)).toEqual(expect.arrayContaining(schema.$defs[f.kind]!.required!))
    }
  })

  test('reading twice adds nothing', async () => {
    const before = (await chancery(['doctor', '--json'])).out
    const again = await chancery(['read', samples])
    expect(again.code).toBe(0)
    expect(again.err).toMatch(/13 already there/)
    const counts = (out: string): string => /\d+ reports of .* judgements/.exec(out)![0]
    expect(counts((await chancery(['doctor', '--json'])).out)).toBe(counts(before))
  })

  test('reread gives what was there', async () => {
    const { code, out } = await chancery(['reread', '--json'])
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ reports: 13, changed: 0, same: 13, failed: 0 })
  })

  test('dossier as text, Markdown and JSON', async () => {
    const text = await chancery(['dossier', 'Korea', 'China', '--as-of', '2026-03-20'])
    expect(text.code).toBe(0)
    for (const part of [
      'WHAT HAPPENED',
      'LAST CONTACT',
      'CALENDAR AHEAD',
      'UNDERTAKINGS',
      'STATEMENTS',
      'CHRONOLOGY',
      'FORMULATIONS',
      'PEOPLE',
      'DISAGREE',
      'SOURCES',
      'CANNOT SHOW',
    ])
      expect(text.out).toContain(part)
    expect(text.out).toContain('Shen Guowei')
    expect(text.out).not.toContain(ESCAPE)
    const md = await chancery(['dossier', 'KOR', 'CHN', '--format', 'md'])
    expect(md.out).toMatch(/^# South Korea and China/)
    const json = await chancery(['dossier', 'KR', 'CN', '--format', 'json'])
    expect((JSON.parse(json.out) as { pair: string[] }).pair).toEqual(['KOR', 'CHN'])
    const none = await chancery(['dossier', 'PER', 'CHL'])
    expect(none.code).toBe(4)
    expect(none.out).toContain('no sign')
  })

  test('a briefing is written by the ending of its name, and binary data goes to a pipe only when asked', async () => {
    for (const [ending, magic] of [
      ['docx', 'PK'],
      ['pdf', '%PDF-1.7'],
    ] as const) {
      const file = join(folder, `brief.${ending}`)
      const { code, out } = await chancery(['dossier', 'KOR', 'CHN', '-o', file, '--handling', 'OFFICIAL'])
      expect([code, out]).toEqual([0, ''])
      expect(readFileSync(file, 'latin1').startsWith(magic)).toBe(true)
    }
    const piped = await chancery(['dossier', 'KOR', 'CHN', '--format', 'pdf'])
    expect(piped.out.startsWith('%PDF-1.7')).toBe(true)
    const wrong = await chancery(['dossier', 'KOR', 'CHN', '--template', join(folder, 'none.docx')])
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('none.docx')])
  })

  test('find, show, who and search answer from the record', async () => {
    const found = await chancery([
      'find',
      'meetings',
      '--between',
      'KOR',
      'CHN',
      '--since',
      '2026-02',
      '--json',
    ])
    expect(found.code).toBe(0)
    const [entry] = lines<{ id: string; view: Finding }>(found.out)
    expect(entry!.view.kind).toBe('meeting')
    const shown = await chancery(['show', entry!.id])
    expect(shown.code).toBe(0)
    expect(shown.out).toContain('evidence' in entry!.view ? entry!.view.id : '')
    expect(shown.out).toContain('confidence')
    const marked = await chancery(['show', entry!.id], { env: { FORCE_COLOR: '1' } })
    expect(marked.out).toContain(`${ESCAPE}[32m`)
    expect(
      (await chancery(['show', entry!.id], { env: { FORCE_COLOR: '1', NO_COLOR: '1' } })).out,
    ).not.toContain(ESCAPE)
    const who = await chancery(['who', 'Shen Guowei'])
    expect(who.out).toMatch(/President.* of China/)
    expect((await chancery(['who', 'Nobody Known'])).code).toBe(4)
    expect((await chancery(['show', 'finding:0000000000000000'])).code).toBe(4)
    const hits = await chancery(['search', 'hotline', '--json'])
    expect(lines(hits.out).length).toBeGreaterThan(0)
    expect((await chancery(['search', 'zeppelin'])).code).toBe(4)
    const plain = await chancery(['find', 'statements', '--plain'])
    for (const line of plain.out.trimEnd().split('\n')) expect(line.split('\t').length).toBe(5)
  })

  test('calendar on the screen and as a feed', async () => {
    const screen = await chancery(['calendar', '--since', '2026-03-20'])
    expect(screen.code).toBe(0)
    expect(screen.out).toContain('2026')
    const feed = await chancery(['calendar', '-o', '-'])
    expect(feed.out).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR/)
  })

  test('export writes to a file, a folder and a pipe', async () => {
    const place = join(folder, 'exports')
    const file = await chancery(['export', '--format', 'popolo', '-o', join(place, 'record.json')])
    expect([file.code, file.out]).toEqual([0, ''])
    expect(file.err).toMatch(/Popolo: \d+ undertakings?,.*\(it is for meetings,[\s\S]*Wrote \d+ entries to /)
    const tables = await chancery(['export', '--format', 'datapackage', '-o', join(place, 'tables')])
    expect(tables.code).toBe(0)
    const { resources } = JSON.parse(readFileSync(join(place, 'tables', 'datapackage.json'), 'utf8')) as {
      resources: { path: string }[]
    }
    for (const { path } of resources) expect(existsSync(join(place, 'tables', path)), path).toBe(true)
    expect(readdirSync(place).sort()).toEqual(['record.json', 'tables'])
    const piped = await chancery(['export', '--format', 'geojson', '--between', 'KOR', 'CHN'])
    expect((JSON.parse(piped.out) as { type: string }).type).toBe('FeatureCollection')
    expect(piped.err).toMatch(/GeoJSON: \d+ features? without/)
    const none = await chancery(['export', '--format', 'csl', '--between', 'PER', 'CHL'])
    expect([none.code, JSON.parse(none.out)]).toEqual([4, []])
    expect(none.err).toContain('No entry fits')
  })

  test('judgements are stored, listed and taken back', async () => {
    const [entry] = lines<{ id: string; findings: { id: string }[] }>(
      (await chancery(['find', 'statements', '--json'])).out,
    )
    const subject = entry!.findings[0]!.id
    const made = JSON.parse((await chancery(['judge', 'reject', subject, '--by', 'Test', '--json'])).out) as {
      id: string
    }
    expect((await chancery(['judge', 'list', subject])).out).toContain('by Test')
    expect((await chancery(['judge', 'undo', made.id, '--by', 'Test'])).code).toBe(0)
  })

  test('a folder survives bad files: the rest is stored, exit code 3', async () => {
    const own = join(folder, 'mixed')
    mkdirSync(own)
    writeFileSync(
      join(own, 'a.txt'),
      '3 May 2024\n\nOSLO — The foreign ministers of Norway and Peru met in Oslo on Friday.\n',
    )
    writeFileSync(join(own, 'b.jsonl'), '{"broken\n')
    writeFileSync(join(own, 'c.bin'), Buffer.from([0, 1, 2, 3, 0, 0, 0, 0]))
    writeFileSync(join(own, 'd.txt'), '')
    const ran = await chancery(['read', own, '--json', '--record', join(folder, 'other')])
    expect(ran.code).toBe(3)
    expect(lines<Line>(ran.out).map((l) => l.report.dateline?.place)).toEqual(['Oslo'])
    expect(ran.err).toMatch(/line-broken/)
    expect(ran.err).toMatch(/file-empty/)
  })

  test('standard input, and a dry run stores nothing', async () => {
    const place = join(folder, 'dry')
    const ran = await chancery(
      [
        'read',
        '-',
        '--dry-run',
        '--json',
        '--record',
        place,
        '--published',
        '2026-01-06',
        '--publisher',
        'Desk',
      ],
      {
        input: 'The president of Kenya met the prime minister of Sweden in Nairobi on Monday.',
      },
    )
    expect(ran.code).toBe(0)
    const [line] = lines<Line>(ran.out)
    expect(line!.report).toMatchObject({ published: '2026-01-06', publisher: 'Desk' })
    expect(existsSync(place)).toBe(false)
  })

  test('annotate writes each format', async () => {
    const one = join(samples, '06-pacific-wire-call.txt')
    const conllu = await chancery(['annotate', one, '--format', 'conllu'])
    expect(conllu.out).toMatch(/^\d+\t\S+\t\S+\t(?:PROPN|NOUN|ADJ)\t/m)
    const timeml = await chancery(['annotate', one, '--format', 'timeml'])
    expect(timeml.out).toMatch(/<TIMEX3 tid="t1" type="DATE" value="2026-/)
    const place = join(folder, 'brat')
    expect((await chancery(['annotate', one, '--format', 'brat', '-o', place])).code).toBe(0)
    expect(readFileSync(join(place, '06-pacific-wire-call.txt'), 'utf8')).toContain('Baek')
    expect(readFileSync(join(place, '06-pacific-wire-call.ann'), 'utf8')).toMatch(/^T1\t/)
    const json = await chancery(['annotate', one, '--format', 'json'])
    expect(Object.keys(JSON.parse(json.out) as object)).toEqual(['report', 'reading', 'resolved', 'notes'])
  })

  test('a reader that closes the pipe ends the program quietly', async () => {
    const ran = spawnSync(
      '/bin/sh',
      [
        '-c',
        `"${process.execPath}" "${join(root, 'bin', 'chancery.js')}" find statements --json | head -n 1`,
      ],
      {
        env: environment(),
        encoding: 'utf8',
      },
    )
    expect(ran.stdout.trim().split('\n').length).toBe(1)
    expect(ran.stderr).toBe('')
  })

  test('a backup is written once, checked, and restored into another record', async () => {
    const file = join(folder, 'record.chancery.gz')
    const copy = join(folder, 'copy')
    expect((await chancery(['backup', file])).code).toBe(0)
    const again = await chancery(['backup', file])
    expect([again.code, again.err]).toEqual([2, expect.stringContaining('which is there; name another')])
    const [made] = lines<{ bytes: number; reports: number }>(
      (await chancery(['backup', file, '--force', '--json'])).out,
    )
    expect(made!.bytes).toBeGreaterThan(1000)
    const checked = await chancery(['restore', file, '--check', '--json'])
    expect(lines<object>(checked.out)[0]).toMatchObject({ reports: made!.reports })
    const restored = await chancery(['restore', file, '--record', copy, '--json'])
    expect(lines<object>(restored.out)[0]).toMatchObject({ reports: made!.reports })
    const meetings = async (at: string) =>
      (await chancery(['find', 'meetings', '--json', '--record', at])).out
    expect(await meetings(copy)).toBe(await meetings(record))
    const refused = await chancery(['restore', file, '--record', copy])
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('expected an empty record')])
    expect((await chancery(['restore', file, '--record', copy, '--replace', '--quiet'])).code).toBe(0)
    const other = await chancery(['restore', join(samples, '02-hanbit-summit.txt'), '--check'])
    expect([other.code, other.err]).toEqual([1, expect.stringContaining('got one that is no gzip')])
    expect(readdirSync(folder).filter((name) => name.endsWith('.partial'))).toEqual([])
  })

  test('the sample finishes with a dossier and what to try next', async () => {
    const ran = await chancery(['sample', '--record', join(folder, 'sample')])
    expect(ran.code).toBe(0)
    expect(ran.out).toContain('South Korea and China')
    expect(ran.err).toContain('chancery show')
  })
})
