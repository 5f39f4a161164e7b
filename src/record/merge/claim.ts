import { type Actor, bodyOf } from '../../ontology/actor.ts'
import type { Finding, FindingKind, Party, Standing } from '../../ontology/finding.ts'
import { hash } from '../../ontology/hash.ts'
import { publicationDay, type Report } from '../../ontology/report.ts'
import { daysBetween, shiftDay, validDay } from '../day.ts'
import { nameParts } from '../person-name.ts'
import { wordsOf } from '../words.ts'
import { consults, encounters, verbal } from './matter.ts'

/** One who takes part, as comparisons see him. */
export interface Side {
  readonly role: Party['role']
  readonly id: string
  readonly type: Actor['type']
  /** ISO alpha-3 of the state, or id of the organisation; null where unknown. */
  readonly of: string | null
  /** Name of a person; null where only the office or the state is known. */
  readonly name: string | null
  readonly office: string | null
}

/** What comparisons see of a finding: no more than decides whether two are of one thing. */
export interface Claim {
  readonly kind: FindingKind
  readonly standing: Standing
  readonly sides: readonly Side[]
  /** Who else is there when it is said or undertaken; empty where the text does not tell. */
  readonly company: readonly Side[]
  /** First and last possible day; those of publication where `dated` is false; null where neither is known. */
  readonly first: string | null
  readonly last: string | null
  readonly dated: boolean
  readonly place: { readonly name: string; readonly state: string | null; readonly precision: string } | null
  /** Fields of the kind that must agree or differ as a whole, as `format`, `ordinal`, `type`. */
  readonly marks: Readonly<Record<string, string | number | null>>
  /** The words that matter of what was said, promised, commemorated; sorted, each once. */
  readonly words: readonly string[]
  /** Of an act that is a meeting or a visit, what comparisons see of that. */
  readonly encounter: Claim | null
}

const OFFICE_ONLY = /^person:[A-Z]{3}\./

/** Name of a person; null for one known only by office, and for those who are no persons. */
export const personName = (actor: Actor): string | null =>
  actor.type === 'person' && !OFFICE_ONLY.test(actor.id) ? actor.name : null

/** The days a finding may lie on; those of publication where it has none. */
export function daysOf(
  finding: Finding,
  report: Pick<Report, 'published'>,
): Pick<Claim, 'first' | 'last' | 'dated'> {
  const [from, to] = [validDay(finding.when.from), validDay(finding.when.to)]
  if (from !== null || to !== null) return { first: from ?? to, last: to ?? from, dated: true }
  const day = validDay(publicationDay(report))
  return { first: day, last: day, dated: false }
}

/** Kinds that are one thing whenever they are told. */
export const TIMELESS: readonly FindingKind[] = ['tenure', 'commemoration', 'formulation']

/** What comparisons see of a finding; `gathering` is the meeting or visit it belongs to, whose day a meeting without one takes and which an act may be; `matter` the words of what an act of words is about. */
export function claimOf(
  finding: Finding,
  report: Pick<Report, 'published'>,
  gathering: Finding | null = null,
  matter: readonly string[] = [],
): Claim {
  const timeless = TIMELESS.includes(finding.kind)
  const encounter = gathering !== null && consults(finding)
  return {
    kind: finding.kind,
    standing: timeless ? 'held' : finding.standing,
    sides: finding.kind === 'formulation' || finding.kind === 'commemoration' ? [] : sidesOf(finding.parties),
    company: gathering === null || finding.kind === 'meeting' || encounter ? [] : sidesOf(gathering.parties),
    ...(timeless
      ? { first: null, last: null, dated: false }
      : daysOf(finding.kind === 'meeting' ? (gathering ?? finding) : finding, report)),
    place:
      timeless || finding.where === null
        ? null
        : { name: finding.where.name, state: finding.where.state, precision: finding.where.precision },
    marks: marksOf(finding, matter),
    words: contentOf(finding, matter),
    encounter: encounter ? claimOf(gathering, report) : null,
  }
}

/** Two findings with one signature say the same, in so far as comparisons can tell. */
export const signatureOf = (claim: Claim): string => hash('claim', claim)

function sidesOf(parties: readonly Party[]): Side[] {
  const sides = parties.map(
    (p): Side => ({
      role: p.role,
      id: p.actor.id,
      type: p.actor.type,
      of: bodyOf(p.actor),
      name: personName(p.actor),
      office: p.actor.office?.title ?? null,
    }),
  )
  const unique = new Map(sides.map((side) => [JSON.stringify(side), side]))
  return [...unique.keys()].sort().map((key) => unique.get(key)!)
}

function marksOf(finding: Finding, matter: readonly string[]): Claim['marks'] {
  switch (finding.kind) {
    case 'meeting':
      return { format: finding.format, setting: finding.setting, ordinal: finding.ordinal }
    case 'visit':
      return {
        visitType: finding.visitType,
        days: finding.days,
        stops: finding.stops.map((s) => s.place.name.toLowerCase()).join('|') || null,
      }
    case 'statement':
      return { mode: finding.mode }
    case 'undertaking':
      return { type: finding.type, instrument: finding.instrument }
    case 'tenure':
      return {
        office: finding.office.toLowerCase(),
        of: finding.of === null ? null : bodyOf(finding.of),
        former: finding.former ? 'former' : null,
        acting: finding.acting ? 'acting' : null,
        from: finding.from?.edtf ?? null,
        to: finding.to?.edtf ?? null,
      }
    case 'commemoration':
      return { years: finding.years, base: finding.base }
    case 'formulation':
      return {
        phrase: wordsOf(finding.phrase, 'all').join(' '),
        dyad: [...finding.dyad].sort().join('-'),
      }
    case 'act':
      return {
        type: finding.type,
        mode: finding.mode,
        cameo: finding.cameo,
        how: verbal(finding)
          ? matter.length > 0
            ? 'words'
            : 'bare words'
          : encounters(finding)
            ? 'encounter'
            : 'deed',
      }
  }
}

/** Words for one war, by which reports of a day mean the same. */
const WAR = /^(?:invasion|aggression|invade)$/

function contentOf(finding: Finding, matter: readonly string[]): string[] {
  switch (finding.kind) {
    case 'statement':
    case 'undertaking':
      return [...new Set(wordsOf(finding.content.map((e) => e.quote).join(' ')))].sort()
    case 'commemoration':
      return [...new Set(wordsOf(finding.of.quote))].sort()
    case 'act': {
      const parties = new Set(finding.parties.flatMap((p) => wordsOf(p.evidence.quote)))
      const told = wordsOf(finding.evidence.map((e) => e.quote).join(' ')).map((w) =>
        WAR.test(w) ? 'war' : w,
      )
      return [...new Set([...told, ...matter].filter((w) => !parties.has(w)))].sort()
    }
    default:
      return []
  }
}

/** Most states of one finding that pairs are made of; a list of twenty is no sign of one meeting. */
const MOST = 8

/** Keys of the blocks a claim stands in: only claims that share one are compared. */
export function blocksOf(claim: Claim): string[] {
  const { kind, encounter } = claim
  const bodies = [...new Set(claim.sides.flatMap((s) => (s.of === null ? [] : [s.of])))].sort().slice(0, MOST)
  const pairs = bodies.flatMap((a, i) => bodies.slice(i + 1).map((b) => `${a}-${b}`))
  const who = pairs.length > 0 ? pairs : bodies.length > 0 ? bodies : ['-']
  switch (kind) {
    case 'formulation':
      return [`${kind}|${claim.marks.dyad}|${claim.marks.phrase}`]
    case 'commemoration':
      return [`${kind}|${claim.marks.base ?? `years ${claim.marks.years}`}`]
    case 'tenure':
      return claim.sides.flatMap((s) =>
        s.name === null ? [] : nameParts(s.name).map((part) => `${kind}|${claim.marks.of}|${part}`),
      )
    case 'act': {
      const own = who.flatMap((pair) => spread(claim, 'day').map((day) => `${pair}|${day}`))
      const met = encounter === null ? [] : blocksOf(encounter)
      return [...own, ...met].map((key) => `${kind}|${claim.marks.type}|${key}`)
    }
    case 'statement': {
      const speakers = claim.sides.filter((s) => s.role === 'speaker')
      return speakers.flatMap((s) => spread(claim, 'day').map((day) => `${kind}|${s.of ?? s.name}|${day}`))
    }
    case 'undertaking': {
      const by = [...new Set(claim.sides.flatMap((s) => (s.role === 'by' ? [s.of ?? s.name ?? '-'] : [])))]
      return by.flatMap((one) => spread(claim, 'month').map((month) => `${kind}|${one}|${month}`))
    }
    default:
      return [...who, ...peoplePairs(claim)].flatMap((pair) =>
        spread(claim, 'month').map((month) => `${kind}|${pair}|${month}`),
      )
  }
}

/** Pairs of names, for texts that give no state or a wrong one: "biden+xi"; of a traveller and the state he visits. */
function peoplePairs({ kind, sides }: Claim): string[] {
  const people = sides
    .filter((s) => s.name !== null && (kind !== 'visit' || s.role === 'visitor'))
    .slice(0, MOST)
    .map((s) => nameParts(s.name!))
    .map((parts) => [...new Set([parts[0], parts.at(-1)])].filter((part) => part !== undefined))
  const hosts = sides.filter((s) => s.role === 'host' && s.of !== null).map((s) => s.of!)
  if (kind === 'visit')
    return people.flatMap((one) => one.flatMap((part) => hosts.map((h) => `${part}@${h}`)))
  if (kind !== 'meeting') return []
  return people.flatMap((one, i) =>
    people.slice(i + 1).flatMap((other) => one.flatMap((x) => other.map((y) => [x, y].sort().join('+')))),
  )
}

/** What is reported without a day may have been days before, what is announced may come weeks later; a stay may be told by other days of it. */
const [WEEK, MONTH, STAY] = [7, 31, 5]

/** The days or months a claim may lie in, wider on both sides; none when they are too many to tell anything. */
function spread(claim: Claim, unit: 'day' | 'month'): string[] {
  if (claim.first === null || claim.last === null) return []
  const length = daysBetween(claim.first, claim.last)
  if (length < 0 || length > (unit === 'day' ? 31 : 400)) return []
  const cut = unit === 'day' ? 10 : 7
  const found = new Set<string>()
  const [before, after] = wider(claim, unit)
  for (let n = -before; n <= length + after; n++) found.add(shiftDay(claim.first, n).slice(0, cut))
  return [...found]
}

/** By how many days the days of a claim are widened, before and after. */
function wider({ kind, dated, standing }: Claim, unit: 'day' | 'month'): readonly [number, number] {
  if (unit === 'day') return [1, 1]
  if (dated) return kind === 'visit' ? [STAY, STAY] : [1, 1]
  if (standing === 'announced') return [WEEK, kind === 'undertaking' ? WEEK : MONTH]
  return [kind === 'visit' ? MONTH : WEEK, WEEK]
}
