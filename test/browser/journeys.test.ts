import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSite, type Site, SKIPPED, titled, type Watched } from './site.ts'

/** What a desk officer does in a morning, one after another, in one browser. */
describe.skipIf(SKIPPED !== null)(titled('a desk officer'), { timeout: 120_000 }, () => {
  let site: Site
  let desk: Watched
  beforeAll(async () => {
    site = await openSite()
    desk = await site.page({ acceptDownloads: true })
  })
  afterAll(async () => {
    await desk?.page.context().close()
    await site?.close()
  })

  test('brief me on a pair: from the first page to the dossier', async () => {
    const { page, open, settled } = desk
    await open('/')
    const form = page.getByRole('form', { name: 'Open a dossier' })
    const fields = form.getByRole('combobox')
    await fields.nth(0).fill('South Korea')
    await fields.nth(1).fill('China')
    await form.getByRole('button', { name: 'Open' }).click()
    await page.waitForURL(/\/dossier\//)
    await settled()
    expect(await page.locator('h1').textContent()).toBe('South Korea and China')
    for (const part of ['What happened', 'Last contact', 'Undertakings', 'Statements', 'Sources', 'Limits'])
      expect(await page.getByRole('heading', { level: 2, name: part }).count(), part).toBe(1)
  })

  test('who did they meet last: the highest level, with its day', async () => {
    const row = desk.page.getByRole('region', { name: 'Last contact' }).getByRole('row').first()
    expect(await row.textContent()).toMatch(/head of state.*6 Jan 2026.*Han Seo-yeon.*Zhao Wenbo/)
  })

  test('show me the words: beside the line, then in the report', async () => {
    const { page, settled } = desk
    const line = page.getByRole('region', { name: 'What happened' }).getByRole('listitem').last()
    await line.getByRole('button', { name: /show the words/ }).click()
    const quote = page
      .getByText('President Han Seo-yeon met President Zhao Wenbo in Beijing on Tuesday')
      .first()
    await quote.waitFor()
    await page.keyboard.press('Escape')
    const link = line.getByRole('link', { name: /^Entry/ })
    const href = (await link.getAttribute('href'))!
    await link.click()
    await page.waitForURL((url) => url.pathname === href)
    await settled()
    expect(await page.getByRole('heading', { name: 'Where reports disagree' }).count()).toBe(1)
    await page
      .getByRole('link', { name: /Northern Wire/ })
      .first()
      .click()
    await page.waitForURL(/\/reports\//)
    await settled()
    const marked = await page.getByRole('article').locator('mark').allTextContents()
    expect(marked.join(' ')).toContain('Han Seo-yeon')
  })

  test('what did they promise: with what became of it', async () => {
    const { page, open } = desk
    await open('/undertakings?between=KOR,CHN')
    const item = page.getByRole('main').getByRole('listitem').filter({ hasText: 'study the request' })
    expect(await item.textContent()).toMatch(/Zhao Wenbo.*pledged.*Han Seo-yeon/)
    expect(await item.textContent()).toMatch(/open/)
  })

  test('correct it: signed, shown, and taken back', async () => {
    const { page, open } = desk
    const record = await site.chancery.record()
    const { items } = await record.entries({ between: ['KOR', 'CHN'], kind: 'meeting' })
    const summit = items.find((e) => e.reports === 2)!
    await open(`/entries/${summit.id}`)
    await page.getByRole('textbox', { name: 'Judged by' }).first().fill('Ana')
    await page.getByRole('button', { name: 'Correct' }).first().click()
    const form = page.locator('form.bar').first()
    await form.getByRole('combobox').selectOption('ordinal')
    await form.getByRole('textbox', { name: 'is' }).fill('3')
    await form.getByRole('textbox', { name: 'because' }).fill('our own minutes')
    await form.getByRole('button', { name: 'Keep' }).click()
    await page.getByText('Corrected.').waitFor()
    const corrected = await record.entry(summit.id)
    expect(corrected!.view).toMatchObject({ ordinal: 3 })
    await page.getByText('our own minutes').first().waitFor()
    await page.getByRole('button', { name: 'Undo' }).first().click()
    await page.getByText('Taken back.').waitFor()
    const [judgement] = (await record.judgements(summit.id)).filter(
      (j) => !j.automatic && j.verdict === 'edit',
    )
    expect(judgement).toMatchObject({ by: 'Ana', why: 'our own minutes', undone: true })
  })

  test('review by keys: a field begins as it stands, and what was judged is shown when one comes back', async () => {
    const { page, open, settled } = desk
    const record = await site.chancery.record()
    const { items } = await record.entries({ between: ['KOR', 'CHN'], kind: 'meeting' })
    const { report, id, where } = items.find((e) => e.view.where !== null)!.view
    await open(`/reports/${report}#${id}`)
    const card = page.locator(`[id="${id}"]`)
    await page.keyboard.press('e')
    const value = card.getByRole('textbox', { name: 'is' })
    expect(await card.locator('[name=value]:focus').count()).toBe(1)
    await card.getByRole('combobox').selectOption('where')
    expect(await value.inputValue()).toContain(where!.name)
    await value.fill('Busan, KOR')
    await card.getByRole('button', { name: 'Keep' }).click()
    await card.getByText('Corrected.').waitFor()
    const held = items.find((e) => e.findings.some((f) => f.id === id))!
    expect((await record.entry(held.id))!.findings.some((f) => f.id === id)).toBe(true)
    await page.reload()
    await settled()
    await card.getByText('corrected (where) by Ana').waitFor()
    await card.getByRole('button', { name: 'Take it back' }).click()
    await card.getByText('corrected (where)').waitFor({ state: 'detached' })
    await page.keyboard.press('x')
    await card.getByText('Rejected.').waitFor()
    await card.getByText(', rejected').waitFor()
    await card.getByRole('button', { name: 'Undo' }).click()
    await card.getByText('Taken back.').waitFor()
  })

  test('export it: Word, PDF and the data behind', async () => {
    const { page, open } = desk
    await open('/dossier/KOR/CHN')
    for (const [name, magic, file] of [
      ['Word', 'PK', 'chancery-kor-chn.docx'],
      ['PDF', '%PDF', 'chancery-kor-chn.pdf'],
      ['data (JSON Lines)', '{"', 'chancery-kor-chn.jsonl'],
    ] as const) {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name, exact: true }).click(),
      ])
      expect(download.suggestedFilename()).toBe(file)
      expect(readFileSync(await download.path(), 'latin1').startsWith(magic), name).toBe(true)
    }
  })

  test('add reports: what is not read says why, and what to do', async () => {
    const { page, open } = desk
    await open('/add')
    await page.getByLabel('or files').setInputFiles([
      { name: 'minutes.docx', mimeType: 'application/octet-stream', buffer: Buffer.from('PK') },
      { name: 'empty.txt', mimeType: 'text/plain', buffer: Buffer.from('') },
    ])
    await page.getByRole('button', { name: 'Read them' }).click()
    await page.getByText('0 of 2 could be read').waitFor()
    const told = await page.getByRole('list', { name: 'What is read' }).textContent()
    expect(told).toMatch(/minutes\.docx.*word processor.*paste its words/)
    expect(told).toMatch(/empty\.txt.*The file is empty/)
  })

  test('two names of one person: merged under either, and taken back', async () => {
    const { page, open, settled } = desk
    await open('/persons?name=Han%20Seo-yeon')
    await page.getByText('The same as another person?').click()
    await page.getByRole('textbox', { name: 'Also told of as' }).fill('Zhao Wenbo')
    await page.getByRole('button', { name: 'Look' }).click()
    await page.getByRole('button', { name: /^Zhao Wenbo is the same/ }).click()
    await page.getByText('Merged with Zhao Wenbo.').waitFor()
    await settled()
    expect(await page.getByText('Not all one person?').count()).toBe(1)
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('Taken back.').waitFor()
    await page.getByText('Not all one person?').waitFor({ state: 'detached' })
  })

  test('the way back: every step has an address', async () => {
    const { page, open, settled } = desk
    await open('/dossier/KOR/CHN')
    await page
      .getByRole('region', { name: 'What happened' })
      .getByRole('link', { name: /^Entry/ })
      .first()
      .click()
    await page.waitForURL(/\/entries\//)
    await page.goBack()
    await settled()
    expect(new URL(page.url()).pathname).toBe('/dossier/KOR/CHN')
  })

  test('ask it again next week: a question is kept, found on the first page, and forgotten', async () => {
    const { page, open, settled } = desk
    await open('/undertakings?between=KOR,CHN&status=open')
    await page.getByRole('button', { name: 'Keep it' }).click()
    await page.getByRole('button', { name: 'Forget it' }).waitFor()
    await open('/')
    const kept = page.getByRole('region', { name: /^Kept questions/ })
    await kept.getByRole('link', { name: 'Undertakings: status open, between KOR,CHN' }).click()
    await page.waitForURL(/\/undertakings\?between=KOR,CHN&status=open/)
    await settled()
    await open('/')
    await kept.getByRole('button', { name: /^Forget Undertakings/ }).click()
    await kept.waitFor({ state: 'detached' })
  })

  test('by keyboard alone: past the contents, into the search, to a report', async () => {
    const { page, open, settled } = desk
    await open('/')
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the page')
    await page.keyboard.press('Enter')
    expect(await page.evaluate('document.activeElement.id')).toBe('main')
    await open('/')
    const focused = () => page.evaluate('document.activeElement.getAttribute("name")')
    for (let i = 0; i < 6 && (await focused()) !== 'text'; i++) await page.keyboard.press('Tab')
    await page.keyboard.type('"third meeting"')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/search\?/)
    await settled()
    const href = () => page.evaluate<string>('document.activeElement.getAttribute("href") ?? ""')
    for (let i = 0; i < 60 && !(await href()).startsWith('/reports/'); i++) {
      await page.keyboard.press('Tab')
      // Wherever the keyboard is, it can be seen.
      const hidden = await page.evaluate(`(() => {
        const { outlineStyle, boxShadow } = getComputedStyle(document.activeElement)
        return outlineStyle === 'none' && boxShadow === 'none' ? document.activeElement.outerHTML.slice(0, 200) : null
      })()`)
      expect(hidden).toBe(null)
    }
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/reports\//)
    await settled()
    expect(await page.locator('h1').textContent()).toBe('Han and Zhao meet')
  })

  test('nothing in the console all morning', () => expect(desk.complaints).toEqual([]))
})
