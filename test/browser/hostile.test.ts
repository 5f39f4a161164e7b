import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Draft, day, meeting, party, statement, undertaking, where } from '../record/sample-findings.ts'
import { openSite, type Site, SKIPPED, titled } from './site.ts'

/** Words that run where a page takes text for markup, an address or a template. */
const CORPUS = [
  '<script>window.owned=1</script>',
  '"><img src=x onerror=window.owned=1>',
  "'><svg/onload=window.owned=1>",
  '</title></textarea></style></script><script>window.owned=1</script>',
  '<iframe srcdoc="<script>parent.owned=1</script>">',
  'javascript:window.owned=1',
  '{{constructor.constructor("window.owned=1")()}}',
  '<a href="javascript:window.owned=1">x</a>',
  '\u202e<b onmouseover=window.owned=1>',
]

/** A report whose every word is hostile, and what it is taken to say. */
function hostile(words: string, i: number) {
  const who = (state: string, more: string) => ({
    name: `Eve ${words} ${more}`,
    state,
    office: `president ${words}`,
  })
  const a = who('ESP', `A${i}`)
  const b = who('KEN', `B${i}`)
  const draft = new Draft(
    [
      {
        text: `${a.name} met ${b.name} at ${words}.`,
        build: (quote, report) =>
          meeting(report, {
            parties: [party('participant', a, quote(a.name)), party('participant', b, quote(b.name))],
            when: day(`2026-01-${String(10 + i)}`),
            where: where(words, 'KEN', quote(words)),
            setting: words,
            evidence: [quote(`${a.name} met`)],
          }),
      },
      {
        text: `${a.name} said: ${words}`,
        build: (quote, report) =>
          statement(report, {
            parties: [party('speaker', a, quote(a.name))],
            content: [quote(words)],
            evidence: [quote(`${a.name} said`)],
          }),
      },
      {
        text: `${b.name} promised ${a.name}: ${words}`,
        build: (quote, report) =>
          undertaking(report, {
            parties: [party('by', b, quote(b.name)), party('to', a, quote(a.name))],
            type: 'pledge',
            content: [quote(words)],
            evidence: [quote(`${b.name} promised`)],
          }),
      },
    ],
    { publisher: `Wire ${words}`, published: '2026-01-09', title: `News ${words}` },
  )
  return {
    report: { ...draft.report, url: i % 2 ? 'javascript:window.owned=1' : words },
    findings: draft.findings,
  }
}

describe.skipIf(SKIPPED !== null)(titled('hostile words in a browser'), { timeout: 480_000 }, () => {
  let site: Site
  beforeAll(async () => {
    site = await openSite({ more: CORPUS.map(hostile) })
  })
  afterAll(() => site?.close())

  /** What ran, or stands on the page as more than text. */
  const damage = (page: Page): Promise<string[]> =>
    page.evaluate(`[
      ...('owned' in globalThis ? ['a script ran'] : []),
      ...Array.from(
        document.querySelectorAll('body script:not([src]), iframe, img[src=x], svg[onload], [onmouseover], [onerror], a[href^="javascript:" i]'),
        (e) => e.outerHTML.slice(0, 200),
      ),
    ]`)

  test('in documents, names and judgements they stay words, on every page', async () => {
    const record = await site.chancery.record()
    const { items } = await record.entries({ between: ['ESP', 'KEN'], limit: 100 })
    const evil = items.filter((e) => JSON.stringify(e.view).includes('owned'))
    expect(evil.length).toBeGreaterThan(CORPUS.length)
    const [first] = evil
    for (const words of CORPUS)
      await record.judge({
        subject: [first!.id],
        verdict: 'unsure',
        value: null,
        by: `Eve ${words}`,
        why: words,
      })
    const paths = [
      '/',
      '/dossier/ESP/KEN',
      '/entries?between=ESP,KEN',
      '/undertakings?between=ESP,KEN',
      '/calendar',
      '/timeline',
      '/map',
      '/network?nodes=persons',
      '/persons?of=ESP',
      '/persons?name=Eve',
      '/offices?title=president&of=ESP',
      '/reports',
      '/judgements',
      '/search?text=owned',
      `/entries/${first!.id}`,
      ...evil.slice(0, 3).map((e) => `/reports/${e.view.report}`),
    ]
    const { page, complaints, open } = await site.page()
    for (const path of paths) {
      await open(path)
      for (const button of await page
        .getByRole('button', { name: /show the words/ })
        .all()
        .then((b) => b.slice(0, 2)))
        await button.click()
      expect(await damage(page), path).toEqual([])
      expect(complaints.splice(0), path).toEqual([])
    }
    for (const form of ['html', 'md', 'txt']) {
      await page.goto(`${site.url}/api/dossiers/ESP/KEN/dossier.${form}`)
      expect(await damage(page), form).toEqual([])
    }
    await page.context().close()
  })

  test('in addresses and forms they stay words', async () => {
    const { page, open, settled } = await site.page()
    for (const [i, words] of CORPUS.entries()) {
      const w = encodeURIComponent(words)
      const others = [
        `/persons?name=${w}`,
        `/dossier/${w}/KOR`,
        `/entries/${w}`,
        `/offices?title=${w}&of=KOR`,
      ]
      for (const path of [`/search?text=${w}`, others[i % others.length]!]) {
        await open(path)
        expect(await damage(page), path).toEqual([])
      }
    }
    for (const path of [
      '/entries',
      '/reports',
      '/undertakings',
      '/persons',
      '/offices',
      '/dossier/ESP/KEN',
    ]) {
      await open(path)
      const boxes = await page.getByRole('main').locator('form').first().getByRole('textbox').all()
      for (const [i, box] of boxes.entries()) await box.fill(CORPUS[i % CORPUS.length]!)
      await page.keyboard.press('Enter')
      await settled()
      expect(await damage(page), path).toEqual([])
    }
    await page.context().close()
  })
})
