import type { Tool } from './tool.ts'
import { DOSSIER_TOOL } from './tools/dossier.ts'
import { ENTRY_TOOLS } from './tools/entries.ts'
import { EVIDENCE_TOOLS } from './tools/evidence.ts'
import { PEOPLE_TOOLS } from './tools/people.ts'
import { SEARCH_TOOL } from './tools/search.ts'
import { SERIES_TOOL } from './tools/series.ts'

/** The tools, in the order they are listed; a dozen at most, as each costs a model tokens. */
export const TOOLS: readonly Tool[] = [
  DOSSIER_TOOL,
  ...ENTRY_TOOLS,
  ...PEOPLE_TOOLS,
  SEARCH_TOOL,
  SERIES_TOOL,
  ...EVIDENCE_TOOLS,
]
