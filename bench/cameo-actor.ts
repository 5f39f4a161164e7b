import { rulesIn } from '../src/extract/act/rules.ts'
import type { Lexicon } from '../src/extract/lexicon.ts'
import type { Actor } from '../src/ontology/actor.ts'

/** An actor as CAMEO codes it: a country, an organisation of states or a movement, and a role in it. */
export interface CameoActor {
  /** Three letters of the country, `IGOUNO` and the like, or `---` where none is told. */
  readonly body: string
  /** Three letters of the role, as `GOV`; empty where there is none. */
  readonly role: string
}

const ORGANISATIONS: Readonly<Record<string, string>> = {
  'org:un': 'IGOUNO',
  'org:unsc': 'IGOUNO',
  'org:unga': 'IGOUNO',
  'org:eu': 'IGOEUR',
  'org:european-commission': 'IGOEUR',
  'org:nato': 'IGONAT',
  'org:african-union': 'IGOAFU',
  'org:au': 'IGOAFU',
  'org:interpol': 'IGOITP',
  'org:islamic-state': 'IMGISI',
  'org:al-qaeda': 'IMGALQ',
}
/** CAMEO has roles that PLOVER folded into others: media, the health professions, insurgents. */
const ROLES = /GOV|MIL|COP|JUD|LEG|OPP|REB|SPY|UAF|BUS|CVL|EDU|LAB|MED|REF|REL|CRM|PTY|INS|SEP|JRN|HLH|RAD/

/** The parts of a code such as `USAGOV`, `IGOUNOMIL`, `---REB`, `IMGMUSISI`. */
export function cameoActor(code: string): CameoActor {
  if (code.startsWith('IGO')) {
    const named = /UNO|EUR|NAT|AFU|ITP/.exec(code.slice(3))?.[0] ?? code.slice(3, 6)
    return { body: `IGO${named}`, role: ROLES.exec(code.slice(3).replace(named, ''))?.[0] ?? '' }
  }
  if (/^(IMG|ISM|NGO|NGM|MNC)/.test(code)) return { body: code.slice(0, 3) + code.slice(-3), role: '' }
  return { body: code.slice(0, 3), role: ROLES.exec(code.slice(3))?.[0] ?? '' }
}

const OFFICE: Readonly<Record<string, RegExp>> = {
  MIL: /general|commander|army|military|colonel|chief of staff/i,
  LEG: /speaker|lawmaker|senator|parliament|congress|legislator/i,
  JUD: /judge|prosecutor|justice/i,
  OPP: /opposition|dissident/i,
}

/** One of our actors in CAMEO's terms; the words of an unnamed group or the office of a person give the role. */
export function ourCameoActor(actor: Actor, lexicon: Lexicon): CameoActor {
  const rules = rulesIn(lexicon)
  const body = actor.state ?? ORGANISATIONS[actor.id] ?? ORGANISATIONS[actor.office?.of ?? ''] ?? '---'
  const words = actor.as.toLowerCase().split(/[^\p{L}-]+/u)
  const nouns = words.flatMap((w) => [w, w.replace(/s$/, ''), w.replace(/ies$/, 'y')])
  const sectors = nouns.map((n) => rules.sectorOf(n)).filter((s) => s !== null)
  const sector = sectors.find((s) => s !== 'CVL') ?? sectors[0] ?? ''
  if (actor.type === 'person') {
    const office = actor.office?.title ?? ''
    const special = Object.keys(OFFICE).find((role) => OFFICE[role]!.test(office))
    return { body, role: office === '' ? '' : (special ?? 'GOV') }
  }
  return { body, role: actor.type === 'organisation' && actor.as === actor.name ? '' : sector }
}
