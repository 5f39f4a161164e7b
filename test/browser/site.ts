import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { type Served, serve } from '../../src/api/index.ts'
import { type Chancery, openChancery } from '../../src/index.ts'
import type { Finding } from '../../src/ontology/finding.ts'
import type { Report } from '../../src/ontology/report.ts'
import { ENTRIES, REPORTS } from '../format/two-states.ts'
import { happening, tell } from '../record/sample-findings.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
export const NOW = () => new Date('2026-01-10T12:00:00Z')

/** A real Chromium of this machine; null where there is none. */
const CHROMIUM =
  [
    process.env.CHANCERY_CHROMIUM ?? '',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ].find((path) => path !== '' && existsSync(path)) ?? null

/** Why the suites of the browser are skipped, for their titles; null where they run. */
export const SKIPPED =
  CHROMIUM === null ? 'skipped: no Chromium found, install chromium or set CHANCERY_CHROMIUM' : null

/** The title of a suite, with the reason why it is skipped. */
export const titled = (words: string): string => (SKIPPED === null ? words : `${words} (${SKIPPED})`)

interface Told {
  readonly report: Report
  readonly findings: readonly Finding[]
}

/** The two states of the golden dossiers, and a dozen reports on others. */
const told: readonly Told[] = [
  ...REPORTS.map((report) => ({
    report,
    findings: ENTRIES.flatMap((e) => e.findings).filter((f) => f.report === report.id),
  })),
  ...Array.from({ length: 12 }, (_, i) => tell(happening(i % 4), i)),
]

/** The pages as they are served, over a record of their own, in a browser. */
export interface Site {
  readonly url: string
  readonly chancery: Chancery
  readonly browser: Browser
  /** A page that keeps all it complains of. */
  page(options?: BrowserContextOptions): Promise<Watched>
  close(): Promise<void>
}

export interface Watched {
  readonly page: Page
  /** Errors of the console and of scripts, requests refused by the policy, answers of 400 and more. */
  readonly complaints: string[]
  /** Opens an address and waits until nothing is being looked for. */
  readonly open: (path: string) => Promise<void>
  readonly settled: () => Promise<void>
}

/** So many looks, 50 ms apart, must find a page at rest. */
const QUIET = 3

/** Opens the site over reports that are known; `more` are a suite's own, and `read` is a folder to be read by the model instead. */
export async function openSite(of: { more?: readonly Told[]; read?: string } = {}): Promise<Site> {
  const pages = fileURLToPath(new URL('../../dist/web', import.meta.url))
  if (!existsSync(`${pages}/index.html`))
    throw new Error(`expected the built pages in ${pages}, got none; run npm run build`)
  const chancery = openChancery({
    record: 'memory://',
    model: `${root}model`,
    data: `${root}data`,
    now: NOW,
    workers: 1,
  })
  const record = await chancery.record()
  if (of.read === undefined)
    await record.addMany([...told, ...(of.more ?? [])].map((t) => ({ notes: [], ...t })))
  else
    for await (const { outcome } of chancery.read(of.read))
      if (outcome === 'unread') throw new Error(`expected all of ${of.read} to be read, got one that was not`)
  const served: Served = await serve({
    chancery,
    now: NOW,
    log: (message) => console.error(message),
    version: '0.0.0',
    host: '127.0.0.1',
    port: 0,
    keys: null,
    pages,
    pace: 100_000,
  })
  const browser = await chromium.launch({
    executablePath: CHROMIUM!,
    // A sandbox needs a user of its own, which a container's root is not.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  return {
    url: served.url,
    chancery,
    browser,
    async page(options = {}) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
      const page = await context.newPage()
      const complaints: string[] = []
      page.on('console', (m) => {
        if (m.type() === 'error' || /content security policy/i.test(m.text())) complaints.push(m.text())
      })
      page.on('pageerror', (error) => complaints.push(error.stack ?? error.message))
      page.on('response', (r) => {
        if (r.status() >= 400) complaints.push(`${r.status()} ${r.url()}`)
      })
      let pending = 0
      page.on('request', () => {
        pending += 1
      })
      for (const end of ['requestfinished', 'requestfailed'] as const)
        page.on(end as 'requestfinished', () => {
          pending -= 1
        })
      const settled = async (): Promise<void> => {
        await page.locator('main :is(h1, [role=alert])').first().waitFor()
        for (let quiet = 0; quiet < QUIET; quiet++) {
          await page.waitForTimeout(50)
          if (pending > 0 || (await page.locator('[aria-busy=true]').count()) > 0) quiet = -1
        }
      }
      return {
        page,
        complaints,
        settled,
        async open(path) {
          await page.goto(served.url + path)
          await settled()
        },
      }
    },
    async close() {
      await browser.close()
      await served.close()
      await chancery.close()
    },
  }
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds wrong on a page by WCAG 2.2 AA, each with the first place it is wrong at. */
export async function accessible(page: Page, only?: readonly string[]): Promise<string[]> {
  await page.evaluate(`if (!window.axe) { ${AXE} }`)
  return page.evaluate(async (rules) => {
    const { axe } = globalThis as unknown as {
      axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
    }
    const { violations } = await axe.run({
      runOnly:
        rules === null
          ? { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }
          : { type: 'rule', values: rules },
    })
    return violations.map((v) => `${v.id} ×${v.nodes.length}: ${v.nodes[0]!.html.slice(0, 160)}`)
  }, only ?? null)
}

/** How many pixels a page is wider than its window. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
