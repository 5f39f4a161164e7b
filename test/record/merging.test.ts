import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Finding } from '../../src/ontology/finding.ts'
import { blocksOf, claimOf, signatureOf } from '../../src/record/merge/claim.ts'
import { type Candidate, cluster } from '../../src/record/merge/cluster.ts'
import { entryFrom } from '../../src/record/merge/entry.ts'
import { matterOf } from '../../src/record/merge/matter.ts'
import { written } from './written-findings.ts'

const text = readFileSync(new URL('../cases/merging.txt', import.meta.url), 'utf8')
const cases = text
  .split(/^## /m)
  .slice(1)
  .map((block) => {
    const [title, ...lines] = block.trimEnd().split('\n')
    const cut = lines.indexOf('==>')
    return {
      title: title!,
      above: lines.slice(0, cut).filter((l) => !l.startsWith('wrong:')),
      below: lines.slice(cut + 1).filter((l) => l !== ''),
    }
  })

test('titles are used once', () => {
  expect(new Set(cases.map((c) => c.title)).size).toBe(cases.length)
})

/** Candidates of findings, as settling makes them. */
const candidateOf = (finding: Finding, published: string, beside: readonly Finding[] = []): Candidate => {
  const claim = claimOf(finding, { published }, null, matterOf(finding, beside))
  return {
    id: finding.id,
    report: finding.report,
    alias: finding.id.replace('finding', 'entry'),
    claim,
    signature: signatureOf(claim),
    blocks: blocksOf(claim),
    copy: finding.id,
  }
}

describe('findings of many reports', () => {
  for (const { title, above, below } of cases)
    test(title, () => {
      const all = above.map((line, i) => written(line, i))
      const line = new Map(all.map(({ finding }, i) => [finding.id, i + 1]))
      const clusters = cluster(
        all.map(({ finding, report, beside }) => candidateOf(finding, report.published!, beside)),
        [],
      )
      const groups = clusters
        .map((c) => c.members.map((m) => line.get(m.id)!).sort((a, b) => a - b))
        .sort((a, b) => a[0]! - b[0]!)
      expect(groups.map((g) => g.join(' ')).join(' | ')).toBe(below[0])
      const first = clusters.find((c) => c.members.length > 1)
      for (const reason of below.slice(1)) {
        if (!reason.startsWith('differ: '))
          expect(first!.bonds.map((b) => b.because).join('; ')).toContain(reason)
        else {
          const members = first!.members.map((m) => {
            const { finding, report } = all[line.get(m.id)! - 1]!
            return {
              finding,
              report: {
                id: report.id,
                family: report.id,
                source: report.id,
                story: report.id,
                publisher: report.publisher,
              },
            }
          })
          const [differ] = entryFrom('entry:x', members, [], []).disagreements
          expect(
            `differ: ${differ?.field} ${differ?.values
              .map((v) => v.value)
              .sort()
              .join(' ')}`,
          ).toBe(reason)
        }
      }
    })
})
