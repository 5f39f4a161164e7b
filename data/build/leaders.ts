// Writes data/leaders.tsv from the register of foreign leaders' visits (Office of the Historian, CC0), the CIA World Factbook as JSON (public domain)
// and officials.tsv. Usage: npx tsx data/build/leaders.ts --data FOLDER (with register/visits/*.xml and reference/factbook/*/*.json below it)
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadAtlas } from '../../src/resolve/atlas.ts'

const data = new URL('../', import.meta.url)
const flag = process.argv.indexOf('--data')
const folder = process.argv[flag + 1]
if (flag < 0 || folder === undefined) {
  console.error('expected --data FOLDER, got nothing; name the folder that holds register/ and reference/')
  process.exit(2)
}
const FIRST_YEAR = 1990
const atlas = loadAtlas(data)
const table = (file: string): string[][] =>
  readFileSync(new URL(file, data), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .slice(1)
    .map((line) => line.split('\t'))
const states = new Map<string, string>()
for (const r of table('states.tsv')) for (const name of [r[3]!, r[4]!, ...r[5]!.split('|')]) if (name) states.set(name.toLowerCase(), r[0]!)
const EXTRA: Record<string, string> = {
  'china, people’s republic of': 'CHN', 'korea, south': 'KOR', korea: 'KOR', 'congo, republic of': 'COG', 'congo, democratic republic of': 'COD',
  'democratic republic of the congo (zaire)': 'COD', somoa: 'WSM', 'somali republic': 'SOM', 'macedonia, former yugoslav republic of': 'MKD',
  'afghanistan (interim authority)': 'AFG', 'cote d’ivoire': 'CIV', 'the gambia': 'GMB', 'holy see (vatican city)': 'VAT', burma: 'MMR', drc: 'COD',
  'congo (brazzaville)': 'COG', 'the bahamas': 'BHS', 'cabo verde': 'CPV', 'turkey (turkiye)': 'TUR', micronesia: 'FSM', 'the netherlands': 'NLD',
}
const stateOf = (name: string): string | undefined => {
  const key = name.trim().toLowerCase().replace(/&[^;]+;/g, '')
  return EXTRA[key] ?? states.get(key) ?? states.get(key.replace(/’/g, "'"))
}
const decode = (text: string): string =>
  text
    .replace(/&(\w)(?:acute|grave|circ|uml|tilde|cedil);/g, '$1')
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&rsquo;/g, '’')
    .replace(/&amp;/g, '&')
const titles = [...atlas.titles.keys()].sort((a, b) => b.length - a.length)
const split = (words: string): { title: string; name: string } | null => {
  const lower = words.toLowerCase().replace(/^(?:interim|acting|caretaker|transition(?:al)?|gnu interim|cnsp) /, '')
  const title = titles.find((t) => lower.startsWith(`${t} `))
  if (!title) return null
  const name = words.slice(words.length - lower.length + title.length).trim()
  return { title: atlas.titles.get(title)!.title, name }
}

interface Row { surname: string; name: string; title: string; state: string; from: string; to: string; gender: string }
const rows = new Map<string, Row>()
const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
const PARTICLES = /^(?:al|el|bin|de|von|van|jr\.?)$/i
const surnameOf = (name: string): string => {
  const capital = name.split(/\s+/).filter((w) => /^[\p{Lu}\d'’-]{2,}$/u.test(w) && !/^[IVX]+\.?$/.test(w))
  const words = name.replace(/,? Jr\.?$/, '').split(/[\s-]+/).filter((w) => !PARTICLES.test(w) && !/^[IVX]+$/.test(w))
  return fold((capital[capital.length - 1] ?? words[words.length - 1] ?? name).replace(/[’'.,]/g, '')).split('-').pop()!
}
const proper = (name: string): string =>
  name.split(/\s+/).map((w) => (/^[\p{Lu}’'-]{2,}$/u.test(w) && !/^(?:[IVX]+|JD)$/.test(w) ? w.charAt(0) + w.slice(1).toLowerCase() : w)).join(' ')
const add = (name: string, title: string, state: string, from: string, to: string, gender: string): void => {
  const key = `${fold(name)}|${title}|${state}|${gender === '' ? '' : from}`
  const known = rows.get(key)
  if (known) {
    if (from < known.from) known.from = from
    if (to === '' || (known.to !== '' && to > known.to)) known.to = to
  } else rows.set(key, { surname: surnameOf(name), name: proper(name), title, state, from, to, gender })
}
for (const [name, title, state, from, to, gender] of table('officials.tsv'))
  add(name!, title!, state!, `${from}-01-01`, to ? `${to}-12-31` : '', gender!)
const visits = join(folder, 'register/visits')
for (const file of readdirSync(visits).sort())
  for (const [visit] of readFileSync(join(visits, file), 'utf8').matchAll(/<visit>[\s\S]*?<\/visit>/g)) {
    const cell = (tag: string): string => new RegExp(`<${tag}[^>]*>([^<]*)</${tag}>`).exec(visit)?.[1]?.replace(/\s+/g, ' ').trim() ?? ''
    const day = cell('start-date')
    const state = stateOf(cell('from'))
    const found = split(decode(cell('visitor')))
    if (Number(day.slice(0, 4)) < FIRST_YEAR || !state || !found || found.name === '' || /[,;]| and /.test(found.name)) continue
    add(found.name, found.title, state, day, day, '')
  }
for (const region of readdirSync(join(folder, 'reference/factbook'))) {
  const place = join(folder, 'reference/factbook', region)
  for (const file of readdirSync(place)) {
    const { Government: g } = JSON.parse(readFileSync(join(place, file), 'utf8'))
    const short = g?.['Country name']?.['conventional short form']?.text ?? ''
    const long = g?.['Country name']?.['conventional long form']?.text ?? ''
    const state = stateOf(decode(short)) ?? stateOf(decode(long)) ?? stateOf(decode(short).replace(/^the /i, ''))
    // a territory's head is another state's: President Macron is no office of New Caledonia
    if (!state || atlas.states.get(state)?.kind === 'territory') continue
    for (const key of ['chief of state', 'head of government'])
      for (const part of (g['Executive branch']?.[key]?.text ?? '').split(/;/)) {
        const since = /^(.*?) \(since (\d{1,2} )?(\w+ )?(\d{4})\)/.exec(decode(part).trim())
        const found = since ? split(since[1]!.replace(/ of (?:the )?[A-Z]\w+(?: \w+)?$/, '').replace(/\b(?:Dr|Gen|Lt)\.? /g, '')) : null
        if (since && found && found.name !== '' && !(/^charles iii$/i.test(found.name) && state !== 'GBR')) add(found.name, found.title, state, `${since[4]}-01-01`, '', '')
      }
  }
}
const sorted = [...rows.values()].sort((a, b) => a.surname.localeCompare(b.surname, 'en') || a.name.localeCompare(b.name, 'en') || a.from.localeCompare(b.from))
writeFileSync(
  new URL('leaders.tsv', data),
  `# Holders of high office, for ties the text leaves open; never used against what a text says.
# Sources: visits by foreign leaders, Office of the Historian, U.S. Department of State (CC0), where from and to are the first and last visit;
# CIA World Factbook of February 2026 (public domain), where to is empty; officials.tsv. Made by build/leaders.ts; do not edit.
surname\tname\ttitle\tstate\tfrom\tto\tgender
${sorted.map((r) => [r.surname, r.name, r.title, r.state, r.from, r.to, r.gender].join('\t')).join('\n')}
`,
)
console.log(`${sorted.length} rows`)
