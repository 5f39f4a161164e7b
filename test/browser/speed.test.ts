import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSite, type Site, SKIPPED, titled } from './site.ts'

/** What the first page may weigh as it is sent: its markup, style and scripts. */
const MOST = 100_000

/** Entries of a dossier that is scrolled through. */
const MANY = 10_000

describe.skipIf(SKIPPED !== null)(titled('how much the pages ask for'), { timeout: 300_000 }, () => {
  let site: Site
  beforeAll(async () => {
    site = await openSite()
  })
  afterAll(() => site?.close())

  test('the first page weighs no more than 100 kB, its fonts and what it tells apart', async () => {
    const { page } = await site.page()
    const session = await page.context().newCDPSession(page)
    await session.send('Network.enable')
    const own = new Set<string>()
    session.on('Network.requestWillBeSent', ({ requestId, request }) => {
      if (/\/(assets\/.*\.(js|css))?$/.test(request.url)) own.add(requestId)
    })
    let sent = 0
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      if (own.has(requestId)) sent += encodedDataLength
    })
    await page.goto(site.url)
    await page.locator('main h1').waitFor()
    await page.waitForLoadState('networkidle')
    await page.context().close()
    expect(sent).toBeGreaterThan(20_000)
    expect(sent).toBeLessThan(MOST)
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
        ['/', '#coverage ~ figure, figure'],
        ['/dossier/KOR/CHN', '#limits'],
        ['/entries', '.lines'],
        [`/entries/${items[0]!.id}`, '#words'],
        [`/reports/${items[0]!.view.report}`, '.cards'],
      ] as const) {
        const clock: number[] = []
        const work: number[] = []
        for (let i = 0; i < 5; i++) {
          const { page } = await sample.page()
          const session = await page.context().newCDPSession(page)
          await session.send('Performance.enable', { timeDomain: 'threadTicks' })
          const start = Date.now()
          await page.goto(sample.url + path, { waitUntil: 'commit' })
          await page.locator(last).first().waitFor()
          clock.push(Date.now() - start)
          const { metrics } = await session.send('Performance.getMetrics')
          work.push(1000 * metrics.find((m) => m.name === 'TaskDuration')!.value)
          await page.context().close()
        }
        told.push(`${path}: whole after ${middle(clock)} ms, ${middle(work)} ms of them work of the page`)
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
