import type { Actor } from '../../ontology/actor.ts'
import type { Entry } from '../../ontology/entry.ts'
import type { Undertaking } from '../../ontology/finding.ts'
import type { Report } from '../../ontology/report.ts'
import { partiesOf, saidIn } from '../describe.ts'
import type { Material, Write } from './format.ts'
import { webAddress } from './sources.ts'
import { type Column, csvLine, flat, listed, rowOf } from './table.ts'

interface Row {
  readonly entry: Entry
  readonly undertaking: Undertaking
  readonly report: Report | null
  /** The member that is scored: a state by its code, or a body without a list of members. */
  readonly member: string
  readonly members: readonly string[]
  /** The meeting or visit at which it was made. */
  readonly occasion: Entry | null
  readonly material: Material
}

const text = (
  name: string,
  description: string,
  value: (row: Row) => string | number | null,
): Column<Row> => ({
  name,
  type: 'string',
  description,
  value,
})

const settingOf = (entry: Entry | null): string | null =>
  entry?.view.kind === 'meeting' ? entry.view.setting : (entry?.kind ?? null)

/** One line a commitment and member, to be scored by hand as the G7 and G20 Research Groups do. */
const COMMITMENTS: readonly Column<Row>[] = [
  text('commitment_id', 'Id of the entry', (r) => r.entry.id),
  text('summit', 'The occasion, in the words of the report', (r) => settingOf(r.occasion)),
  text(
    'place',
    'Where it was made',
    (r) => r.undertaking.where?.name ?? r.occasion?.view.where?.name ?? null,
  ),
  text('date', 'EDTF', (r) => r.undertaking.when.edtf ?? r.occasion?.view.when.edtf ?? null),
  text('commitment', 'What was undertaken, in the words of the report', (r) => {
    const said = saidIn(r.undertaking)
    return said === null ? null : flat(said)
  }),
  text('type', 'agreement, pledge or signing', (r) => r.undertaking.type),
  text('standing', 'How the report presents it', (r) => r.undertaking.standing),
  text('issue_area', 'Issue areas', (r) => listed(r.undertaking.fields)),
  text('instrument', 'Memorandum, treaty …', (r) => r.undertaking.instrument),
  text('target_date', 'When it is due, EDTF', (r) => r.undertaking.due?.edtf ?? null),
  text('members', 'All who are bound', (r) => listed(r.members)),
  text('member', 'The one that is scored: ISO 3166-1 alpha-3, or the id of a body', (r) => r.member),
  text('member_name', 'Its name', (r) =>
    /^[A-Z]{3}$/.test(r.member) ? r.material.states.nameOf(r.member) : r.member,
  ),
  text(
    'score',
    '+1 full or nearly full, 0 partial or in progress, -1 none or contrary; empty until scored',
    () => null,
  ),
  text('evidence_of_compliance', 'National action that the score rests on; empty until scored', () => null),
  text('quote', 'The words that prove the commitment', (r) =>
    flat(r.undertaking.evidence.map((e) => e.quote).join(' … ')),
  ),
  text('publisher', 'Of the report they stand in', (r) => r.report?.publisher ?? null),
  text('published', 'ISO 8601', (r) => r.report?.published ?? null),
  text('url', 'Its address', (r) => webAddress(r.report)),
  text('reports', 'Number of reports that tell of it', (r) => r.entry.reports),
]

const BINDING = ['agreement', 'pledge', 'signing']

/** Those whom an undertaking binds: states by code, bodies as their members on the day where these are listed, else by id. */
function membersOf(actors: readonly Actor[], day: string | null, material: Material): string[] {
  const members = actors.flatMap((actor) => {
    if (actor.state !== null) return [actor.state]
    const own = actor.type === 'organisation' ? material.codes.membersOf(actor.id, day) : []
    return own.length > 0 ? own : [actor.id]
  })
  return [...new Set(members)].sort()
}

/** Agreements, pledges and signings as a sheet to score, a row a member; the score is left to people. */
export const writeCommitments: Write = async function* (material, leaveOut) {
  const file = '.csv'
  yield { file, data: (material.choices.bom ? '\ufeff' : '') + csvLine(COMMITMENTS.map((c) => c.name)) }
  for await (const entry of material.entries('undertaking')) {
    const { view } = entry
    if (view.kind !== 'undertaking') continue
    if (!BINDING.includes(view.type)) {
      leaveOut(view.type, 'it binds nobody to act')
      continue
    }
    if (!['held', 'announced'].includes(view.standing)) {
      leaveOut(`${view.standing} ${view.type}`, 'it binds nobody to act')
      continue
    }
    const members = membersOf(
      partiesOf(view, 'by').map((p) => p.actor),
      view.when.from ?? view.when.to,
      material,
    )
    if (members.length === 0) {
      leaveOut(`${view.type} by nobody named`, 'a row needs a member to score')
      continue
    }
    const parent = view.within === null ? null : await material.entryOf(view.within)
    const report = await material.report(view.report)
    for (const member of members)
      yield {
        file,
        data: csvLine(
          rowOf(
            { columns: COMMITMENTS },
            {
              entry,
              undertaking: view,
              report,
              member,
              members,
              occasion: parent !== null && parent.id !== entry.id ? parent : null,
              material,
            },
          ),
        ),
      }
  }
}
