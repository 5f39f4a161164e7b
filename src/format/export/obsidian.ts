import { organisationWords } from '../../ontology/actor.ts'
import type { Entry } from '../../ontology/entry.ts'
import { type Party, statesOf } from '../../ontology/finding.ts'
import type { Report } from '../../ontology/report.ts'
import { edtfWords, whenWords } from '../date-words.ts'
import { actorWords, headOf, saidIn, titleWords } from '../describe.ts'
import type { Material, Piece, Write } from './format.ts'
import { gatherActors, isNamed, type KnownActor } from './known-actors.ts'
import { webAddress } from './sources.ts'
import { flat } from './table.ts'

/** Most characters of a name of a note. */
const LONGEST = 80
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i

/** What some file system, a wikilink or a terminal does not take. */
const UNFIT = /[\\/:*?"<>|#^[\]\p{Cc}\p{Cf}\p{Cs}]+/gu

/** A name that every file system and every wikilink takes. */
export function fileName(words: string): string {
  const plain = flat(words.normalize('NFC').replace(UNFIT, ' '))
  const cut = [...plain]
    .slice(0, LONGEST)
    .join('')
    .replace(/^[.\s]+|[.\s]+$/g, '')
  return cut === '' || RESERVED.test(cut) ? `_${cut}` : cut
}

/** Text in a note: what Markdown, Obsidian or HTML would take for markup is escaped. */
const plain = (text: string): string => flat(text).replace(/[\\`*_{}[\]<>#|~=^$%]/g, '\\$&')

const yaml = (value: string | number | null | readonly string[]): string => JSON.stringify(value)
const frontMatter = (fields: Readonly<Record<string, string | number | null | readonly string[]>>): string =>
  `---\n${Object.entries(fields)
    .filter(([, v]) => v !== null && !(Array.isArray(v) && v.length === 0))
    .map(([name, v]) => `${name}: ${yaml(v)}`)
    .join('\n')}\n---\n`

const FOLDER = { person: 'People', state: 'States', organisation: 'Organisations', group: 'Groups' } as const

/** Paths of notes by id; names that a file system would take for one get the end of their ids. */
function notePaths(actors: readonly KnownActor[], material: Material): ReadonlyMap<string, string> {
  const paths = new Map<string, string>()
  const taken = new Map<string, string>()
  for (const actor of actors) {
    const name = actor.type === 'state' ? material.states.nameOf(actor.id.slice('state:'.length)) : actor.name
    let path = `${FOLDER[actor.type]}/${fileName(name)}`
    if (taken.has(path.toLowerCase())) path = `${path} (${fileName(actor.id.replace(/^\w+:/, ''))})`
    taken.set(path.toLowerCase(), actor.id)
    paths.set(actor.id, path)
  }
  return paths
}

const short = (id: string): string => id.replace(/^\w+:/, '').slice(0, 8)
const reportPath = (report: Report): string =>
  `Reports/${fileName([report.published?.slice(0, 10), report.publisher, report.title].filter((x) => x).join(' '))} (${fileName(short(report.id))})`
const entryPath = (entry: Entry, material: Material): string =>
  `Entries/${fileName([entry.view.when.edtf?.replace('/', ' to '), entry.kind, headOf(entry.view, material.states.nameOf)].filter((x) => x).join(' '))} (${fileName(short(entry.id))})`

const link = (path: string, words: string): string => `[[${path}|${fileName(words)}]]`
const note = (path: string, text: string): Piece => ({ file: `${path}.md`, data: text, whole: true })

/** A vault of Markdown notes for Obsidian: a note an entry, person, state, organisation and report, tied by wikilinks. */
export const writeObsidian: Write = async function* (material, leaveOut) {
  const gathering = gatherActors()
  for await (const entry of material.entries()) {
    gathering.add(entry)
    for (const finding of entry.findings)
      for (const state of statesOf(finding)) gathering.addState(state, entry.id)
  }
  const actors = gathering.list()
  const paths = notePaths(actors, material)
  const reports = new Set<string>()
  for await (const entry of material.entries()) {
    yield note(entryPath(entry, material), await entryNote(entry, paths, material))
    for (const { report } of entry.findings) reports.add(report)
  }
  for (const actor of actors) yield note(paths.get(actor.id)!, await actorNote(actor, material))
  for (const id of [...reports].sort()) {
    const report = await material.report(id)
    if (report !== null) yield note(reportPath(report), reportNote(report))
  }
  leaveOut(
    'text of a report',
    'notes quote the words that prove an entry; chancery show prints the text',
    reports.size,
  )
}

async function entryNote(
  entry: Entry,
  paths: ReadonlyMap<string, string>,
  material: Material,
): Promise<string> {
  const { view } = entry
  const nameOf = material.states.nameOf
  const said = saidIn(view)
  const party = ({ role, actor }: Party): string => {
    const path = isNamed(actor) ? paths.get(actor.id) : undefined
    const words = actorWords(actor, nameOf)
    return `- ${role}: ${path === undefined ? plain(words) : link(path, words)}`
  }
  const parent = view.within === null ? null : await material.entryOf(view.within)
  const proofs: string[] = []
  for (const finding of entry.findings) {
    const report = await material.report(finding.report)
    const source =
      report === null
        ? plain(finding.report)
        : link(reportPath(report), report.publisher ?? 'publisher not stated')
    for (const e of finding.evidence) proofs.push(`> ${plain(e.quote)}\n> — ${source}\n`)
  }
  return `${frontMatter({
    id: entry.id,
    kind: entry.kind,
    standing: view.standing,
    date: view.when.edtf,
    from: view.when.from,
    to: view.when.to,
    place: view.where?.name ?? null,
    states: statesOf(view),
    reports: entry.reports,
    publishers: entry.publishers,
    confidence: view.confidence,
    tags: [`chancery/${entry.kind}`],
  })}
# ${plain(headOf(view, nameOf))}

${plain(whenWords(view.when))}${view.where === null ? '' : `, ${plain(view.where.name)}`} · ${statesOf(view)
    .flatMap((s) => paths.get(`state:${s}`) ?? [])
    .map((path) => `[[${path}]]`)
    .join(' · ')}
${said === null ? '' : `\n${plain(said)}\n`}
## Parties

${view.parties.map(party).join('\n')}
${parent === null || parent.id === entry.id ? '' : `\nPart of ${link(entryPath(parent, material), headOf(parent.view, nameOf))}\n`}
## The words

${proofs.join('\n')}${
  entry.disagreements.length === 0
    ? ''
    : `\n## Where reports disagree\n\n${entry.disagreements
        .flatMap((d) =>
          d.values.map(
            (v) =>
              `- ${d.field}: ${plain(v.value)} (${plain(v.publishers.join(', ') || 'publisher not stated')})`,
          ),
        )
        .join('\n')}\n`
}`
}

async function actorNote(actor: KnownActor, material: Material): Promise<string> {
  const offices: string[] = []
  for (const o of actor.offices) {
    const of =
      o.of === null
        ? ''
        : ` of ${/^[A-Z]{3}$/.test(o.of) ? material.states.nameOf(o.of) : organisationWords(o.of)}`
    const stated = o.tenures.flatMap((t) => [
      ...(t.from?.edtf ? [`from ${edtfWords(t.from.edtf)}`] : []),
      ...(t.to?.edtf ? [`until ${edtfWords(t.to.edtf)}`] : []),
    ])
    const proof = o.evidence[0]
    const report = proof === undefined ? null : await material.report(proof.report)
    offices.push(
      `- ${o.former ? 'former ' : ''}${plain(titleWords(o.title) + of)}${stated.length > 0 ? ` (${[...new Set(stated)].join(', ')})` : ''}${proof === undefined ? '' : `: “${plain(proof.quote)}”${report === null ? '' : ` ${link(reportPath(report), report.publisher ?? 'publisher not stated')}`}`}`,
    )
  }
  const name = actor.type === 'state' ? material.states.nameOf(actor.id.slice('state:'.length)) : actor.name
  const { cow, gw } =
    actor.type === 'state'
      ? material.codes.on(actor.id.slice('state:'.length), null)
      : { cow: null, gw: null }
  return `${frontMatter({
    id: actor.id,
    aliases: actor.names.filter((n) => n !== name),
    states: actor.type === 'state' ? [] : actor.states,
    cow,
    gw,
    entries: actor.entries,
    tags: [`chancery/${actor.type}`],
  })}
# ${plain(name)}
${offices.length === 0 ? '' : `\n## Offices\n\n${offices.join('\n')}\n`}`
}

const reportNote = (report: Report): string =>
  `${frontMatter({
    id: report.id,
    title: report.title,
    publisher: report.publisher,
    published: report.published,
    url: webAddress(report),
    language: report.language,
    tags: ['chancery/report'],
  })}
# ${plain(report.title ?? 'Without a title')}

${plain([report.publisher ?? 'publisher not stated', report.published?.slice(0, 10)].filter((x) => x).join(', '))}
`
