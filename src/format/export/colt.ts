import type { Actor } from '../../ontology/actor.ts'
import { daysBetween } from '../../ontology/calendar-date.ts'
import type { Entry } from '../../ontology/entry.ts'
import type { Visit } from '../../ontology/finding.ts'
import { levelOf } from '../../ontology/level.ts'
import { partiesOf, titleWords } from '../describe.ts'
import { isoDates } from './dates.ts'
import type { Material, Write } from './format.ts'
import { isNamed } from './known-actors.ts'
import type { LeaveOut } from './left-out.ts'
import { credited, webAddress } from './sources.ts'
import { type Cell, type Column, csvLine, listed, rowOf } from './table.ts'

/** What meetings within a visit tell of it. */
interface Met {
  /** Heads of state or government of the state visited, and of others. */
  readonly hosts: Set<string>
  readonly others: Set<string>
  readonly organisations: Set<string>
  readonly forums: Set<string>
}

interface Row {
  readonly entry: Entry
  readonly visit: Visit
  readonly leader: Actor
  /** ISO 3166-1 alpha-3 of the state visited. */
  readonly visited: string | null
  readonly met: Met | null
  readonly urls: readonly string[]
  readonly unlinked: readonly string[]
  readonly signed: boolean
  readonly material: Material
}

const LINKS = 33
const column = (name: string, value: (row: Row) => Cell = () => null): Column<Row> => ({
  name,
  type: 'string',
  description: name,
  value,
})

/** COLT says Yes, No or nothing; no report says what did not happen, so that No never stands here. */
const yes = (holds: boolean | undefined): string | null => (holds ? 'Yes' : null)
const stateName = (state: string | null, r: Row): string | null =>
  state === null ? null : r.material.states.nameOf(state)
const region = (state: string | null, r: Row) =>
  state === null ? { region: null, subregion: null } : r.material.codes.region(state)
const dates = (r: Row) => isoDates(r.visit.when)
const day = (date: string | null): string | null => (date?.length === 10 ? date : null)
const head = (actor: Actor): boolean => ['head of state', 'head of government'].includes(levelOf(actor) ?? '')

/** G for heads of government; a head of state may be both, which reports do not tell. */
const role = (r: Row): string | null => (levelOf(r.leader) === 'head of government' ? 'G' : null)

/** Days since 1899-12-30, as COLT's trip ids count them. */
const serial = (date: string | null): string =>
  date?.length === 10 ? String(daysBetween('1899-12-30', date)) : ''

/** The columns of COLT that are documented; five more of its first 43 are not, and so not here. */
export const COLT: readonly Column<Row>[] = [
  column(
    'TripID',
    (r) =>
      `${r.entry.id.replace(/^\w+:/, '')}-${r.leader.state ?? ''}-${r.visited ?? ''}-${serial(dates(r).start)}`,
  ),
  column('LeaderID', (r) => r.leader.id),
  column(
    'LeaderCountryOrIGO',
    (r) => stateName(r.leader.state, r) ?? r.leader.office?.of?.replace(/^org:/, '') ?? null,
  ),
  column('LeaderCountryISO', (r) => r.leader.state),
  column('LeaderRegion', (r) => region(r.leader.state, r).region),
  column('LeaderSubregion', (r) => region(r.leader.state, r).subregion),
  column('PriorityLeader'),
  column('LeaderRole', role),
  column('LeaderTitle', (r) => (r.leader.office === null ? null : titleWords(r.leader.office.title))),
  column('LeaderSurname'),
  column('LeaderFullName', (r) => r.leader.name),
  column('Exiled'),
  column('CountryVisited', (r) => stateName(r.visited, r)),
  column('CountryVisitedISO', (r) => r.visited),
  column('RegionVisited', (r) => region(r.visited, r).region),
  column('SubRegionVisited', (r) => region(r.visited, r).subregion),
  column('DisputedTerritory'),
  column('SemiAutoTerritory'),
  column('CityVisited', (r) =>
    listed(
      r.visit.stops.length > 0
        ? r.visit.stops.map((s) => s.place.name)
        : r.visit.where?.precision === 'city'
          ? [r.visit.where.name]
          : [],
    ),
  ),
  column('TripYear', (r) => dates(r).start?.slice(0, 4) ?? null),
  column('TripStartDate', (r) => day(dates(r).start)),
  column('TripEndDate', (r) => day(dates(r).end)),
  column('TripDuration', (r) => {
    const { start, end, exact } = dates(r)
    return r.visit.days ?? (exact && start !== null && end !== null ? daysBetween(start, end) + 1 : null)
  }),
  column('MetHostHoGS', (r) => yes(r.met !== null && r.met.hosts.size > 0)),
  column('HostHOGSName', (r) => listed(r.met?.hosts ?? [])),
  column('AttendedMultilatEvent', (r) => yes(r.met !== null && r.met.forums.size > 0)),
  column('NameMultilatEvent', (r) => listed(r.met?.forums ?? [])),
  column('AttendedMultilatMinisterialEvent'),
  column('MetNonhostHOGS', (r) => yes(r.met !== null && r.met.others.size > 0)),
  column('NonhostHOGSNames', (r) => listed(r.met?.others ?? [])),
  column('PublicAddress'),
  column('SignedAgreement', (r) => yes(r.signed)),
  column('CulturalSiteOrCeremony'),
  column('BusinessLeaderOrForum'),
  column('MetIGOLeader', (r) => yes(r.met !== null && r.met.organisations.size > 0)),
  column('IGOLeaderName', (r) => listed(r.met?.organisations ?? [])),
  column('Notes', (r) =>
    [
      `entry ${r.entry.id}`,
      r.visit.visitType === null ? null : `${r.visit.visitType} visit`,
      r.visit.when.edtf === null ? 'date not given' : dates(r).exact ? null : `date ${r.visit.when.edtf}`,
      ...r.unlinked,
    ]
      .filter((x) => x !== null)
      .join('; '),
  ),
  column('Confidence', (r) => Math.max(1, Math.ceil(r.visit.confidence * 5))),
  ...Array.from({ length: LINKS }, (_, i) => column(`SourceLink${i + 1}`, (r) => r.urls[i] ?? null)),
]

const empty = (): Met => ({
  hosts: new Set(),
  others: new Set(),
  organisations: new Set(),
  forums: new Set(),
})
const FORUM = /\b(?:summit of|forum|assembly|conference|sidelines|G-?7|G-?20|BRICS|APEC|ASEAN|COP ?\d+)\b/i

/** What the meetings and signings within visits tell, by the visit's entry. */
async function within(material: Material): Promise<{ met: Map<string, Met>; signed: Set<string> }> {
  const met = new Map<string, Met>()
  const signed = new Set<string>()
  for await (const { view } of material.entries('meeting', 'undertaking')) {
    if (view.within === null || view.standing !== 'held') continue
    const parent = await material.entryOf(view.within)
    if (parent === null || parent.view.kind !== 'visit') continue
    if (view.kind === 'undertaking') {
      if (view.type === 'signing') signed.add(parent.id)
      continue
    }
    if (view.kind !== 'meeting') continue
    const known = met.get(parent.id) ?? empty()
    met.set(parent.id, known)
    const hosts = partiesOf(parent.view, 'host').flatMap((p) => p.actor.state ?? [])
    const visitors = partiesOf(parent.view, 'visitor').map((p) => p.actor.id)
    for (const { actor } of view.parties) {
      if (visitors.includes(actor.id) || actor.type !== 'person' || !isNamed(actor)) continue
      if (actor.office?.of != null && !/^[A-Z]{3}$/.test(actor.office.of)) known.organisations.add(actor.name)
      else if (head(actor))
        (actor.state !== null && hosts.includes(actor.state) ? known.hosts : known.others).add(actor.name)
    }
    if (view.setting !== null && FORUM.test(view.setting)) known.forums.add(view.setting)
  }
  return { met, signed }
}

/** Visits in the shape of COLT, a row a leader and state visited. */
export const writeColt: Write = async function* (material, leaveOut) {
  const file = '.csv'
  yield { file, data: (material.choices.bom ? '\ufeff' : '') + csvLine(COLT.map((c) => c.name)) }
  const { met, signed } = await within(material)
  for await (const entry of material.entries('visit')) {
    const { view } = entry
    if (view.kind !== 'visit') continue
    if (view.standing !== 'held') {
      leaveOut(`${view.standing} visit`, 'COLT has trips that were made')
      continue
    }
    const urls = new Set<string>()
    const unlinked = new Set<string>()
    for (const finding of entry.findings) {
      const report = await material.report(finding.report)
      const url = webAddress(report)
      if (url !== null) urls.add(url)
      else unlinked.add(credited(finding.evidence[0]!.quote, report))
    }
    leaveOut('source', `COLT has ${LINKS} links`, Math.max(0, urls.size - LINKS))
    tellDates(view, leaveOut)
    const leaders = partiesOf(view, 'visitor').map((p) => p.actor)
    const states = [...new Set(partiesOf(view, 'host').flatMap((p) => p.actor.state ?? []))]
    const visited = states.length > 0 ? states : [view.where?.state ?? null]
    for (const leader of leaders) {
      if (!isNamed(leader) || leader.type !== 'person') {
        leaveOut('visitor without a name', 'COLT has persons by name')
        continue
      }
      for (const state of visited)
        yield {
          file,
          data: csvLine(
            rowOf(
              { columns: COLT },
              {
                entry,
                visit: view,
                leader,
                visited: state,
                met: met.get(entry.id) ?? null,
                urls: [...urls],
                unlinked: [...unlinked],
                signed: signed.has(entry.id),
                material,
              },
            ),
          ),
        }
    }
  }
}

function tellDates(view: Visit, leaveOut: LeaveOut): void {
  const { start, end } = isoDates(view.when)
  if (day(start) === null || day(end) === null)
    leaveOut(
      'date without a day',
      'TripStartDate and TripEndDate are days; they are empty, and the notes have the date',
    )
}
