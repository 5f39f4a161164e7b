import { plain, scan } from './gazetteer.ts'
import type { Sheet } from './sheet.ts'

/** The state whose press or government published the report. */
export interface Home {
  readonly state: string
  readonly kind: 'government' | 'press'
}

const GOVERNMENT =
  /\b(?:ministry|department|government|presidency|embassy|consulate|mission|office|palace|cabinet|chancellery|state house|mo?fai?c?|mea|dfat?)\b/i

const STATEMENT = /^(?:statement|comments?|remarks|press release|briefing|answers?) (?:by|of|from|to)\b/i

/**
 * The state that a report speaks or writes for: its publisher's as the atlas lists it, else the one a ministry or a government names in its own name;
 * without a publisher, that of the ministry whose statement it is by its title, or of the seat of government from which it is dated ("Élysée Palace, 17 February").
 */
export function homeOf({ report, atlas }: Sheet): Home | null {
  const { publisher, title, dateline } = report
  const listed = publisher === null ? undefined : atlas.press.get(publisher)
  if (listed !== undefined) return listed
  if (publisher !== null && !GOVERNMENT.test(publisher)) return null
  const speaks =
    publisher ?? (title !== null && STATEMENT.test(title) && GOVERNMENT.test(title) ? title : null)
  const [sense] = scan(atlas.names, plain(speaks ?? dateline?.place ?? '')).map((x) => x.sense)
  if (sense === undefined || !('state' in sense) || (speaks === null && sense.kind !== 'seat')) return null
  return { state: sense.state, kind: 'government' }
}

/** The state of whose capital or seat of government a report is dated, or null. */
export function datelineState({ report, atlas }: Sheet): string | null {
  const place = (report.dateline?.place ?? '').replace(
    /\p{Lu}{2,}/gu,
    (w) => w[0]! + w.slice(1).toLowerCase(),
  )
  const [sense] = scan(atlas.names, plain(place)).map((x) => x.sense)
  return sense !== undefined && 'state' in sense && /^(?:capital|seat)$/.test(sense.kind) ? sense.state : null
}
