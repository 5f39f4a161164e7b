import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accessible, openSite, overflow, type Site, SKIPPED, titled } from './site.ts'

/** Addresses of the pages; those of one entry, report and person are made when the record is known. */
const PAGES = [
  '/',
  '/dossier/KOR/CHN',
  '/dossier/PER/CHL',
  '/entries?kind=meeting',
  '/visits',
  '/undertakings',
  '/calendar',
  '/timeline',
  '/map',
  '/network',
  '/persons',
  '/persons?name=Han%20Seo-yeon',
  '/offices?title=president&of=KOR',
  '/reports',
  '/search?text=talks',
  '/judgements',
  '/add',
  '/guide',
  '/nowhere',
]

describe.skipIf(SKIPPED !== null)(titled('every page in a browser'), { timeout: 480_000 }, () => {
  let site: Site
  const paths = [...PAGES]
  beforeAll(async () => {
    site = await openSite()
    const record = await site.chancery.record()
    const { items } = await record.entries({
      between: ['KOR', 'CHN'],
      kind: ['meeting', 'visit', 'statement'],
    })
    const told = [...items].sort((a, b) => b.reports - a.reports)
    paths.push(`/entries/${told[0]!.id}`, `/reports/${told[0]!.view.report}`)
    const visit = items.find((e) => e.kind === 'visit')
    if (visit !== undefined) paths.push(`/entries/${visit.id}`)
  })
  afterAll(() => site?.close())

  test('WCAG 2.2 AA at 320 and 1280 pixels, light and dark; nothing wider than its window, nothing in the console', async () => {
    const wrong: string[] = []
    const { page, complaints, open } = await site.page()
    for (const path of paths) {
      for (const [width, scheme, rules] of [
        [1280, 'light', undefined],
        // Colours alone depend on the scheme, so that the other two need no more than contrast.
        [1280, 'dark', ['color-contrast']],
        [320, 'dark', undefined],
        [320, 'light', ['color-contrast']],
      ] as const) {
        await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
        await page.setViewportSize({ width, height: 900 })
        if (rules === undefined) await open(path)
        const at = `${path} at ${width} ${scheme}`
        wrong.push(...(await accessible(page, rules)).map((v) => `${at}: ${v}`))
        const over = await overflow(page)
        if (over > 0) wrong.push(`${at}: ${over} pixels wider than the window`)
        wrong.push(...complaints.splice(0).map((c) => `${at}: ${c}`))
      }
    }
    await page.context().close()
    expect(wrong).toEqual([])
  })

  test('what is wrong would be found: a picture without words, a line too wide, a script refused', async () => {
    const { page, complaints, open } = await site.page()
    await open('/add')
    await page.evaluate(`document.querySelector('main').insertAdjacentHTML('beforeend',
      '<img src="/icon.svg"><p id="wide">x</p><a href="javascript:1" id="bad">x</a>')`)
    await page.evaluate(`document.querySelector('#wide').style.width = '3000px'`)
    expect((await accessible(page)).join()).toContain('image-alt')
    expect(await overflow(page)).toBeGreaterThan(1000)
    await page.evaluate(`document.querySelector('#bad').click()`)
    await page.waitForTimeout(100)
    expect(complaints.join()).toMatch(/content security policy/i)
    await page.context().close()
  })

  test('the page of a dossier, which needs no script, and its print', async () => {
    const { page, complaints } = await site.page({ javaScriptEnabled: true })
    await page.goto(`${site.url}/api/dossiers/KOR/CHN/dossier.html`)
    expect(await page.locator('h1').textContent()).toBe('South Korea and China')
    expect(await accessible(page)).toEqual([])
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 900 })
      expect(await overflow(page)).toBe(0)
    }
    expect(await page.locator('details[open] mark').count()).toBeGreaterThan(0)
    const printed = await page.pdf({ tagged: true })
    expect(printed.subarray(0, 5).toString()).toBe('%PDF-')
    expect(complaints).toEqual([])
    await page.context().close()
  })

  // It is written only when asked for, so that running the suites leaves the tree as it was.
  if (process.env.CHANCERY_SCREENSHOT === '1')
    test('the picture of the README: the dossier of the sample reports', async () => {
      const root = fileURLToPath(new URL('../../', import.meta.url))
      const sample = await openSite({ read: `${root}samples/reports` })
      const { page, complaints, open, settled } = await sample.page({
        viewport: { width: 1180, height: 960 },
        deviceScaleFactor: 2,
        colorScheme: 'light',
        reducedMotion: 'reduce',
      })
      await open('/dossier/KOR/CHN?asOf=2026-03-20')
      const line = page.getByRole('region', { name: 'What happened' }).getByRole('listitem').nth(1)
      await line.getByRole('button', { name: /show the words/ }).click()
      await settled()
      await page.screenshot({ path: `${root}docs/dossier.png` })
      expect(complaints).toEqual([])
      await sample.close()
    })
})
