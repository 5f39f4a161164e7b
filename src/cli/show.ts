import type { Command } from 'commander'
import {
  type Chancery,
  describe,
  type Entry,
  type Evidence,
  type Finding,
  type Report,
  type Style,
  whenWords,
  wrap,
} from '../index.ts'
import { recording, run, type Shared } from './call.ts'
import { withExamples } from './examples.ts'
import { EXIT } from './fault.ts'
import { safe } from './terminal.ts'

/** `chancery show`: a finding, an entry or a report with its evidence in context. */
export function show(program: Command): void {
  const command = recording(program.command('show'))
    .description(
      'show a finding or an entry with the words that prove it in their context, a report with its findings, or whom a person met',
    )
    .argument('<id>', 'an id that other commands print: entry:…, finding:…, report:… or person:…')
    .action((id: string, options: Shared) =>
      run(options, async (call) => {
        const { terminal } = call
        if (id.startsWith('person:')) return (await import('./show-person.ts')).showPerson(id, call)
        terminal.line('Opening the record …')
        const chancery = await call.open()
        const record = await chancery.record()
        terminal.line('')
        if (id.startsWith('report:')) {
          const report = await record.report(id)
          if (report === null) return missing()
          const findings = await record.findingsOf(id)
          const notes = await record.notes(id)
          await call.answer({ report, findings, notes }, () =>
            safe(reportPage(report, findings, chancery, terminal.outStyle, terminal.width)),
          )
          return EXIT.ok
        }
        const [finding, entry] = [await record.finding(id), await record.entry(id)]
        if (finding === null && entry === null) return missing()
        const findings = finding ? [finding] : entry!.findings
        const reports = new Map<string, Report>()
        for (const f of findings) {
          const report = await record.report(f.report)
          if (report) reports.set(f.report, report)
        }
        await call.answer(
          { finding, entry, reports: [...reports.values()].map(({ text: _, ...rest }) => rest) },
          () => safe(page(finding, entry, findings, reports, chancery, terminal.outStyle, terminal.width)),
        )
        return EXIT.ok

        function missing(): number {
          terminal.err(
            `expected an id of this record, got "${id}", which it does not hold; chancery find and chancery search print ids`,
          )
          return EXIT.nothing
        }
      }),
    )
  withExamples(
    command,
    'chancery show finding:3f2a9c1d20b7e645',
    'chancery show report:2c0bdc15dd06263f --json',
    'chancery show person:yoo-hae-won',
  )
}

const label = (words: string, style: Style): string => style.dim(words.padEnd(12))

function page(
  finding: Finding | null,
  entry: Entry | null,
  findings: readonly Finding[],
  reports: ReadonlyMap<string, Report>,
  chancery: Chancery,
  style: Style,
  columns: number,
): string {
  const width = Math.min(Math.max(columns, 48), 110)
  const lines: string[] = []
  const head = finding ?? entry!.view
  lines.push(...wrapped(`${head.kind}, ${head.standing}`, 0, width, style.heading))
  lines.push(...wrapped(says(head, chancery), 0, width, style.strong), '')
  if (entry && !finding) {
    lines.push(`${label('entry', style)}${entry.id}`)
    lines.push(
      `${label('told by', style)}${entry.reports} ${entry.reports === 1 ? 'report' : 'reports'} of ${entry.publishers} ${entry.publishers === 1 ? 'publisher' : 'publishers'}`,
    )
    for (const why of entry.because) lines.push(...wrapped(`merged: ${why}`, 12, width, style.dim))
    for (const d of entry.disagreements)
      lines.push(
        ...wrapped(
          `${d.field}: ${d.values.map((v) => `${v.value} (${v.publishers.join(', ') || 'publisher not stated'})`).join('  against  ')}`,
          12,
          width,
          style.warn,
        ),
      )
  } else if (entry && entry.id !== finding?.id) lines.push(`${label('entry', style)}${entry.id}`)
  for (const f of findings) {
    const report = reports.get(f.report) ?? null
    lines.push('', style.dim('─'.repeat(width)), ...fields(f, report, style, width))
    if (report) lines.push('', ...context(report, f, style, width))
  }
  return lines.join('\n')
}

const says = (finding: Finding, chancery: Chancery): string =>
  `${whenOf(finding)}: ${describeOf(finding, chancery)}`

const whenOf = (f: Finding): string => whenWords(f.when)
const describeOf = (f: Finding, chancery: Chancery): string => describe(f, chancery.states.nameOf)
const wrapped = (
  words: string,
  indent: number,
  width: number,
  dress: (w: string) => string = (w) => w,
): string[] => wrap(words, width - indent).map((l) => ' '.repeat(indent) + dress(l))

function fields(f: Finding, report: Report | null, style: Style, width: number): string[] {
  const lines: string[] = []
  const add = (name: string, words: string | null, evidence: Evidence | null = null): void => {
    if (words === null || words === '') return
    const proof = evidence === null ? '' : `  ${style.quote(`“${evidence.quote.replace(/\s+/g, ' ')}”`)}`
    const [first = '', ...rest] = wrap(words, width - 12)
    lines.push(
      `${label(name, style)}${first}${rest.length === 0 ? proof : ''}`,
      ...rest.map((l) => ' '.repeat(12) + l),
    )
  }
  add(
    'report',
    report === null
      ? f.report
      : `${report.title ?? 'without a title'} [${[report.publisher ?? 'publisher not stated', report.published?.slice(0, 10)].filter((x) => x).join(', ')}]`,
  )
  add('', report === null ? null : `${report.id}${report.url === null ? '' : `  ${report.url}`}`)
  add('finding', f.id)
  for (const p of f.parties) {
    const office = p.actor.office
    const body =
      p.actor.type === 'person'
        ? `${p.actor.name}${office ? `, ${office.title}${office.of ? ` of ${office.of}` : ''}` : ''}${p.actor.state ? ` (${p.actor.state})` : ''}`
        : `${p.actor.name}${p.actor.state && p.actor.type !== 'state' ? ` (${p.actor.state})` : ''}`
    add(p.role, body, p.evidence)
  }
  add(
    'when',
    `${whenWords(f.when)}${f.when.edtf ? ` (${f.when.edtf}, ${f.when.basis})` : ''}`,
    f.when.evidence,
  )
  if (f.where) add('where', `${f.where.name}${f.where.state ? ` (${f.where.state})` : ''}`, f.where.evidence)
  if (f.kind === 'meeting') {
    add(
      'format',
      [f.format, f.setting, f.ordinal === null ? null : `number ${f.ordinal}`].filter((x) => x).join(', '),
    )
    for (const m of f.matters) add('matter', m.quote.replace(/\s+/g, ' '))
  }
  if (f.kind === 'visit') {
    add(
      'type',
      [f.visitType, f.days === null ? null : `${f.days} ${f.days === 1 ? 'day' : 'days'}`]
        .filter((x) => x)
        .join(', '),
    )
    for (const s of f.stops)
      add(
        'stop',
        `${s.place.name}, ${whenWords(s.when)}${s.standing === 'held' ? '' : ` (${s.standing})`}`,
        s.place.evidence,
      )
  }
  if (f.kind === 'statement') add('mode', [f.mode, f.channel].filter((x) => x).join(', '))
  if (f.kind === 'undertaking') {
    add('type', [f.type, f.instrument].filter((x) => x).join(', '))
    if (f.due?.edtf) add('due', whenWords(f.due), f.due.evidence)
  }
  if (f.kind === 'statement' || f.kind === 'undertaking')
    for (const c of f.content) add('content', c.quote.replace(/\s+/g, ' '))
  add('fields', f.fields.join(', '))
  add('within', f.within)
  add('read by', `${f.rule}, ${f.model}, confidence ${f.confidence.toFixed(2)}`)
  return lines
}

/** The paragraphs that hold evidence, the evidence marked. */
function context(report: Report, f: Finding, style: Style, width: number): string[] {
  const spans = [
    ...f.evidence,
    ...f.parties.map((p) => p.evidence),
    ...(f.when.evidence ? [f.when.evidence] : []),
    ...(f.where ? [f.where.evidence] : []),
  ].filter((e) => e.report === report.id)
  const main = f.evidence.filter((e) => e.report === report.id)
  const lines: string[] = []
  let at = 0
  let skipped = false
  for (const paragraph of report.text.split('\n\n')) {
    const [start, end] = [at, at + paragraph.length]
    at = end + 2
    const inside = spans.filter((e) => e.start < end && start < e.end)
    if (inside.length === 0) {
      skipped = true
      continue
    }
    if (skipped && lines.length > 0) lines.push('    […]')
    skipped = false
    lines.push(...marked(paragraph, start, main, spans, style, width), '')
  }
  return lines
}

/** A paragraph in wrapped lines, `[ ]` round the proving words where there is no colour. */
function marked(
  paragraph: string,
  start: number,
  main: readonly Evidence[],
  spans: readonly Evidence[],
  style: Style,
  width: number,
): string[] {
  const level = (i: number): number =>
    main.some((e) => e.start <= i && i < e.end) ? 2 : spans.some((e) => e.start <= i && i < e.end) ? 1 : 0
  const plain = style.quote('x') === 'x'
  let made = ''
  let open = 0
  const close = (words: string, was: number): string =>
    was === 0
      ? words
      : plain
        ? was === 2
          ? `[${words}]`
          : words
        : was === 2
          ? style.quote(words)
          : style.strong(words)
  let part = ''
  for (let i = 0; i < paragraph.length; i++) {
    const now = level(start + i)
    if (now !== open) {
      made += close(part, open)
      part = ''
      open = now
    }
    part += paragraph[i]
  }
  made += close(part, open)
  return balanced(wrap(made, width - 4)).map((l) => `    ${l}`)
}

/** Styles that run over the end of a line are ended there and begun again on the next. */
function balanced(lines: readonly string[]): string[] {
  let carry = ''
  return lines.map((line) => {
    const whole = carry + line
    // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with one
    const codes = [...whole.matchAll(/\u001b\[(\d+)m/g)].map((m) => m[1]!)
    const last = codes[codes.length - 1]
    const on = last !== undefined && !['22', '39'].includes(last)
    carry = on ? `\u001b[${last}m` : ''
    return on ? `${whole}\u001b[${last === '1' ? '22' : '39'}m` : whole
  })
}

function reportPage(
  report: Report,
  findings: readonly Finding[],
  chancery: Chancery,
  style: Style,
  columns: number,
): string {
  const width = Math.min(Math.max(columns, 48), 110)
  const head = [report.publisher ?? 'publisher not stated', report.published, report.url]
    .filter((x) => x)
    .join('  ')
  return [
    ...wrapped(report.title ?? 'without a title', 0, width, style.title),
    ...wrapped(head, 0, width, style.dim),
    '',
    ...report.text.split('\n\n').flatMap((p) => [...wrapped(p, 0, width), '']),
    style.heading(`FINDINGS  ${findings.length}`),
    ...findings.flatMap((f) => [
      ...wrapped(`${f.kind}  ${says(f, chancery)}`, 2, width),
      `    ${style.dim(f.id)}`,
    ]),
  ].join('\n')
}
