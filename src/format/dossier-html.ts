import { dayWords } from './date-words.ts'
import type { Dossier } from './dossier.ts'
import type { Item } from './dossier-item.ts'
import { DOSSIER_STYLE } from './dossier-style.ts'
import { followWords } from './follow-words.ts'
import { sizeOf, supportOf } from './many.ts'

/** Text from outside as HTML text or attribute value. */
const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`).replace(/[^\P{Cc}\n\t]/gu, '')

const safeLink = (url: string | null): string | null =>
  url !== null && /^https?:\/\//i.test(url) ? url : null

const followed = (i: Pick<Item, 'follow'>): string =>
  i.follow === null ? '' : ` <span class="support">${escapeHtml(followWords(i.follow))}</span>`

const support = (i: Pick<Item, 'reports' | 'publishers'>): string =>
  i.reports < 2 ? '' : ` <span class="support">${supportOf(i)}</span>`

const standing = (i: Item): string =>
  i.standing === 'held' ? '' : ` <span class="standing">${escapeHtml(i.standing)}</span>`

function proof(i: Item, open = false): string {
  const p = i.proof
  if (p === null) return ''
  const from = [p.publisher ?? 'publisher not stated', p.date === null ? null : dayWords(p.date)]
  return `<details${open ? ' open' : ''}><summary>the words</summary><blockquote>${escapeHtml(p.before)}<mark>${escapeHtml(p.quote)}</mark>${escapeHtml(p.after)}<span class="source">${escapeHtml(from.filter((x) => x !== null).join(', '))} <code>${escapeHtml(i.id)}</code></span></blockquote></details>`
}

const row = (i: Item, open = false): string =>
  `<li id="${escapeHtml(i.id)}"><time>${escapeHtml(i.when)}</time><div dir="auto">${escapeHtml(i.line)}${standing(i)}${followed(i)}${support(i)}${proof(i, open)}${i.parts.length ? list(i.parts) : ''}</div></li>`

const list = (items: readonly Item[], open = false): string =>
  `<ol class="items">${items.map((i) => row(i, open)).join('')}</ol>`

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  `<div class="wide" tabindex="0" role="region" aria-label="${escapeHtml(head.join(', '))}"><table><thead><tr>${head.map((h) => `<th scope="col">${escapeHtml(h)}</th>`).join('')}</tr></thead><tbody>${rows.map((r) => `<tr>${r.map((c) => `<td>${c}</td>`).join('')}</tr>`).join('')}</tbody></table></div>`

/** A dossier as one HTML page that needs nothing else: no script, no network, the proving words behind each line. */
export function dossierHtml(d: Dossier): string {
  const parts: { id: string; heading: string; body: string }[] = []
  const part = (heading: string, body: string, empty?: string): void => {
    if (body === '' && empty === undefined) return
    parts.push({
      id: heading.toLowerCase().replace(/[^a-z]+/g, '-'),
      heading,
      body: body || `<p class="soft">${escapeHtml(empty ?? '')}</p>`,
    })
  }
  const items = (all: readonly Item[]): string => (all.length ? list(all) : '')
  part(
    'What happened',
    d.happened.length ? list(d.happened, true) : '',
    'No dated meeting or visit in these reports.',
  )
  part(
    'Last contact at each level',
    `<ol class="items">${d.contacts
      .map(
        ({ level, item }) =>
          `<li><span class="soft">${escapeHtml(level)}</span><div dir="auto">${item ? `<span class="n">${escapeHtml(item.when)}:</span> ${escapeHtml(item.line)}${support(item)}` : '<span class="soft">none in these reports</span>'}</div></li>`,
      )
      .join('')}</ol>`,
  )
  part('Calendar ahead', items(d.ahead), 'Nothing announced in these reports.')
  part('Announced, with no report that it took place', items(d.unconfirmed))
  part('Undertakings', items(d.undertakings), 'None in these reports.')
  part('Acts of cooperation and conflict', items(d.acts))
  part(
    'Statements by theme',
    d.themes.map((t) => `<h3>${escapeHtml(t.theme)}</h3>${list(t.items)}`).join(''),
    'None in these reports.',
  )
  part('Chronology of meetings and visits', items(d.chronology), 'None in these reports.')
  part(
    'Formulations',
    d.formulations.length
      ? table(
          ['phrase', 'uses', 'first', 'last', 'by'],
          d.formulations.map((f) => [
            `“${escapeHtml(f.phrase)}”`,
            `<span class="n">${f.uses}</span>`,
            escapeHtml(f.first ? dayWords(f.first) : '–'),
            escapeHtml(f.last ? dayWords(f.last) : '–'),
            escapeHtml(f.speakers.join(', ')) || '–',
          ]),
        )
      : '',
    'None in these reports.',
  )
  part('Anniversaries', items(d.commemorations))
  part(
    'People and offices',
    d.people.length
      ? table(
          ['state', 'name', 'office', 'entries'],
          d.people.map((p) => [
            escapeHtml(p.state),
            `<bdi>${escapeHtml(p.name)}</bdi>`,
            escapeHtml(p.office ?? '–'),
            `<span class="n">${p.entries}</span>`,
          ]),
        )
      : '',
    'None named.',
  )
  part(
    'Where reports disagree',
    d.disagreements
      .map(
        ({ item, over }) =>
          `<ol class="items">${row(item)}</ol>${table(
            ['on', 'value', 'says'],
            over.flatMap((o) =>
              o.values.map((v) => [
                escapeHtml(o.field),
                escapeHtml(v.value),
                escapeHtml(v.publishers.join(', ')),
              ]),
            ),
          )}`,
      )
      .join(''),
    'No two reports contradict each other on what they both tell.',
  )
  part(
    'Sources',
    d.sources.length
      ? table(
          ['publisher', 'date', 'report'],
          d.sources.flatMap((s) =>
            s.reports.map((r) => {
              const url = safeLink(r.url)
              const title = escapeHtml(r.title ?? 'without a title')
              return [
                escapeHtml(s.publisher),
                escapeHtml(r.date === null ? '–' : dayWords(r.date)),
                url ? `<a href="${escapeHtml(url)}" rel="noreferrer">${title}</a>` : title,
              ]
            }),
          ),
        )
      : '',
    'None.',
  )
  part(
    'What this record cannot show',
    `<ul>${d.limits.map((l) => `<li><p>${escapeHtml(l)}</p></li>`).join('')}</ul>`,
  )
  const { counts, period } = d
  const title = `${d.names[0]} and ${d.names[1]}`
  const reading = [
    sizeOf(counts),
    period.from === null || period.to === null
      ? null
      : `reports of ${dayWords(period.from)} to ${dayWords(period.to)}`,
    d.since === null ? null : `since ${dayWords(d.since)}`,
  ].filter((x) => x !== null)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)}: dossier</title>
<style>${DOSSIER_STYLE}</style>
</head>
<body>
<header><h1>${escapeHtml(title)}</h1><p class="counts">${escapeHtml(reading.join('; '))}.</p></header>
<nav aria-label="Parts of this dossier">${parts.map((p) => `<a href="#${p.id}">${escapeHtml(p.heading)}</a> `).join('')}</nav>
<main>${parts.map((p) => `<section aria-labelledby="${p.id}"><h2 id="${p.id}">${escapeHtml(p.heading)}</h2>${p.body}</section>`).join('\n')}</main>
<footer>As of ${escapeHtml(dayWords(d.asOf))}. Every line is a claim of a published report; open “the words” to see those that prove it.</footer>
</body>
</html>
`
}
