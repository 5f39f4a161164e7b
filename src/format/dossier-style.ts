/** The style sheet of the dossier page: quiet typography, one accent, tabular figures; dark, print and 320 px included. */
export const DOSSIER_STYLE = `
:root { color-scheme: light dark; --paper: #fbfaf7; --ink: #1d1c1a; --soft: #65615a; --rule: #dedad1; --accent: #7a1f2b; --mark: #f3e3b8 }
@media (prefers-color-scheme: dark) { :root { --paper: #171614; --ink: #e9e5dc; --soft: #a49d90; --rule: #37332d; --accent: #e49aa3; --mark: #57461a } }
* { box-sizing: border-box }
html { -webkit-text-size-adjust: 100% }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.55 Charter, "Bitstream Charter", "Iowan Old Style", "Palatino Linotype", Georgia, serif; font-variant-numeric: oldstyle-nums proportional-nums }
main, header, nav { max-width: 46rem; margin: 0 auto; padding: 0 1.25rem }
header { padding-top: 3.5rem }
h1 { margin: 0; font-size: clamp(1.9rem, 6vw, 2.7rem); font-weight: 400; line-height: 1.12; letter-spacing: -.012em; text-wrap: balance }
h2 { margin: 3rem 0 .6rem; padding-top: .55rem; border-top: 2px solid var(--ink); font-size: 1rem; font-weight: 700; scroll-margin-top: 1rem }
h3 { margin: 1.5rem 0 .25rem; font-size: 1rem; font-weight: 400; font-style: italic; color: var(--soft) }
p { margin: .4rem 0 }
.soft, .source, nav, dt, th { color: var(--soft); font-size: .875rem }
.counts { margin: .9rem 0 0; font-size: .95rem; color: var(--soft) }
nav { margin-top: 1.4rem; line-height: 2 }
nav a { margin-right: 1.1rem; white-space: nowrap }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: .2em }
a:focus-visible, summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; border-radius: 2px }
ol, ul { list-style: none; margin: 0; padding: 0 }
.items > li { display: grid; grid-template-columns: 8.5rem minmax(0, 1fr); gap: 0 1.1rem; padding: .55rem 0; border-bottom: 1px solid var(--rule) }
.items > li:last-child { border-bottom: 0 }
.items time, td, .n { font-variant-numeric: lining-nums tabular-nums }
.items time, .items > li > .soft { color: var(--soft); font-size: .9rem; padding-top: .1rem }
.items .items { margin: .4rem 0 0; border-left: 2px solid var(--rule); padding-left: .9rem }
.items .items > li { grid-template-columns: 6.4rem minmax(0, 1fr); padding: .35rem 0; font-size: .97em }
.standing { color: var(--accent); font-style: italic }
.support { color: var(--soft); font-size: .85rem; white-space: nowrap }
summary { cursor: pointer; color: var(--soft); font-size: .85rem; width: max-content; max-width: 100%; min-height: 24px; padding-right: .6rem }
summary:hover { color: var(--accent) }
blockquote { margin: .3rem 0 .5rem; padding-left: .9rem; border-left: 2px solid var(--accent); overflow-wrap: anywhere }
mark { background: var(--mark); color: inherit; padding: 0 .1em }
.source { display: block; margin-top: .2rem }
code { font: .8em ui-monospace, "SF Mono", Menlo, Consolas, monospace; color: var(--soft); overflow-wrap: anywhere }
.wide { overflow-x: auto }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; vertical-align: top; padding: .45rem .9rem .45rem 0; border-bottom: 1px solid var(--rule) }
th { font-weight: 400 }
td:first-child { white-space: nowrap }
footer { max-width: 46rem; margin: 3.5rem auto 4rem; padding: 1rem 1.25rem 0; border-top: 1px solid var(--rule); color: var(--soft); font-size: .85rem }
@media (max-width: 34rem) { .items > li, .items .items > li { grid-template-columns: minmax(0, 1fr) } header { padding-top: 2rem } td:first-child { white-space: normal } }
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth } }
@media print {
  @page { size: A4; margin: 20mm 22mm }
  :root { --paper: #fff; --ink: #000; --soft: #444; --rule: #bbb; --accent: #000; --mark: #eee }
  body { font-size: 10.5pt } nav { display: none } h2 { break-after: avoid } li { break-inside: avoid }
  details > summary { display: none } details::details-content { content-visibility: visible; display: block }
}
`
