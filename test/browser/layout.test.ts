import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSite, type Site, SKIPPED, titled } from './site.ts'

/** How the main pages are laid out, kept as text: what stands where, in pixels. A file that is missing is written; of one that differs the new state is left beside it. */
const KEPT = fileURLToPath(new URL('layout/', import.meta.url))

/** Parts whose places are kept; the letters of all of them are the page's own fonts, so that they are as wide on every machine. */
const PARTS = [
  'header.top .name',
  'main h1',
  'main h2',
  '.lead',
  '.contents',
  'form.bar',
  'table',
  '.lines > li:first-child > .when',
  '.lines > li:first-child > p',
  '.lines > li:first-child > .support',
  'figure',
  'article.text',
  '.reader aside',
  '.colophon',
].join(', ')

/** Asks a page for the places of its parts. */
const PLACES = `[...document.querySelectorAll(${JSON.stringify(PARTS)})].map((e) => {
  const { x, y, width, height } = e.getBoundingClientRect()
  const named = e.matches('h1, h2') ? ' “' + e.textContent.slice(0, 40) + '”' : ''
  const dress = e.classList.length > 0 ? '.' + e.classList[0] : ''
  return { name: e.localName + dress + named, box: [x, y + scrollY, width, height].map(Math.round) }
})`

/** Pixels by which a place may differ: letters are placed at fractions of one. */
const LEEWAY = 3

interface Place {
  readonly name: string
  readonly box: readonly number[]
}

const written = ({ name, box }: Place): string => `${box.map((n) => String(n).padStart(5)).join('')}  ${name}`
const read = (line: string): Place => ({
  box: line.slice(0, 20).match(/.{5}/g)!.map(Number),
  name: line.slice(22),
})

const differ = (a: Place | undefined, b: Place | undefined): boolean =>
  a?.name !== b?.name || a!.box.some((n, i) => Math.abs(n - b!.box[i]!) > LEEWAY)

describe.skipIf(SKIPPED !== null)(titled('the main pages'), { timeout: 180_000 }, () => {
  let site: Site
  const pages: Record<string, string> = {
    record: '/',
    dossier: '/dossier/KOR/CHN?asOf=2026-01-10',
    entries: '/entries?between=KOR,CHN',
    undertakings: '/undertakings?between=KOR,CHN',
    people: '/persons',
  }
  beforeAll(async () => {
    site = await openSite()
    const { items } = await (await site.chancery.record()).entries({
      between: ['KOR', 'CHN'],
      kind: 'meeting',
    })
    const summit = items.find((e) => e.reports === 2)!
    pages.entry = `/entries/${summit.id}`
    pages.report = `/reports/${summit.view.report}`
    mkdirSync(KEPT, { recursive: true })
  })
  afterAll(() => site?.close())

  test('stand as they are kept, wide and narrow', async () => {
    const { page, open } = await site.page({ reducedMotion: 'reduce' })
    const changed: string[] = []
    for (const [name, path] of Object.entries(pages))
      for (const width of [1280, 320]) {
        await page.setViewportSize({ width, height: 900 })
        await open(path)
        await page.evaluate('document.fonts.ready')
        const places = await page.evaluate<Place[]>(PLACES)
        const file = `${KEPT}${name}-${width}.txt`
        const beside = `${file}-changed`
        const text = `${places.map(written).join('\n')}\n`
        if (!existsSync(file)) writeFileSync(file, text)
        const kept = readFileSync(file, 'utf8').trimEnd().split('\n').map(read)
        rmSync(beside, { force: true })
        const at = Array.from({ length: Math.max(kept.length, places.length) }, (_, i) => i).find((i) =>
          differ(kept[i], places[i]),
        )
        if (at === undefined) continue
        writeFileSync(beside, text)
        changed.push(
          `${name} at ${width}: kept ${kept[at] ? written(kept[at]) : 'nothing'}, got ${places[at] ? written(places[at]) : 'nothing'}; the whole is in ${beside}`,
        )
      }
    await page.context().close()
    expect(changed).toEqual([])
  })
})
