// Fits the weights of merging to the development half of the labelled pairs and to the written cases, and prints them.
// Usage: npx tsx bench/merging-weights.ts --data FOLDER (the folder that holds current-events/, whitehouse/ and wikinews_2019.csv)
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Finding, FindingKind } from '../src/ontology/finding.ts'
import type { Report } from '../src/ontology/report.ts'
import { openModel } from '../src/read/model.ts'
import { claimOf } from '../src/record/merge/claim.ts'
import { answersOf } from '../src/record/merge/comparison.ts'
import { COMPARISONS, questionsOf } from '../src/record/merge/comparisons.ts'
import { gatheringOf } from '../src/record/merge/gathering.ts'
import { matterOf } from '../src/record/merge/matter.ts'
import { written } from '../test/record/written-findings.ts'
import { documentsOf } from './merging.ts'
import { type Example, fitted } from './merging-fit.ts'
import { forReport, loadPairs, pointed } from './merging-pairs.ts'

interface Told {
  readonly finding: Finding
  readonly report: Pick<Report, 'published'>
  readonly gathering: Finding | null
  /** Words of what an act of words is about. */
  readonly matter: readonly string[]
}

/** Acts that are meetings or visits are examples of these. */
const example = (a: Told, b: Told, same: boolean): readonly [FindingKind, Example][] => {
  const claim = (told: Told) => claimOf(told.finding, told.report, told.gathering, told.matter)
  const { list, of } = questionsOf(claim(a), claim(b))
  const answers = answersOf(list, ...of)
  return answers === null ? [] : [[of[0].kind, { answers, same }]]
}

/** Pairs of lines of `test/cases/merging.txt`; those of which no answer but their rivals' decides are left out. */
function fromCases(): (readonly [FindingKind, Example])[] {
  const text = readFileSync(new URL('../test/cases/merging.txt', import.meta.url), 'utf8')
  return text
    .split(/^## /m)
    .slice(1)
    .filter((block) => !/^wrong:|is neither/m.test(block))
    .flatMap((block) => {
      const [, ...lines] = block.trimEnd().split('\n')
      const cut = lines.indexOf('==>')
      const groups = lines[cut + 1]!.split(' | ').map((group) => group.split(' '))
      const told = lines.slice(0, cut).map((line, i): Told => {
        const { beside, ...told } = written(line, i)
        return { ...told, gathering: null, matter: matterOf(told.finding, beside) }
      })
      return told.flatMap((a, i) =>
        told.slice(i + 1).flatMap((b, k) => {
          const same = groups.some((g) => g.includes(String(i + 1)) && g.includes(String(i + k + 2)))
          return a.finding.kind === b.finding.kind ? example(a, b, same) : []
        }),
      )
    })
}

const flag = process.argv.indexOf('--data')
if (flag < 0) throw new Error('expected --data FOLDER, got none; name the folder of the texts')
const model = await openModel(fileURLToPath(new URL('../model/', import.meta.url)))
const documents = new Map((await documentsOf(process.argv[flag + 1]!, model)).map((d) => [d.file, d]))
await model.close()
const examples = loadPairs()
  .filter((pair) => pair.kind !== 'person' && !forReport(pair))
  .flatMap((pair) => {
    const kind = pair.kind as FindingKind
    const [a, b] = [pair.a, pair.b].map((at): Told | null => {
      const document = documents.get(at.file)
      const finding = document === undefined ? null : pointed(at, kind, document.report, document.findings)
      return finding === null
        ? null
        : {
            finding,
            report: document!.report,
            gathering: gatheringOf(finding, document!.findings),
            matter: matterOf(finding, document!.findings),
          }
    })
    return a == null || b == null ? [] : example(a, b, pair.same)
  })
const all = [...examples, ...fromCases()]
for (const [kind, { least, weights }] of Object.entries(COMPARISONS)) {
  const own = all.flatMap(([of, one]) => (of === kind ? [one] : []))
  process.stdout.write(
    `${kind}, ${own.length} examples, least ${least}\n${JSON.stringify(fitted(weights, least, own), null, 2)}\n`,
  )
}
