import type { Finding } from '../index.ts'

/** Roles named first, of each kind of finding those who act; what they act upon follows after an arrow. */
const TOWARD: Readonly<Partial<Record<Finding['kind'], readonly string[]>>> = {
  visit: ['host'],
  statement: ['addressee'],
  undertaking: ['to'],
  act: ['target'],
}

/** Who, and where or whither, in a few words for a drawing: "Li Wen, Park Ji-hoon · Beijing", "Li Wen → South Korea". */
export function labelOf(view: Finding, nameOf: (code: string) => string): string {
  if (view.kind === 'commemoration') return view.of.quote
  const toward = TOWARD[view.kind] ?? []
  const named = (of: readonly Finding['parties'][number][]): string => {
    const persons = of.filter((p) => p.actor.type === 'person')
    const names = [...new Set((persons.length > 0 ? persons : of).map((p) => p.actor.name))]
    return names.length > 3
      ? `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`
      : names.join(', ')
  }
  const acting = named(view.parties.filter((p) => ![...toward, 'companion', 'relay'].includes(p.role)))
  const upon = view.parties.filter((p) => toward.includes(p.role))
  const whither =
    view.kind === 'visit' ? (upon[0]?.actor.state ? nameOf(upon[0].actor.state) : named(upon)) : named(upon)
  if (whither !== '') return `${acting} → ${whither}`
  return view.where === null ? acting : `${acting} · ${view.where.name}`
}
