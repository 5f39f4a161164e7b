import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readMembers } from '../ontology/membership.ts'
import { membersOf, type Side } from '../ontology/side.ts'
import { parseTable } from '../ontology/table.ts'

/** Organisations and groups of states with their members, by any of their names. */
export interface Organisations {
  /** The side that an organisation makes: it and its members; null where the name is not known. "EU27" is the EU. */
  sideOf(words: string): Side | null
}

const plain = (words: string): string =>
  words
    .toLowerCase()
    .replace(/^the\s+/, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Reads the organisations of `organisations.tsv` in a data folder; those without a list of members stand for themselves alone. */
export function loadOrganisations(folder: string | URL): Organisations {
  const base = folder instanceof URL ? fileURLToPath(folder) : folder
  const rows = parseTable(readFileSync(`${base}/organisations.tsv`, 'utf8'), 'organisations.tsv')
  const sides = new Map<string, Side>()
  const list = (cell: string | undefined): string[] => (cell ?? '').split('|').filter((x) => x !== '')
  for (const row of rows) {
    const members = readMembers(row.members ?? '')
    const of = (organisations: boolean) =>
      members.flatMap(({ who }) => (who.startsWith('org:') === organisations ? [who] : []))
    const side: Side = {
      name: row.name!,
      states: of(false),
      organisations: [row.id!, ...of(true)],
      spells: Object.fromEntries(
        members.flatMap(({ who, spells }) => (spells.length > 0 ? [[who, spells]] : [])),
      ),
    }
    const now = membersOf(side, null).length - side.organisations.length
    const names = [row.id!, row.id!.replace(/^org:/, ''), row.name!, ...list(row.aliases)].map(plain)
    for (const name of [...names, ...names.map((n) => `${n}${now}`)])
      if (!sides.has(name)) sides.set(name, side)
  }
  return { sideOf: (words) => sides.get(plain(words)) ?? null }
}
