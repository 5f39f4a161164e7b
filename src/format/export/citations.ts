import type { Report } from '../../ontology/report.ts'
import type { Material } from './format.ts'
import { webAddress } from './sources.ts'
import { flat } from './table.ts'

/** A report to cite, and the entries that rest on it. */
export interface Citation {
  readonly report: Report
  /** `newspaper` for what the press publishes, `release` for what a government or organisation does. */
  readonly type: 'newspaper' | 'release'
  /** "Yonhap20260106a1b2": publisher, day and the beginning of the report's id. */
  readonly key: string
  readonly url: string | null
  /** `YYYY-MM-DD`, as far as it is known. */
  readonly day: string | null
  readonly entries: readonly string[]
}

/** Publishers that speak for themselves: ministries, governments, organisations. */
const RELEASE =
  /\b(?:ministry|ministère|government|white house|department of|office of|presiden\w+|prime minister|embassy|cabinet|kremlin|élysée|state council|parliament|senate|united nations|european (?:commission|council|union)|nato|secretariat|foreign affairs|foreign office)\b/i

const keyOf = (report: Report): string =>
  `${
    (report.publisher ?? 'anonymous')
      .normalize('NFKD')
      .replace(/[^A-Za-z0-9]+/g, '')
      .slice(0, 24) || 'report'
  }${(report.published ?? '').slice(0, 10).replace(/-/g, '')}${report.id
    .replace(/^report:/, '')
    .replace(/[^\w]+/g, '')
    .slice(0, 6)}`

/** The reports that the entries rest on, by day of publication and id. */
export async function citationsOf(material: Material): Promise<readonly Citation[]> {
  const cited = new Map<string, string[]>()
  for await (const entry of material.entries())
    for (const id of new Set(entry.findings.map((f) => f.report)))
      cited.set(id, [...(cited.get(id) ?? []), entry.id])
  const found: Citation[] = []
  for (const [id, entries] of cited) {
    const report = await material.report(id)
    if (report === null) continue
    const { text: _, ...rest } = report
    found.push({
      report: { ...rest, text: '' },
      type: RELEASE.test(report.publisher ?? '') ? 'release' : 'newspaper',
      key: keyOf(report),
      url: webAddress(report),
      day: report.published?.slice(0, 10) ?? null,
      entries: entries.sort(),
    })
  }
  const key = (c: Citation): string => `${c.day ?? '9999'} ${c.report.id}`
  return found.sort((a, b) => (key(a) < key(b) ? -1 : 1))
}

/** The title of a report, or what stands for it. */
export const titleOf = ({ report }: Citation): string => flat(report.title ?? 'Without a title')
