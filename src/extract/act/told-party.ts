import type { Actor } from '../../ontology/actor.ts'
import { covers } from '../../ontology/span.ts'
import { singularOf } from '../inflection.ts'
import { rowsOf } from '../lexicon.ts'
import type { Page } from '../page.ts'
import type { Attached } from '../party.ts'
import { isBody } from './home-of.ts'
import type { Rules } from './rules.ts'

const LOCAL = /^(COP|OPP|CVL|JUD|LEG|LAB|EDU|MED|REL|PTY)$/

/** "Police used tear gas in Tunis": police, courts, protesters and civilians of no stated country are of the place where it is done; "the army" is, or is of the state spoken of. */
export function localTo(
  rules: Rules,
  a: Attached,
  ground: string | null,
  spokenOf: () => string | null,
): Attached {
  const { actor } = a
  if (actor.type !== 'group' || actor.state !== null) return a
  if (/\b(?:foreign|international|world|global|ethnic)\b/i.test(actor.name)) return a
  const body = isBody(actor.name)
  // "families of Greek sailors" are of whatever state their words tell
  const open = body || (of(rules, actor, LOCAL) && !/ \p{Lu}/u.test(actor.name))
  const state = open ? (ground ?? (body ? spokenOf() : null)) : null
  return state === null ? a : { ...a, actor: { ...actor, state } }
}

/** "Brazilians attacked a camp": people of a state who fight or march are not the state. */
export function crowd(page: Page, a: Attached): Attached {
  const { actor, span } = a
  const head = page.reading.words.findIndex((w) => w.end === span.end)
  const bare = /^\p{Lu}[\p{L}-]+(?:s|ese)$/u.test(page.report.text.slice(span.start, span.end))
  if (actor.type !== 'state' || !bare || page.reading.words[head]?.xpos !== 'NNPS') return a
  const name = page.report.text.slice(span.start, span.end)
  if (rowsOf(page.lexicon, 'states', 'code', actor.state ?? '').some((r) => r.name === name)) return a
  return { span, actor: { ...actor, id: `group:${name.toLowerCase()}`, type: 'group', name } }
}

/** Whether a word of a group's name is of one of some sectors. */
export const of = (rules: Rules, { name }: Actor, sectors: RegExp): boolean =>
  name
    .toLowerCase()
    .split(/[^\p{L}-]+/u)
    .some((w) => sectors.test(rules.sectorOf(w) ?? rules.sectorOf(singularOf(w)) ?? ''))

/** "Sudanese cleric Omar Haroun", "the head of the mission Ana Ruiz": a name after a word for its bearer is the same one, though the parser made two. */
export function oneName(page: Page, list: readonly Attached[]): Attached[] {
  const bearer = (a: Attached): Attached | undefined =>
    a.actor.type === 'group' || /^person:[^.]+\.[a-z]/.test(a.actor.id)
      ? list.find(
          (b) =>
            b.actor.type === 'person' &&
            b.span.start > a.span.end &&
            /^ (?:in \p{Lu}\w+ )?$/u.test(page.report.text.slice(a.span.end, b.span.start)),
        )
      : undefined
  return list.flatMap((a) => {
    if (bearer(a)) return []
    const same = list.find((b) => bearer(b) === a)?.actor
    const state = a.actor.state ?? same?.state ?? null
    return [{ ...a, actor: { ...a.actor, state, office: a.actor.office ?? same?.office ?? null } }]
  })
}

/** "four civilians and a police officer in Kandahar" without the officer again, "the Union of Chad and Togo rebels" without Togo rebels. */
export const outermost = (list: readonly Attached[]): Attached[] =>
  list.filter(
    (a) =>
      !list.some(
        (b) =>
          (b !== a &&
            b.actor.type === 'group' &&
            b.span.end - b.span.start > a.span.end - a.span.start &&
            covers(b.span, a.span)) ||
          (a.actor.type === 'group' &&
            b.actor.type === 'organisation' &&
            b.span.start < a.span.start &&
            a.span.start < b.span.end),
      ),
  )
