import type { Evidence } from '../../src/ontology/evidence.ts'
import type { Finding, Party, Role, Standing } from '../../src/ontology/finding.ts'
import { hash } from '../../src/ontology/hash.ts'
import type { Report } from '../../src/ontology/report.ts'
import { UNKNOWN_WHEN, type When } from '../../src/ontology/when.ts'
import { actor, between, Draft, day, month, PUBLISHERS, party, where } from './sample-findings.ts'

/** The finding that a line of `test/cases/merging.txt` writes, told by the outlet of that number; `beside`, what its report undertakes in the same words. */
export function written(
  line: string,
  outlet: number,
): { finding: Finding; report: Report; beside: readonly Finding[] } {
  const [head, parties, when, place, rest] = line.split('|').map((part) => part.trim()) as [
    string,
    string,
    string,
    string,
    string,
  ]
  const [, kind, standing, published] = /^(\w+)(?:!(\w+))? @(\S+)/.exec(head)!
  const { report } = new Draft([{ text: `${line} told by outlet ${outlet}.` }], {
    publisher: PUBLISHERS[outlet]!,
    published: published!,
  })
  const proof: Evidence = { report: report.id, start: 0, end: 5, quote: report.text.slice(0, 5) }
  const content = /"([^"]*)"/.exec(rest)?.[1]
  const own: Record<string, unknown> = Object.fromEntries(
    [...rest.matchAll(/(\w+)=(.*?)(?= \w+=| "|$)/g)].map(([, key, value]) => [
      key!,
      /^[1-9]\d*$/.test(value!) ? Number(value) : value!.replace(/_/g, ' '),
    ]),
  )
  const { about, report: shared } = own
  delete own.about
  delete own.report
  if (own.of !== undefined) own.of = actor({ state: String(own.of) }, proof)
  if (own.dyad !== undefined) own.dyad = String(own.dyad).split('-')
  const quoted = content === undefined ? [] : [{ ...proof, quote: content }]
  const finding = {
    id: hash('finding', [line, outlet]),
    report: shared === undefined ? report.id : `report:${shared}`,
    kind,
    parties: parties.split(';').map((p) => partyOf(p.trim(), proof)),
    when: whenOf(when),
    where: place === '' ? null : where(place.slice(0, -4), place.slice(-3), proof),
    standing: (standing ?? 'held') as Standing,
    fields: [],
    evidence: kind === 'act' && content !== undefined ? [{ ...proof, quote: content }] : [proof],
    rule: 'written',
    model: 'none',
    confidence: 0.9,
    within: null,
    ...OWN[kind!],
    ...(kind === 'commemoration' ? { of: quoted[0] } : { content: quoted }),
    ...own,
  }
  const beside =
    about === undefined
      ? []
      : [
          {
            ...finding,
            kind: 'undertaking',
            content: [{ ...proof, quote: String(about) }],
          } as unknown as Finding,
        ]
  return { finding: finding as unknown as Finding, report, beside }
}

const OWN: Readonly<Record<string, object>> = {
  meeting: { format: 'in-person', setting: null, ordinal: null, matters: [] },
  visit: { visitType: null, stops: [], days: null, companions: [] },
  statement: { mode: 'indirect', channel: null },
  act: { type: 'AGREE', mode: null, quad: 1, cameo: '030' },
  undertaking: { type: 'agreement', due: null, instrument: null },
  tenure: { rank: null, equivalent: null, from: null, to: null, former: false, acting: false },
}

function partyOf(text: string, proof: Evidence): Party {
  const [, role, who, name] = /^(?:([a-z]+) )?(\S+)(?: (.+))?$/.exec(text)!
  const [of, office] = who!.split('.') as [string, string | undefined]
  const made = party(
    (role ?? 'participant') as Role,
    { state: of, ...(office ? { office: office.replace(/-/g, ' ') } : {}), ...(name ? { name } : {}) },
    proof,
  )
  return of.startsWith('org:') || of === '?'
    ? {
        ...made,
        actor: {
          ...made.actor,
          state: null,
          office: made.actor.office && { ...made.actor.office, of: of === '?' ? null : of },
        },
      }
    : made
}

function whenOf(text: string): When {
  if (text === '?') return UNKNOWN_WHEN
  const [from, to] = text.split('/') as [string, string | undefined]
  return to === undefined ? (from.length === 7 ? month(from) : day(from)) : between(from, to)
}
