import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { act, Draft, day, party, random } from '../record/sample-findings.ts'
import { accessible, openSite, overflow, type Site, SKIPPED, titled, type Watched } from './site.ts'

/** Two years in which Turkey and Egypt praise or blame one another, and Spain both. */
const told = (() => {
  const next = random(5)
  return Array.from({ length: 26 }, (_, i) => {
    const month = `${2024 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`
    const ways = [
      ['Turkey', 'TUR', 'Egypt', 'EGY'],
      ['Egypt', 'EGY', 'Turkey', 'TUR'],
      ['Spain', 'ESP', 'Turkey', 'TUR'],
      ['Spain', 'ESP', 'Egypt', 'EGY'],
    ] as const
    const { report, findings } = new Draft(
      ways
        .filter(() => next() < 0.7)
        .map(([from, source, to, target]) => {
          const good = next() < 0.6
          const text = `${from} ${good ? 'praised' : 'condemned'} ${to} in month ${i}.`
          return {
            text,
            build: (quote, of) =>
              act(of, {
                parties: [
                  party('source', { state: source }, quote(from)),
                  party('target', { state: target }, quote(to)),
                ],
                type: good ? 'SUPPORT' : 'ACCUSE',
                quad: good ? 1 : 3,
                cameo: good ? '051' : '111',
                when: day(`${month}-1${i % 10}`),
                evidence: [quote(text)],
              }),
          }
        }),
      { publisher: 'Northern Wire', published: `${month}-20`, title: `The month ${i}` },
    )
    return { report, findings }
  }).filter((t) => t.findings.length > 0)
})()

describe.skipIf(SKIPPED !== null)(titled('series and reciprocity'), { timeout: 120_000 }, () => {
  let site: Site
  let desk: Watched
  beforeAll(async () => {
    site = await openSite({ more: told })
    desk = await site.page({ reducedMotion: 'reduce' })
  })
  afterAll(async () => {
    await desk?.page.context().close()
    await site?.close()
  })

  test('a third party joins the model, and the address keeps it', async () => {
    const { page, open, settled } = desk
    await open('/dossier/TUR/EGY')
    const part = page.getByRole('region', { name: 'Reciprocity' })
    expect(await part.getByRole('slider').count()).toBe(3)
    await part.getByRole('combobox', { name: 'With a third party' }).fill('Spain')
    await part.getByRole('button', { name: 'Take it in' }).click()
    await page.waitForURL(/third=Spain/)
    await settled()
    await part.getByRole('slider', { name: /^Spain → Turkey ⇒ Turkey → Egypt/ }).waitFor()
    expect(await part.getByRole('slider').count()).toBe(7)
  })

  test('a point of a response is reached by keys and opens its sentences', async () => {
    const { page, settled } = desk
    const part = page.getByRole('region', { name: 'Reciprocity' })
    const chart = part.getByRole('slider', { name: /^Turkey → Egypt ⇒ Egypt → Turkey/ })
    await chart.focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowRight')
    await settled()
    expect(await chart.getAttribute('aria-valuetext')).toMatch(/^1 month after: .*band/)
    const behind = part.getByRole('region', { name: 'Entries 1 month later' })
    const line = behind.getByRole('listitem').first()
    expect(await line.textContent()).toMatch(/Turkey|Egypt/)
    await line.getByRole('button', { name: /show the words/ }).click()
    await behind.locator('mark').first().waitFor()
  })

  test('the charts have their tables, and both are within reach of all', async () => {
    const { page } = desk
    const part = page.getByRole('region', { name: 'Reciprocity' })
    for (const summary of await part.locator('summary').filter({ hasText: 'as a table' }).all())
      await summary.click()
    const rows = part.getByRole('table', { name: 'Responses to a shock' }).getByRole('row')
    expect(await rows.count()).toBe(1 + 6 * 11)
    expect(await part.getByRole('table', { name: 'Granger tests' }).getByRole('row').count()).toBe(13)
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 900 })
      expect(await accessible(page)).toEqual([])
      expect(await overflow(page)).toBe(0)
    }
    expect(desk.complaints).toEqual([])
  })
})
