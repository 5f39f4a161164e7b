import { evidence } from '../ontology/evidence.ts'
import type { Where } from '../ontology/finding.ts'
import type { Page } from './page.ts'
import { where } from './where-of.ts'

/** The place a phrase leads to, by its head word: a place, or a state named as one ("visited China") or by its capital ("flew to Paris"). */
export function destinationAt(page: Page, head: number): Where | null {
  const place = page.placeAt.get(head)
  if (place) return where(page, place)
  const mention = page.mentionAt.get(head)
  const state = mention?.actors.length === 1 && mention.form === 'state' ? mention.actors[0]! : null
  if (!mention || !state || state.type !== 'state') return null
  const words = evidence(page.report, { start: mention.start, end: mention.end })
  const capitals = page.lexicon.states?.find((r) => r.code === state.state)?.capitals?.split('|') ?? []
  const city = capitals.includes(words.quote)
  return {
    name: city ? words.quote : state.name,
    state: state.state,
    geonames: null,
    lat: null,
    lon: null,
    precision: city ? 'city' : 'country',
    evidence: words,
  }
}
