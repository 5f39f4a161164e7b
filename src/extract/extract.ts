import type { Finding } from '../ontology/finding.ts'
import type { ResolvedReading } from '../ontology/mention.ts'
import type { Report } from '../ontology/report.ts'
import { act } from './act.ts'
import { commemoration } from './commemoration.ts'
import { calibrated } from './confidence.ts'
import type { Extractor } from './extractor.ts'
import { formulations } from './formulation.ts'
import type { Lexicon } from './lexicon.ts'
import { meeting } from './meeting.ts'
import { openPage } from './page.ts'
import { statements } from './statement.ts'
import { tenures } from './tenure.ts'
import { undertakings } from './undertaking.ts'
import { visit } from './visit.ts'
import { linkVisits } from './within.ts'

export type { Extractor } from './extractor.ts'

/** The extractors in the order they run. */
export const EXTRACTORS: readonly Extractor[] = [
  meeting,
  visit,
  commemoration,
  { name: 'statement', find: statements },
  { name: 'undertaking', find: undertakings },
  { name: 'tenure', find: tenures },
  { name: 'formulation', find: formulations },
  act,
]

/** All findings of a report, in the order of the extractors and then of the text. */
export function extract(report: Report, resolved: ResolvedReading, lexicon: Lexicon): Finding[] {
  const page = openPage(report, resolved, lexicon)
  const found: Finding[] = []
  for (const { find } of EXTRACTORS) found.push(...find(page, found))
  const seen = new Set<string>()
  const linked = linkVisits(
    found.filter(({ id }) => !seen.has(id) && seen.add(id)),
    report.dateline?.place ?? null,
  )
  return calibrated(linked, lexicon)
}
