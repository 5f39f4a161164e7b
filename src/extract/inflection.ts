import { form, lemma } from './clause.ts'
import { type Lexicon, type Row, rowsOf } from './lexicon.ts'
import type { Page } from './page.ts'

const IRREGULAR: Readonly<Record<string, readonly string[]>> = {
  say: ['said'],
  tell: ['told'],
  make: ['made', 'making'],
  strike: ['struck', 'stricken'],
  come: ['came', 'coming'],
  swear: ['swore', 'sworn'],
  undertake: ['undertook', 'undertaken'],
  write: ['wrote', 'written'],
  put: ['putting'],
  quit: ['quit', 'quitting'],
  become: ['became'],
  choose: ['chose', 'chosen'],
  take: ['took', 'taken'],
  beseech: ['besought'],
  commit: ['committed', 'committing'],
  rebuff: ['rebuffed', 'rebuffing'],
  spurn: ['spurned'],
  vow: ['vowed', 'vowing'],
  rule: ['ruled', 'ruling'],
  arm: ['armed'],
  beat: ['beat', 'beaten'],
  begin: ['began', 'begun', 'beginning'],
  blow: ['blew', 'blown'],
  break: ['broke', 'broken'],
  bring: ['brought'],
  buy: ['bought'],
  cut: ['cut', 'cutting'],
  draw: ['drew', 'drawn'],
  fight: ['fought'],
  find: ['found'],
  flee: ['fled', 'fleeing'],
  fly: ['flew', 'flown', 'flying'],
  forgive: ['forgave', 'forgiven'],
  free: ['freed', 'freeing'],
  freeze: ['froze', 'frozen'],
  get: ['got', 'gotten', 'getting'],
  give: ['gave', 'given'],
  go: ['went', 'gone', 'going'],
  hit: ['hit', 'hitting'],
  hold: ['held'],
  lay: ['laid'],
  leave: ['left'],
  lend: ['lent'],
  let: ['let', 'letting'],
  meet: ['met'],
  overrun: ['overran', 'overrunning'],
  overthrow: ['overthrew', 'overthrown'],
  rebuild: ['rebuilt'],
  retake: ['retook', 'retaken'],
  seek: ['sought'],
  sell: ['sold'],
  send: ['sent'],
  set: ['set', 'setting'],
  shoot: ['shot'],
  shut: ['shut', 'shutting'],
  slay: ['slew', 'slain'],
  speak: ['spoke', 'spoken'],
  stand: ['stood'],
  sue: ['sued', 'suing'],
  throw: ['threw', 'thrown'],
  tear: ['tore', 'torn'],
  unleash: ['unleashed', 'unleashes'],
  withdraw: ['withdrew', 'withdrawn'],
  withhold: ['withheld'],
}

const DOUBLES =
  /^(commit|put|quit|step|admit|spin|initial|sin|stop|drop|regret|refer|permit|submit|ban|bar|beg|kidnap|slam|rip|shun|rob|plan|plot|hit|set|cut|get|begin|expel|cancel|repel|rebel)$/

/** The forms of an English verb in lower case: "agree" gives agree, agrees, agreed, agreeing. */
export function verbForms(verb: string): string[] {
  const s = /(?:s|sh|ch|x|z|o)$/.test(verb)
    ? `${verb}es`
    : /[^aeiou]y$/.test(verb)
      ? `${verb.slice(0, -1)}ies`
      : `${verb}s`
  const doubled = DOUBLES.test(verb) ? verb + verb.slice(-1) : verb
  const past = /e$/.test(verb)
    ? `${verb}d`
    : /[^aeiou]y$/.test(verb)
      ? `${verb.slice(0, -1)}ied`
      : `${doubled}ed`
  const participle = /[^eoy]e$/.test(verb) ? `${verb.slice(0, -1)}ing` : `${doubled}ing`
  return [
    verb,
    s,
    past,
    participle,
    ...(doubled === verb ? [] : [`${verb}ed`, `${verb}ing`]),
    ...(IRREGULAR[verb] ?? []),
  ]
}

const tables = new WeakMap<Lexicon, ReadonlyMap<string, string>>()

function known(lexicon: Lexicon): ReadonlyMap<string, string> {
  const made = tables.get(lexicon)
  if (made) return made
  const forms = new Map<string, string>()
  for (const table of ['statement', 'undertaking', 'tenure'])
    for (const row of lexicon[table] ?? []) {
      const verb = row.lemma!.split(' ')[0]!
      for (const f of verbForms(verb)) if (!forms.has(f)) forms.set(f, verb)
    }
  tables.set(lexicon, forms)
  return forms
}

/** The lemma of a verb: by the forms of the lexicon's verbs, which no model gets wrong, else as the model gives it. */
export const verbLemma = (page: Page, i: number): string =>
  known(page.lexicon).get(form(page, i)) ?? lemma(page, i)

/** The singular of a noun in lower case, as far as its form tells: "women" gives woman. */
export const singularOf = (noun: string): string =>
  noun
    .replace(/ies$/, 'y')
    .replace(/(?<=ch|sh|x|ss)es$/, '')
    .replace(/(?<![su])s$/, '')
    .replace(/(?<=\p{L}{3})men$/u, 'man')
    .replace(/women$/, 'woman')
    .replace(/children$/, 'child')
    .replace(/^men$/, 'man')

/** The ways a noun may stand in a lexicon: as the model gives its lemma, as it stands, and its singular. */
export function nounLemmas(page: Page, i: number): string[] {
  const as = form(page, i)
  return [...new Set([lemma(page, i), as, singularOf(as)])]
}

/** The rows of a lexicon's table for a noun. */
export const nounRows = (page: Page, table: string, column: string, i: number): readonly Row[] => {
  for (const said of nounLemmas(page, i)) {
    const rows = rowsOf(page.lexicon, table, column, said)
    if (rows.length > 0) return rows
  }
  return []
}
