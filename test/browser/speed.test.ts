import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSite, type Site, SKIPPED, titled } from './site.ts'

/** What the first page may weigh as it is sent: its markup, style, scripts and fonts. */
const MOST = 120_000

/** Work of a page until it stands whole, in ms of processor time, which other programs of the machine lengthen little. */
const WORK = 1000

/** Entries of a dossier that is scrolled through. */
const MANY = 10_000

describe.skipIf(SKIPPED !== null)(titled('how much the pages ask for'), { timeout: 300_000 }, () => {
  let site: Site
  beforeAll(async () => {
    site = await openSite()
  })
  afterAll(() => site?.close())

  test('the first page weighs no more than 120 kB with its fonts, what it tells apart', async () => {
    const { page } = await site.page()
    const session = await page.context().newCDPSession(page)
    await session.send('Network.enable')
    const own = new Set<string>()
    session.on('Network.requestWillBeSent', ({ requestId, request }) => {
      if (request.url.endsWith('.woff2')) fonts += 1
      if (!new URL(request.url).pathname.startsWith('/api/')) own.add(requestId)
    })
    let sent = 0
    let fonts = 0
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      if (own.has(requestId)) sent += encodedDataLength
    })
    await page.goto(site.url)
    await page.locator('main h1').waitFor()
    await page.waitForLoadState('networkidle')
    await page.context().close()
    expect(sent).toBeGreaterThan(20_000)
    expect(fonts).toBeGreaterThan(0)
    expect(sent).toBeLessThan(MOST)
  })

  test.each([
    ['/', 'figure'],
    ['/dossier/KOR/CHN', '#limits'],
    ['/entries', '.lines'],
  ])('%s stands whole within a second of processor time', async (path, last) => {
    const { work } = await loaded(site, path, last)
    expect(work).toBeGreaterThan(0)
    expect(work).toBeLessThan(WORK)
  })

  // Clocks of a busy machine tell of the machine: the figures are printed when asked for, and stand in docs/web.md.
  if (process.env.CHANCERY_SPEED === '1')
    test('how long the sample record and a list of ten thousand take', async () => {
      const root = fileURLToPath(new URL('../../', import.meta.url))
      const sample = await openSite({ read: `${root}samples/reports` })
      const record = await sample.chancery.record()
      const { items } = await record.entries({ kind: 'meeting' })
      const told: string[] = []
      for (const [path, last] of [
        ['/', 'figure'],
        ['/dossier/KOR/CHN', '#limits'],
        ['/entries', '.lines'],
        [`/entries/${items[0]!.id}`, '#words'],
        [`/reports/${items[0]!.view.report}`, '.cards'],
      ] as const) {
        const runs = []
        for (let i = 0; i < 5; i++) runs.push(await loaded(sample, path, last))
        const [clock, work] = [middle(runs.map((r) => r.clock)), middle(runs.map((r) => r.work))]
        expect(work).toBeLessThan(WORK)
        told.push(`${path}: whole after ${clock} ms, ${work} ms of them work of the page`)
      }
      const d = (await (await fetch(`${sample.url}/api/dossiers/KOR/CHN`)).json()) as {
        chronology: { id: string; when: string; line: string; parts: object[] }[]
      }
      const one = d.chronology[0]!
      const many = Array.from({ length: MANY }, (_, i) => ({
        ...one,
        id: `entry:${i}`,
        date: `${2000 + Math.floor(i / 400)}-01-01`,
        line: `${one.line} ${i}`,
        parts: [],
      }))
      const { page } = await sample.page({ reducedMotion: 'reduce' })
      await page.route('**/api/dossiers/**', (r) => r.fulfill({ json: { ...d, chronology: many } }))
      await page.goto(`${sample.url}/dossier/KOR/CHN`)
      await page.locator('#limits').waitFor()
      const more = page.getByRole('region', { name: 'Chronology' }).getByRole('button', { name: /^Show \d/ })
      for (let left = 100; left > 0 && (await more.count()) > 0; left--) await more.last().click()
      expect(await page.locator('.lines > li').count()).toBeGreaterThan(MANY - 1)
      const session = await page.context().newCDPSession(page)
      await session.send('Performance.enable', { timeDomain: 'threadTicks' })
      const spent = async (): Promise<number> =>
        1000 *
        (await session.send('Performance.getMetrics')).metrics.find((m) => m.name === 'TaskDuration')!.value
      const before = await spent()
      const gaps = await page.evaluate<number[]>(`new Promise((done) => {
        const gaps = []
        let last = performance.now()
        scrollTo(0, 0)
        const step = (now) => {
          gaps.push(now - last)
          last = now
          scrollBy(0, 700)
          if (gaps.length < 300) requestAnimationFrame(step)
          else done(gaps)
        }
        requestAnimationFrame(step)
      })`)
      const work = ((await spent()) - before) / gaps.length
      const sorted = [...gaps].sort((a, b) => a - b)
      told.push(
        `${MANY} entries scrolled: frames every ${sorted[150]!.toFixed(1)} ms (19 of 20 within ${sorted[285]!.toFixed(1)}), ${work.toFixed(1)} ms of work each`,
      )
      await sample.close()
      console.info(told.join('\n'))
    })
})

const middle = (numbers: readonly number[]): number =>
  Math.round([...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]!)

/** Opens a page in a new browser context, as on a first visit: ms by the clock and of processor time until its last part is there. */
async function loaded(site: Site, path: string, last: string): Promise<{ clock: number; work: number }> {
  const { page } = await site.page()
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const start = Date.now()
  await page.goto(site.url + path, { waitUntil: 'commit' })
  await page.locator(last).first().waitFor()
  const clock = Date.now() - start
  const { metrics } = await session.send('Performance.getMetrics')
  await page.context().close()
  return { clock, work: 1000 * metrics.find((m) => m.name === 'TaskDuration')!.value }
}
