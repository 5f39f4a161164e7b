import type { Actor } from '../../ontology/actor.ts'
import type { Entry } from '../../ontology/entry.ts'
import type { Act } from '../../ontology/finding.ts'
import { hash } from '../../ontology/hash.ts'
import type { Report } from '../../ontology/report.ts'
import { partiesOf } from '../describe.ts'
import type { Material, Piece } from './format.ts'
import type { LeaveOut } from './left-out.ts'
import { proofsOf } from './proofs.ts'

/** An act as one source toward one target, as the older event formats want it. */
export interface Dyad {
  readonly source: Actor | null
  readonly target: Actor | null
}

/** An act with what its row needs. */
export interface CodedAct {
  readonly entry: Entry
  readonly act: Act
  readonly report: Report | null
}

/** Acts of the record; those that did not happen are told and kept, as these formats have no word for standing. */
export async function* codedActs(
  material: Material,
  leaveOut: LeaveOut,
  standing: boolean,
): AsyncGenerator<CodedAct> {
  for await (const entry of material.entries('act')) {
    const { view } = entry
    if (view.kind !== 'act') continue
    if (!standing && view.standing !== 'held') {
      leaveOut(`${view.standing} act`, 'the format has events only that happened')
      continue
    }
    leaveOut('disagreement between reports', 'one value a field', entry.disagreements.length)
    yield { entry, act: view, report: await material.report(view.report) }
  }
}

/** Each source toward each target; where all are sources, as in a meeting without a host, each toward each other both ways. */
export function dyadsOf(act: Act): Dyad[] {
  const sources = partiesOf(act, 'source').map((p) => p.actor)
  const targets = partiesOf(act, 'target').map((p) => p.actor)
  if (targets.length > 0)
    return (sources.length > 0 ? sources : [null]).flatMap((source) =>
      targets.map((target) => ({ source, target })),
    )
  if (sources.length < 2) return [{ source: sources[0] ?? null, target: null }]
  return sources.flatMap((source) =>
    sources.filter((t) => t !== source).map((target) => ({ source, target })),
  )
}

/** A whole number of 48 bits that stands for a row: the same entry and dyad always get the same. */
export const rowNumber = (entry: string, dyad: Dyad | null): number =>
  Number.parseInt(hash('row', [entry, dyad?.source?.id ?? null, dyad?.target?.id ?? null]).slice(4, 16), 16)

/** The line that leads from a row back to the entry, its claims and the words that prove them. */
export const traceLine = (id: string | number, { entry }: CodedAct): Piece => ({
  file: '.evidence.jsonl',
  data: `${JSON.stringify({
    id,
    entry: entry.id,
    evidence: entry.findings.flatMap((finding) =>
      proofsOf(finding).map(({ field, evidence }) => ({ finding: finding.id, field, ...evidence })),
    ),
  })}\n`,
})

/** Sectors of PLOVER by title of office; CAMEO has the same letters. */
const SECTORS: readonly (readonly [string, RegExp])[] = [
  ['OPP', /\bopposition\b/],
  [
    'MIL',
    /\b(?:general|admiral|marshal|colonel|army|navy|air force|chief of (?:the )?(?:joint |general |defen[cs]e )?staff|commander|military)\b/,
  ],
  ['SPY', /\b(?:intelligence|spy chief)\b/],
  ['JUD', /\b(?:judge|justice of|chief justice|prosecutor|attorney general)\b/],
  [
    'LEG',
    /\b(?:speaker|senator|member of parliament|congress\w*|lawmaker|legislator|parliament\w*|senate)\b/,
  ],
  ['COP', /\bpolice\b/],
  ['REL', /\b(?:pope|bishop|cardinal|patriarch|imam|rabbi|ayatollah)\b/],
  ['JRN', /\b(?:journalist|reporter|editor)\b/],
  ['BUS', /\b(?:chief executive officer|ceo|chair(?:man|woman)? of the board|business\w*)\b/],
  [
    'GOV',
    /\b(?:president|premier|prime minister|chancellor|minister|secretary|ambassador|envoy|king|queen|emir|sultan|emperor|chief executive|head of|government|ministry|spokes\w+|governor|adviser|advisor|crown prince|commissioner|consul|charg)\b/,
  ],
]

/** The PLOVER sector of an actor: of a state its government, of a person that of the office; null where no title tells. */
export function sectorOf(actor: Actor): string | null {
  if (actor.type === 'state') return 'GOV'
  const title = actor.office?.title.toLowerCase() ?? null
  if (title === null) return null
  return SECTORS.find(([, pattern]) => pattern.test(title))?.[0] ?? null
}

/** The code of a country or of a body between states: ISO alpha-3, or IGO, UNO, EUR; null for others. */
export const bodyOf = (actor: Actor, material: Material): string | null =>
  actor.state ?? (actor.type === 'organisation' ? material.codes.body(actor.id) : null)
