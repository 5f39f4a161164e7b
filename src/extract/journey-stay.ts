import { dependents } from '../ontology/tree.ts'
import { awaited, form, obliques, stayAt } from './clause.ts'
import { foreign, type Journey, journey } from './journey.ts'
import type { Page } from './page.ts'
import { actorsOf } from './party.ts'
import { standingOf } from './standing.ts'
import { surfaceSubjects } from './subject.ts'
import { whenOf } from './when-of.ts'
import { destinationAt } from './where-of.ts'

/** "is expected in Addis Ababa on Monday", "is in China to attend the parade", "will be in Lima from May 4 to 6": somebody awaited abroad, or there on days told or for a purpose. */
export function fromStay(page: Page, i: number): Journey[] {
  const place = stayAt(page, i)
  if (place === null) return []
  const { reading } = page
  const purposeful =
    awaited(page, i) ||
    dependents(reading, i, 'advcl', 'acl', 'xcomp').some((d) =>
      dependents(reading, d, 'mark').some((m) => form(page, m) === 'to'),
    ) ||
    obliques(page, i, 'for', 'on').some((o) => !page.timeAt.has(o))
  const told = standingOf(page, i).standing === 'announced' || whenOf(page, i).from !== null
  if (!purposeful && !told) return []
  const to = destinationAt(page, place)
  const persons = actorsOf(page, surfaceSubjects(page, i)).filter(
    ({ actor }) => actor.type === 'person' && (purposeful || actor.office !== null),
  )
  const travellers = to === null || to.state === null ? [] : foreign(persons, to)
  if (to === null || travellers.length === 0) return []
  return [
    journey(page, i, to, {
      rule: awaited(page, i) ? 'visit-awaited' : 'visit-stay',
      weight: 0.85,
      travellers,
      more: [place],
      ...(awaited(page, i) ? { standing: 'announced' as const } : {}),
    }),
  ]
}
