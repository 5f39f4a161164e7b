import { type Adapter, draftOf } from './draft.ts'
import { oneLine } from './markup.ts'

const BLOCK =
  /^(?:ADDRESS|ARTICLE|ASIDE|BLOCKQUOTE|DD|DIV|DL|DT|FIGURE|FOOTER|FORM|H[1-6]|HEADER|HR|LI|MAIN|OL|P|PRE|SECTION|TABLE|TD|TH|TR|UL)$/
const SILENT = /^(?:SCRIPT|STYLE|NOSCRIPT|TEMPLATE|IFRAME|SVG|BUTTON|NAV|FORM|FIGCAPTION|FIGURE|AUDIO|VIDEO)$/

/** What this file needs to know of a DOM node. */
interface Knot {
  readonly nodeType: number
  readonly nodeName: string
  readonly textContent: string | null
  readonly childNodes: Iterable<Knot>
}

/** The words of a node, a blank line between its blocks. */
export function wordsOf(node: Knot): string {
  const parts: string[] = []
  // Not by recursion: a page may be nested deeper than the stack. A string ends a block.
  const open: (Knot | string)[] = [node]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (typeof at === 'string') parts.push(at)
    else if (at.nodeType === 3) parts.push((at.textContent ?? '').replace(/\s+/g, ' '))
    else if (at.nodeType === 1 || at.nodeType === 9 || at.nodeType === 11) {
      const name = at.nodeName.toUpperCase()
      if (SILENT.test(name)) continue
      if (name === 'BR') parts.push('\n')
      const block = BLOCK.test(name)
      if (block) {
        parts.push('\n\n')
        open.push('\n\n')
      }
      for (const child of [...at.childNodes].reverse()) open.push(child)
    }
  }
  return parts.join('')
}

/** Pages nested deeper, or with more elements, are no pages of news; to look for the article in them would take too long. */
const DEEPEST = 200
const MOST = 50_000

function isPage(node: Knot): boolean {
  let elements = 0
  const open: [at: Knot, depth: number][] = [[node, 0]]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [at, depth] = next
    if (depth > DEEPEST || ++elements > MOST) return false
    for (const child of at.childNodes) if (child.nodeType === 1) open.push([child, depth + 1])
  }
  return true
}

interface Linked {
  published: string | null
  publisher: string | null
  title: string | null
}

/** Publication data of JSON-LD blocks, as news sites embed them. */
function linkedData(blocks: readonly string[]): Linked {
  const found: Linked = { published: null, publisher: null, title: null }
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const inner of value) walk(inner)
    if (typeof value !== 'object' || value === null) return
    const object = value as Record<string, unknown>
    const type = String(object['@type'] ?? '')
    if (/Article|BlogPosting|PressRelease|Report/.test(type)) {
      if (typeof object.datePublished === 'string') found.published ??= object.datePublished
      if (typeof object.headline === 'string') found.title ??= object.headline
      const publisher = object.publisher as { name?: unknown } | undefined
      if (typeof publisher?.name === 'string') found.publisher ??= publisher.name
    }
    if (object['@graph'] !== undefined) walk(object['@graph'])
  }
  for (const block of blocks) {
    try {
      walk(JSON.parse(block))
    } catch {
      // Broken JSON-LD is common; the page's other data serve.
    }
  }
  return found
}

/** A page's own words and what its head says of it. */
export async function readPage(page: string, path: string) {
  const [{ parseHTML }, { Readability }] = await Promise.all([
    import('linkedom'),
    import('@mozilla/readability'),
  ])
  const whole = /<html[\s>]/i.test(page) ? page : `<html><head></head><body>${page}</body></html>`
  const { document } = parseHTML(whole)
  const meta = (...names: string[]): string | null => {
    for (const name of names) {
      const element =
        document.querySelector(`meta[property="${name}"]`) ?? document.querySelector(`meta[name="${name}"]`)
      const content = element?.getAttribute('content')?.trim()
      if (content) return oneLine(content)
    }
    return null
  }
  const linked = linkedData(
    [...document.querySelectorAll('script[type="application/ld+json"]')].map((s) => s.textContent ?? ''),
  )
  const first = (selector: string, attribute?: string): string | null => {
    const element = document.querySelector(selector)
    const value = attribute ? element?.getAttribute(attribute) : element?.textContent
    return value?.trim() ? oneLine(value) : null
  }
  const known = {
    title:
      linked.title ?? meta('og:title', 'twitter:title', 'citation_title') ?? first('h1') ?? first('title'),
    published:
      linked.published ??
      meta(
        'article:published_time',
        'citation_publication_date',
        'datePublished',
        'pubdate',
        'date',
        'DC.date.issued',
      ) ??
      first('time[datetime]', 'datetime') ??
      first('time'),
    publisher:
      linked.publisher ?? meta('og:site_name', 'citation_journal_title', 'publisher', 'DC.publisher'),
    url: first('link[rel="canonical"]', 'href') ?? meta('og:url'),
    language: document.documentElement?.getAttribute('lang')?.trim() || null,
  }
  const fallback = document.querySelector('article') ?? document.querySelector('main') ?? document.body
  const plain = wordsOf(fallback as unknown as Knot)
  const article = isPage(document as unknown as Knot)
    ? new Readability(document as unknown as ConstructorParameters<typeof Readability>[0], {
        charThreshold: 100,
        serializer: (node) => wordsOf(node as unknown as Knot),
      }).parse()
    : null
  const words =
    typeof article?.content === 'string' && article.content.trim() !== '' ? article.content : plain
  return draftOf(path, words, { ...known, title: known.title === null ? null : oneLine(known.title) })
}

/** A saved web page. */
export const html: Adapter = {
  name: 'html',
  canRead: ({ extension, head }) =>
    ['.html', '.htm', '.xhtml'].includes(extension) ||
    /^\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html|head|body|article)\b/i.test(head),
  async *read(source) {
    const page = await source.text()
    if (page !== null) yield await readPage(page, source.path)
  },
}
