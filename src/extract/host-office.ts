import type { Actor } from '../ontology/actor.ts'
import type { Meeting, Visit } from '../ontology/finding.ts'

/** Offices of which each state has one. */
const ONE =
  /^(?:president|prime minister|premier|chancellor|king|queen|emir|crown prince|vice president|(?:[a-z]+ )?minister|minister of .*|(?:[a-z]+ )?secretary|speaker)$/

/** Whether somebody holds an office that no word gives to a state: "President Soto". */
export const bareOffice = ({ type, state, office }: Actor): boolean =>
  type === 'person' && state === null && office !== null && office.of === null && ONE.test(office.title)

/** A meeting at home of whoever's office no word gives to a state: "paid a visit to Santiago, where he was received by President Soto". */
export function atHome(m: Meeting, visit: Visit | undefined): Meeting {
  const host = visit?.parties.find((p) => p.role === 'host' && p.actor.type === 'state')?.actor.state
  const placed = m.setting === null || !/sidelines|summit|forum|conference/i.test(m.setting)
  const state = host ?? (placed && m.where?.precision !== 'country' ? m.where?.state : null)
  const others = m.parties.filter(({ actor }) => !bareOffice(actor))
  const abroad =
    others.length > 0 && others.every(({ actor }) => actor.state !== null && actor.state !== state)
  if (!state || !abroad || m.format !== 'in-person') return m
  return {
    ...m,
    parties: m.parties.map((p) =>
      bareOffice(p.actor)
        ? { ...p, actor: { ...p.actor, state, office: { ...p.actor.office!, of: state } } }
        : p,
    ),
  }
}
