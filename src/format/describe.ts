import { type Actor, organisationWords } from '../ontology/actor.ts'
import type { Evidence } from '../ontology/evidence.ts'
import type { Act, Finding, Meeting, Party, Role, Undertaking, Visit } from '../ontology/finding.ts'
import { alone, deedOf } from './act-words.ts'
import { whenWords } from './date-words.ts'
import { stateWords } from './state-names.ts'

/** The name of a state by its code. */
export type NameState = (code: string) => string

const SMALL = new Set(['of', 'the', 'and', 'for', 'to', 'in', 'at'])

/** A title of office as it stands before a name: "foreign minister" is "Foreign Minister". */
export const titleWords = (title: string): string =>
  title.replace(/[\p{L}'’]+/gu, (w, at: number) =>
    at > 0 && SMALL.has(w) ? w : w[0]!.toUpperCase() + w.slice(1),
  )

/** "President Park Jin-seo (KOR)", "South Korea", "Premier (CHN)". */
export function actorWords(actor: Actor, nameOf: NameState): string {
  if (actor.type === 'state') return actor.state === null ? actor.name : nameOf(actor.state)
  if (actor.type !== 'person') return actor.state === null ? actor.name : `${actor.name} (${actor.state})`
  const state = actor.state === null ? '' : ` (${actor.state})`
  if (actor.office === null) return actor.name + state
  const title = titleWords(actor.office.title)
  const called = actor.name.toLowerCase().split(' ')
  const bare = actor.office.title
    .toLowerCase()
    .split(' ')
    .every((word) => called.includes(word))
  const of = actor.office.of
  const at = state !== '' || of === null || /^[A-Z]{3}$/.test(of) ? state : ` (${organisationWords(of)})`
  return bare
    ? (/^\p{Lu}/u.test(actor.name) || called.join(' ') === actor.office.title.toLowerCase()
        ? titleWords(actor.name)
        : actor.name) + at
    : title.split(' ').length > 3
      ? `${actor.name}, ${actor.office.title}${at}`
      : `${title} ${actor.name}${at}`
}

/** "A", "A and B", "A, B and C". */
export const listed = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`

/** The parties of some roles, each actor once. */
export function partiesOf(finding: Finding, ...roles: Role[]): Party[] {
  const seen = new Set<string>()
  return finding.parties.filter(
    (p) => roles.includes(p.role) && !seen.has(p.actor.id) && seen.add(p.actor.id),
  )
}

/** An actor in a sentence. */
const partyWords = (actor: Actor, nameOf: NameState): string =>
  actor.type === 'state' ? stateWords(actorWords(actor, nameOf)) : actorWords(actor, nameOf)

const names = (finding: Finding, nameOf: NameState, ...roles: Role[]): string =>
  listed(partiesOf(finding, ...roles).map((p) => partyWords(p.actor, nameOf)))

const joined = (evidence: readonly Evidence[]): string =>
  evidence.map((e) => e.quote.replace(/\s+/g, ' ').replace(/^[\s,;]+|[\s,;]+$/g, '')).join(' … ')

const ORDINALS = [
  '',
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
]
/** 3 is "third", 21 "21st". */
function ordinalWords(n: number): string {
  if (ORDINALS[n]) return ORDINALS[n]
  const end = n % 100 > 10 && n % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')
  return `${n}${end}`
}

const VERBS: Readonly<Record<Finding['standing'], { meet: string; attend: string; visit: string }>> = {
  held: { meet: 'met', attend: 'attended', visit: 'visited' },
  announced: { meet: 'are to meet', attend: 'is to attend', visit: 'to visit' },
  proposed: { meet: 'may meet (proposed)', attend: 'may attend (proposed)', visit: 'may visit (proposed)' },
  offered: { meet: 'may meet (offered)', attend: 'is invited to', visit: 'is invited to visit' },
  denied: { meet: 'did not meet', attend: 'did not attend', visit: 'did not visit' },
  cancelled: {
    meet: 'called off a meeting',
    attend: 'called off attending',
    visit: 'called off a visit to',
  },
  hypothetical: { meet: 'might meet', attend: 'might attend', visit: 'might visit' },
}

function meeting(f: Meeting, nameOf: NameState): string {
  const all = names(f, nameOf, 'participant', 'host')
  const alone = partiesOf(f, 'participant', 'host').length < 2
  const medium = { 'in-person': '', call: ' by telephone', video: ' by video link', letter: ' by letter' }[
    f.format
  ]
  const held: Readonly<Record<Meeting['format'], string>> = {
    'in-person': 'met',
    call: 'spoke',
    video: 'spoke',
    letter: 'exchanged letters',
  }
  const verb =
    f.standing === 'held'
      ? held[f.format]
      : alone
        ? VERBS[f.standing].meet.replace(/^are to/, 'is to')
        : VERBS[f.standing].meet
  const place = f.where
    ? ` ${f.where.precision === 'site' ? 'at the' : 'in'} ${f.where.name.replace(/^the /i, '')}`
    : ''
  // an event that one party alone is told to attend
  if (alone && f.setting !== null && f.format === 'in-person' && !/^(?:talks|sidelines)/.test(f.setting)) {
    const article = /^the /i.test(f.setting)
      ? ''
      : /\p{Lu}/u.test(f.setting)
        ? 'the '
        : /^[aeiou]/.test(f.setting)
          ? 'an '
          : 'a '
    return `${all} ${VERBS[f.standing].attend} ${article}${f.setting}${place}`
  }
  const extras = [f.setting, f.ordinal === null ? null : `their ${ordinalWords(f.ordinal)}`].filter(
    (x) => x !== null,
  )
  return `${all} ${verb}${f.format === 'letter' ? '' : medium}${place}${extras.length ? ` (${extras.join(', ')})` : ''}`
}

function visit(f: Visit, nameOf: NameState): string {
  const visitors = names(f, nameOf, 'visitor')
  const hosts = partiesOf(f, 'host').map((p) => p.actor)
  const states = [...new Set(hosts.flatMap((a) => (a.state === null ? [] : [a.state])))]
  const to = states.length
    ? listed(states.map((code) => stateWords(nameOf(code))))
    : (f.where?.name ?? listed(hosts.map((a) => a.name)) ?? 'abroad')
  const stops = [...new Set(f.stops.map((s) => s.place.name))].filter((s) => s !== to)
  const extras = [
    f.visitType === null ? null : `${f.visitType} visit`,
    f.days === null ? null : `${f.days} ${f.days === 1 ? 'day' : 'days'}`,
    stops.length ? `stops: ${listed(stops)}` : null,
    f.companions.length ? `with ${listed(f.companions.map((a) => actorWords(a, nameOf)))}` : null,
  ].filter((x) => x !== null)
  return `${visitors} ${VERBS[f.standing].visit} ${to || 'a place not named'}${extras.length ? ` (${extras.join('; ')})` : ''}`
}

/** What is done in the past tense and in the plain form, by type. */
const UNDERTAKEN: Readonly<Record<Undertaking['type'], readonly [string, string]>> = {
  agreement: ['agreed', 'agree'],
  pledge: ['pledged', 'pledge'],
  request: ['asked', 'ask'],
  demand: ['demanded', 'demand'],
  proposal: ['proposed', 'propose'],
  offer: ['offered', 'offer'],
  refusal: ['refused', 'refuse'],
  signing: ['signed', 'sign'],
}

/** "signed", "to sign", "did not sign": a verb as its standing has it. */
function standingVerb([past, plain]: readonly [string, string], standing: Finding['standing']): string {
  switch (standing) {
    case 'held':
    case 'offered':
    case 'proposed':
      return past
    case 'announced':
      return `to ${plain}`
    case 'denied':
      return `did not ${plain}`
    case 'cancelled':
      return `no longer to ${plain}`
    case 'hypothetical':
      return `might ${plain}`
  }
}

function undertaking(f: Undertaking, nameOf: NameState): string {
  const by = names(f, nameOf, 'by')
  const to = names(f, nameOf, 'to')
  const verb = standingVerb(UNDERTAKEN[f.type], f.standing)
  const target = to === '' ? '' : ['request', 'demand', 'refusal'].includes(f.type) ? ` ${to}` : ` to ${to}`
  const paper =
    f.instrument !== null && !joined(f.content).toLowerCase().includes(f.instrument.toLowerCase())
      ? ` (${f.instrument})`
      : ''
  return `${by || 'Someone not named'} ${verb}${target}${paper}${f.due?.edtf ? ` (due ${whenWords(f.due)})` : ''}`
}

/** "Turkey cut ties with Chile (SANCTION withdraw, CAMEO 161)". */
function act(f: Act, nameOf: NameState): string {
  const to = names(f, nameOf, 'target')
  const verb = standingVerb(
    deedOf(f),
    f.standing === 'offered' || f.standing === 'proposed' ? 'held' : f.standing,
  )
  const code = [f.type, f.mode].filter((x) => x !== null).join(' ')
  const done = to === '' ? alone(verb) : `${verb} ${to}`
  return `${names(f, nameOf, 'source')} ${done} (${code}, CAMEO ${f.cameo})`
}

/** The words of a report that a statement or an undertaking consists of; null for other kinds. */
export const saidIn = (finding: Finding): string | null =>
  (finding.kind === 'statement' || finding.kind === 'undertaking') && finding.content.length > 0
    ? joined(finding.content)
    : null

/** One line in plain English that says what a finding claims, without its date. */
export function describe(finding: Finding, nameOf: NameState): string {
  const said = saidIn(finding)
  return said === null ? headOf(finding, nameOf) : `${headOf(finding, nameOf)}: ${said}`
}

/** The standing of a finding where its line does not show it: " [denied]". */
export const standingMark = (finding: Pick<Finding, 'kind' | 'standing'>): string =>
  finding.standing === 'held' || ['meeting', 'visit', 'undertaking', 'act'].includes(finding.kind)
    ? ''
    : ` [${finding.standing}]`

/** Who does or says something, without the words that are said or undertaken. */
export const headOf = (finding: Finding, nameOf: NameState): string =>
  sentenceOf(finding, nameOf).replace(/^the /, 'The ')

function sentenceOf(finding: Finding, nameOf: NameState): string {
  switch (finding.kind) {
    case 'meeting':
      return meeting(finding, nameOf)
    case 'visit':
      return visit(finding, nameOf)
    case 'statement': {
      const to = names(finding, nameOf, 'addressee')
      const relay = names(finding, nameOf, 'relay')
      const how = [
        to === '' ? null : `to ${to}`,
        finding.channel,
        relay === '' ? null : `relayed by ${relay}`,
      ]
      const extras = how.filter((x) => x !== null).join(', ')
      return `${names(finding, nameOf, 'speaker') || 'A speaker not named'}${extras ? `, ${extras}` : ''}`
    }
    case 'undertaking':
      return undertaking(finding, nameOf)
    case 'tenure': {
      const of = finding.of === null ? '' : ` of ${partyWords(finding.of, nameOf)}`
      const prefix = finding.former ? 'former ' : finding.acting ? 'acting ' : ''
      const span = [
        finding.from?.edtf ? `from ${whenWords(finding.from)}` : null,
        finding.to?.edtf ? `until ${whenWords(finding.to)}` : null,
        finding.rank,
        finding.equivalent?.quote.replace(/\s+/g, ' '),
      ].filter((x) => x)
      const holder = partiesOf(finding, 'holder')[0]?.actor.name ?? 'Someone not named'
      return `${holder}: ${prefix}${finding.office}${of}${span.length ? ` (${span.join(', ')})` : ''}`
    }
    case 'commemoration':
      return `${ordinalWords(finding.years)} anniversary${finding.base === null ? '' : ` (since ${finding.base})`}: ${finding.of.quote.replace(/\s+/g, ' ')}`
    case 'formulation': {
      const by = names(finding, nameOf, 'speaker')
      return `“${finding.phrase}”${by ? `, ${by}` : ''}`
    }
    case 'act':
      return act(finding, nameOf)
  }
}
