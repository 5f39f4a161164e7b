/** The sixteen types of political acts of the PLOVER ontology, in its order: from cooperation to conflict. */
export const ACT_TYPES = [
  'AGREE',
  'CONSULT',
  'SUPPORT',
  'CONCEDE',
  'COOPERATE',
  'AID',
  'RETREAT',
  'REQUEST',
  'ACCUSE',
  'REJECT',
  'THREATEN',
  'PROTEST',
  'SANCTION',
  'MOBILIZE',
  'COERCE',
  'ASSAULT',
] as const
export type ActType = (typeof ACT_TYPES)[number]

/** Verbal cooperation 1, material cooperation 2, verbal conflict 3, material conflict 4. */
export type Quad = 1 | 2 | 3 | 4

/** The quads in words: `QUAD_NAMES[3]` is "verbal conflict". */
export const QUAD_NAMES: Readonly<Record<Quad, string>> = {
  1: 'verbal cooperation',
  2: 'material cooperation',
  3: 'verbal conflict',
  4: 'material conflict',
}

/** The two Goldstein scales in use, conflict -10 to cooperation +10; null where a table lacks the code. */
export interface Goldstein {
  readonly icews: number | null
  readonly gdelt: number | null
}

/** A CAMEO code, as `057` or `0831`: text, with its leading zero. */
export interface CameoCode {
  readonly code: string
  readonly name: string
  /** CAMEO's own quad, by root; an act has that of its PLOVER type, which differs for root 08. */
  readonly quad: Quad
  /** The quad, or 0 for bare statements. */
  readonly penta: 0 | Quad
  /** The PLOVER type it stands for; null for the statements and appeals that PLOVER drops. */
  readonly type: ActType | null
  readonly mode: string | null
  readonly contexts: readonly string[]
  readonly goldstein: Goldstein
}

/** What the tables say of codes and types. */
export interface ActCodes {
  readonly cameo: ReadonlyMap<string, CameoCode>
  /** Quad of each type. */
  readonly quad: Readonly<Record<ActType, Quad>>
  /** Modes of each type. */
  readonly modes: Readonly<Record<ActType, readonly string[]>>
  /** Event score of the PLOVER manual; that of the type where the mode has none. */
  score(type: ActType, mode: string | null): number
}

/** The types of each quad; `data/plover.tsv` says the same, as a test makes sure. */
export const QUADS: Readonly<Record<Quad, readonly ActType[]>> = {
  1: ['AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE'],
  2: ['COOPERATE', 'AID', 'RETREAT'],
  3: ['REQUEST', 'ACCUSE', 'REJECT', 'THREATEN'],
  4: ['PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT'],
}

type Row = Readonly<Record<string, string>>
const cell = (text: string | undefined): string | null => (text === undefined || text === '' ? null : text)
const number = (text: string | undefined): number | null => (cell(text) === null ? null : Number(text))

/** Makes the codes of the rows of `data/cameo.tsv` and `data/plover.tsv`, an empty cell being the empty string. */
export function actCodes(cameo: readonly Row[], plover: readonly Row[]): ActCodes {
  const types = plover.filter((row) => cell(row.mode) === null)
  const byType = <T>(value: (type: ActType) => T) =>
    Object.fromEntries(ACT_TYPES.map((type) => [type, value(type)])) as Record<ActType, T>
  const typeRow = (type: ActType): Row => {
    const row = types.find((r) => r.type === type)
    if (row === undefined)
      throw new Error(`expected a row for ${type} in plover.tsv, got none; mend the table`)
    return row
  }
  const scores = new Map(plover.map((r) => [`${r.type} ${r.mode ?? ''}`, Number(r.score)]))
  return {
    cameo: new Map(
      cameo.map((r) => [
        r.code!,
        {
          code: r.code!,
          name: r.name!,
          quad: Number(r.quad) as Quad,
          penta: Number(r.penta) as 0 | Quad,
          type: cell(r.type) as ActType | null,
          mode: cell(r.mode),
          contexts: cell(r.contexts)?.split('|') ?? [],
          goldstein: { icews: number(r.icews), gdelt: number(r.gdelt) },
        },
      ]),
    ),
    quad: byType((type) => Number(typeRow(type).quad) as Quad),
    modes: byType((type) =>
      plover.flatMap((r) => (r.type === type && cell(r.mode) !== null ? [r.mode!] : [])),
    ),
    score: (type, mode) => scores.get(`${type} ${mode ?? ''}`) ?? scores.get(`${type} `)!,
  }
}
