import { readFileSync, writeFileSync } from 'node:fs'
import { frozen } from './results.ts'
import { markdown, rowsOf } from './table.ts'

const PAGE = new URL('./README.md', import.meta.url)
const [BEGIN, END] = ['<!-- figures -->\n', '<!-- end of figures -->']

/** The page of benchmarks with the table of the frozen figures in its place. */
export function page(): { readonly now: string; readonly current: string } {
  const now = readFileSync(PAGE, 'utf8')
  const [from, to] = [now.indexOf(BEGIN), now.indexOf(END)]
  if (from < 0 || to < 0)
    throw new Error(`expected ${BEGIN.trim()} and ${END} in bench/README.md, got neither`)
  return { now, current: now.slice(0, from) + BEGIN + markdown(rowsOf(frozen())) + now.slice(to) }
}

/** Writes the table of the frozen figures into bench/README.md. */
export const writeFigures = (): void => writeFileSync(PAGE, page().current)
