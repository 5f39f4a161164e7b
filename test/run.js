// The whole check of `npm test`: types, lint, then every suite. Closes with `N passed, N failed`.
// With CHANCERY_NOTHING_SKIPPED=1 a skipped suite counts as a failure.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const folder = mkdtempSync(join(tmpdir(), 'chancery-test-'))
const outcome = { passed: 0, failed: 0, skipped: [] }

function check(title, command, args) {
  console.log(`\n== ${title}`)
  const { status } = spawnSync(process.execPath, [command, ...args], { stdio: 'inherit' })
  return status === 0
}

function step(title, command, args) {
  outcome[check(title, command, args) ? 'passed' : 'failed'] += 1
}

step('types', 'node_modules/typescript/bin/tsc', ['--noEmit'])
step('types of the pages', 'node_modules/typescript/bin/tsc', ['--noEmit', '-p', 'src/web'])
step('lint', 'node_modules/@biomejs/biome/bin/biome', ['check', '.'])
step('build', 'node_modules/typescript/bin/tsc', ['-p', 'tsconfig.build.json'])
step('pages', 'node_modules/vite/bin/vite.js', [
  'build',
  'src/web',
  '--config',
  'src/web/build.ts',
  '--logLevel',
  'warn',
])

const results = join(folder, 'vitest.json')
const only = process.argv.slice(2)
const ran = check('suites', 'node_modules/vitest/vitest.mjs', [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${results}`,
  ...only,
])
try {
  const report = JSON.parse(readFileSync(results, 'utf8'))
  for (const file of report.testResults) {
    if (file.assertionResults.length === 0 && file.status === 'failed') outcome.failed += 1
    for (const test of file.assertionResults) {
      if (test.status === 'passed') outcome.passed += 1
      else if (test.status === 'failed') outcome.failed += 1
      else outcome.skipped.push(test.fullName)
    }
  }
  if (!ran && outcome.failed === 0) outcome.failed += 1
} catch (error) {
  console.error(`expected the suites' results in ${results}, got: ${error.message}`)
  outcome.failed += 1
}
rmSync(folder, { recursive: true, force: true })

if (outcome.skipped.length > 0) {
  console.log(`\nSkipped (the reason stands in the title):`)
  for (const title of outcome.skipped) console.log(`  - ${title}`)
  if (process.env.CHANCERY_NOTHING_SKIPPED === '1') {
    console.log('Nothing may be skipped here: each of these counts as a failure.')
    outcome.failed += outcome.skipped.length
  }
}
console.log(`\n${outcome.passed} passed, ${outcome.failed} failed`)
process.exit(outcome.failed === 0 ? 0 : 1)
