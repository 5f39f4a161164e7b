import { FINDING_KINDS, type FindingKind } from '../../ontology/finding.ts'
import type { Note } from '../../ontology/note.ts'
import { distance } from '../state-names.ts'
import type { ExportFormat, Material, Piece } from './format.ts'
import { countLeftOut } from './left-out.ts'
import { kindWords, leaveOutKinds } from './material.ts'

export type { ExportChoices, ExportFormat, Material, Piece } from './format.ts'

/** The formats that entries can be written in, in the order the help lists them. */
export const EXPORT_FORMATS: readonly ExportFormat[] = [
  {
    name: 'jsonl',
    title: 'JSON Lines',
    writes: 'entries with all they hold, one JSON object a line; nothing is lost',
    ending: '.jsonl',
    mediaType: 'application/x-ndjson',
    makes: 'file',
    kinds: FINDING_KINDS,
    writer: async () => (await import('./jsonl.ts')).writeJsonl,
    schema: async () => (await import('./jsonl.ts')).ENTRY_SCHEMA,
  },
  {
    name: 'csv',
    title: 'CSV',
    writes: 'one kind as a table for spreadsheets and statistics, a line an entry',
    ending: '.csv',
    mediaType: 'text/csv',
    makes: 'file',
    kinds: FINDING_KINDS,
    oneKind: true,
    writer: async () => (await import('./csv.ts')).writeCsv,
    schema: async () => (await import('./datapackage.ts')).dataPackage(FINDING_KINDS, 'Record', null),
  },
  {
    name: 'datapackage',
    title: 'Frictionless data package',
    writes: 'a folder of CSV tables (entries, parties, evidence, reports) with their schemas',
    ending: '.csv',
    mediaType: 'text/csv',
    makes: 'folder',
    kinds: FINDING_KINDS,
    writer: async () => (await import('./datapackage.ts')).writeDataPackage,
    schema: async () => (await import('./datapackage.ts')).dataPackage(FINDING_KINDS, 'Record', null),
  },
  {
    name: 'parquet',
    title: 'Parquet',
    writes: 'the same tables as a folder of Parquet files, for DuckDB, R and pandas',
    ending: '.parquet',
    mediaType: 'application/vnd.apache.parquet',
    makes: 'folder',
    kinds: FINDING_KINDS,
    writer: async () => (await import('./parquet.ts')).writeParquet,
  },
  {
    name: 'plover',
    title: 'PLOVER',
    writes: 'coded acts in the JSON of PLOVER, a record a line, with the words that prove them',
    ending: '.jsonl',
    mediaType: 'application/x-ndjson',
    makes: 'file',
    kinds: ['act'],
    writer: async () => (await import('./plover.ts')).writePlover,
    schema: async () => (await import('./plover.ts')).PLOVER_SCHEMA,
  },
  {
    name: 'polecat',
    title: 'POLECAT',
    writes: 'coded acts in the 40 columns of POLECAT, with office titles and COW numbers',
    ending: '.txt',
    mediaType: 'text/tab-separated-values',
    makes: 'file',
    kinds: ['act'],
    writer: async () => (await import('./polecat.ts')).writePolecat,
  },
  {
    name: 'icews',
    title: 'ICEWS',
    writes: 'coded acts in the 20 columns of ICEWS, a row a source and target',
    ending: '.tsv',
    mediaType: 'text/tab-separated-values',
    makes: 'file',
    kinds: ['act'],
    writer: async () => (await import('./icews.ts')).writeIcews,
  },
  {
    name: 'gdelt',
    title: 'GDELT Events 2.0',
    writes: 'coded acts in the 61 columns of GDELT, without a header as GDELT has none',
    ending: '.csv',
    mediaType: 'text/tab-separated-values',
    makes: 'file',
    kinds: ['act'],
    writer: async () => (await import('./gdelt.ts')).writeGdelt,
  },
  {
    name: 'petrarch',
    title: 'PETRARCH',
    writes: 'coded acts as the PETRARCH coders write them, tab-separated',
    ending: '.tsv',
    mediaType: 'text/tab-separated-values',
    makes: 'file',
    kinds: ['act'],
    writer: async () => (await import('./petrarch.ts')).writePetrarch,
  },
  {
    name: 'colt',
    title: 'COLT-shaped visits',
    writes: 'visits in the columns of the COLT travel data, a row a leader and state visited',
    ending: '.csv',
    mediaType: 'text/csv',
    makes: 'file',
    kinds: ['meeting', 'visit', 'undertaking'],
    writer: async () => (await import('./colt.ts')).writeColt,
  },
  {
    name: 'commitments',
    title: 'Commitments',
    writes: 'a sheet to score commitments by hand as the G7 and G20 Research Groups do, a row a member',
    ending: '.csv',
    mediaType: 'text/csv',
    makes: 'file',
    kinds: ['undertaking'],
    writer: async () => (await import('./commitments.ts')).writeCommitments,
  },
  {
    name: 'popolo',
    title: 'Popolo',
    writes: 'persons, organizations, posts and memberships, with events and speeches, for civic data',
    ending: '.json',
    mediaType: 'application/json',
    makes: 'file',
    kinds: ['meeting', 'visit', 'statement', 'tenure'],
    writer: async () => (await import('./popolo.ts')).writePopolo,
    schema: async () => (await import('./popolo.ts')).POPOLO_SCHEMA,
  },
  {
    name: 'ftm',
    title: 'FollowTheMoney',
    writes: 'entities for Aleph and OpenSanctions: events, people, posts, articles and what documents what',
    ending: '.ftm.json',
    mediaType: 'application/json+ftm',
    makes: 'file',
    kinds: ['meeting', 'visit', 'statement', 'undertaking', 'tenure', 'commemoration', 'act'],
    writer: async () => (await import('./followthemoney.ts')).writeFollowTheMoney,
    schema: async () => (await import('./followthemoney.ts')).FTM_SCHEMA,
  },
  {
    name: 'annotations',
    title: 'W3C Web Annotation',
    writes: 'every piece of evidence as an annotation of its report, positions in code points',
    ending: '.jsonld',
    mediaType: 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
    makes: 'file',
    kinds: FINDING_KINDS,
    writer: async () => (await import('./annotations.ts')).writeAnnotations,
    schema: async () => (await import('./annotations.ts')).ANNOTATIONS_SCHEMA,
  },
  {
    name: 'schema.org',
    title: 'schema.org JSON-LD',
    writes: 'events, quotations and actions to embed in a page',
    ending: '.jsonld',
    mediaType: 'application/ld+json',
    makes: 'file',
    kinds: ['meeting', 'visit', 'statement', 'undertaking'],
    writer: async () => (await import('./schema-org.ts')).writeSchemaOrg,
    schema: async () => (await import('./schema-org.ts')).SCHEMA_ORG_SCHEMA,
  },
  {
    name: 'ics',
    title: 'iCalendar',
    writes: 'dated meetings and visits as events, due undertakings as to-dos, for any calendar',
    ending: '.ics',
    mediaType: 'text/calendar',
    makes: 'file',
    kinds: ['meeting', 'visit', 'undertaking'],
    writer: async () => (await import('./ics.ts')).writeIcs,
  },
  {
    name: 'geojson',
    title: 'GeoJSON',
    writes: 'entries as features on a map, those without a point kept with a null geometry',
    ending: '.geojson',
    mediaType: 'application/geo+json',
    makes: 'file',
    kinds: FINDING_KINDS,
    writer: async () => (await import('./geojson.ts')).writeGeoJson,
    schema: async () => (await import('./geojson.ts')).GEOJSON_SCHEMA,
  },
  {
    name: 'gexf',
    title: 'GEXF 1.3',
    writes: 'the network of persons or states by contact, with the spells of each contact, for Gephi',
    ending: '.gexf',
    mediaType: 'application/gexf+xml',
    makes: 'file',
    kinds: ['meeting', 'visit'],
    writer: async () => (await import('./gexf.ts')).writeGexf,
  },
  {
    name: 'graphml',
    title: 'GraphML',
    writes: 'the same network for igraph, NetworkX and yEd',
    ending: '.graphml',
    mediaType: 'application/graphml+xml',
    makes: 'file',
    kinds: ['meeting', 'visit'],
    writer: async () => (await import('./graphml.ts')).writeGraphml,
  },
  {
    name: 'csl',
    title: 'CSL-JSON',
    writes: 'the reports cited, for Zotero and citeproc',
    ending: '.csl.json',
    mediaType: 'application/vnd.citationstyles.csl+json',
    makes: 'file',
    kinds: FINDING_KINDS,
    writer: async () => (await import('./csl.ts')).writeCsl,
    schema: async () => (await import('./csl.ts')).CSL_SCHEMA,
  },
  {
    name: 'bibtex',
    title: 'BibTeX for biblatex',
    writes: 'the reports cited, for LaTeX with biblatex',
    ending: '.bib',
    mediaType: 'application/x-bibtex',
    makes: 'file',
    kinds: FINDING_KINDS,
    writer: async () => (await import('./bibtex.ts')).writeBibtex,
  },
  {
    name: 'ris',
    title: 'RIS',
    writes: 'the reports cited, for EndNote and Mendeley',
    ending: '.ris',
    mediaType: 'application/x-research-info-systems',
    makes: 'file',
    kinds: FINDING_KINDS,
    writer: async () => (await import('./ris.ts')).writeRis,
  },
  {
    name: 'obsidian',
    title: 'Obsidian vault',
    writes: 'a folder of Markdown notes tied by wikilinks: entries, people, states, reports',
    ending: '.md',
    mediaType: 'text/markdown',
    makes: 'folder',
    kinds: FINDING_KINDS,
    writer: async () => (await import('./obsidian.ts')).writeObsidian,
  },
]

/** The format of a name, in any case; a name that is none throws, with those that are near. */
export function formatNamed(name: string): ExportFormat {
  const key = name.toLowerCase()
  const found = EXPORT_FORMATS.find((f) => f.name === key)
  if (found) return found
  const near = EXPORT_FORMATS.map((f) => f.name).filter(
    (n) => distance(key, n) <= Math.max(1, n.length / 3) || n.startsWith(key) || key.startsWith(n),
  )
  throw new Error(
    `expected one of ${EXPORT_FORMATS.map((f) => f.name).join(', ')}, got "${name}"; ${near.length > 0 ? `did you mean ${near.slice(0, 2).join(' or ')}?` : 'name one of them'}`,
  )
}

/** Why a format cannot be written for the kinds that were asked for (null: for all); null where it can. */
export function kindsRefused(format: ExportFormat, asked: readonly FindingKind[] | null): string | null {
  if (asked !== null && !asked.some((kind) => format.kinds.includes(kind)))
    return `expected a kind that ${format.title} holds (${kindWords(format.kinds)}), got ${kindWords(asked)}; take another format`
  if (format.oneKind && asked?.length !== 1)
    return `expected one kind with the format ${format.name}, got ${asked === null ? 'none' : kindWords(asked)}; name one of ${kindWords(format.kinds)}, or take the format datapackage for a folder of tables`
  return null
}

/** Entries being written: pieces of files, and once they are all taken, notes of what the format does not hold. */
export interface Writing {
  readonly pieces: AsyncIterable<Piece>
  notes(): readonly Note[]
}

/** Writes entries in a format; `counts` are those of all kinds that were asked for, to tell which it does not hold. */
export function writeEntries(
  format: ExportFormat,
  material: Material,
  counts: Readonly<Partial<Record<FindingKind, number>>> = {},
): Writing {
  const refused = format.oneKind ? kindsRefused(format, material.kinds) : null
  if (refused !== null) throw new Error(refused)
  const { leaveOut, notes } = countLeftOut()
  leaveOutKinds(format, counts, leaveOut)
  async function* pieces(): AsyncGenerator<Piece> {
    const write = await format.writer()
    yield* write(material, leaveOut)
  }
  return { pieces: pieces(), notes: () => notes(format.title) }
}

/** Rows as CSV text, as exported tables are written; the library is loaded at the first use. */
export const csvText = async (rows: readonly (readonly (string | number | null)[])[]): Promise<string> => {
  const { csvLine } = await import('./table.ts')
  return rows.map(csvLine).join('')
}
