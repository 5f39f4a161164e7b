import type { Title } from './atlas.ts'
import type { Cast } from './cast.ts'
import { officeOf, stateOf } from './discourse.ts'
import { plain, scan } from './gazetteer.ts'
import { datelineState } from './home.ts'
import { PARTICLE, partsOf } from './name-parts.ts'
import { type Claim, claimElsewhere, type Person } from './persons.ts'
import type { Sheet } from './sheet.ts'
import { ownerOf } from './title-tail.ts'

/** An office that the title of a report gives to somebody: "Foreign Minister Claire Dumont of France". */
interface Headed {
  readonly name: string
  readonly title: Title
  /** The office in words: "foreign ministry spokesperson". */
  readonly office: string
  readonly of: string | null
}

/** Title words, at most, and words of a name before the surname. */
const LONGEST = 6
const GIVEN = 3

/** The title of a report in words; one all in capitals as a heading in small letters has them. */
export const headingOf = ({ report }: Sheet): string => {
  const title = plain(report.title ?? '')
  return /\p{Ll}/u.test(title)
    ? title
    : title
        .toLowerCase()
        .replace(/\p{L}+/gu, (w) =>
          /^(?:of|the|and|on|for)$/.test(w) ? w : w[0]!.toUpperCase() + w.slice(1),
        )
}

/** The states that the title of a report names, each once. */
export const headingStates = (s: Sheet): string[] => [
  ...new Set(
    scan(s.atlas.names, headingOf(s)).flatMap(({ sense }) =>
      'state' in sense && sense.kind !== 'people' ? [sense.state] : [],
    ),
  ),
]

/** Offices and states that the title of a report gives to persons whom the text only names, as the labels of a transcript do. */
export function headed(s: Sheet, cast: Cast): void {
  const heading = headingOf(s)
  if (heading === '') return
  for (const person of cast.persons) {
    const office = officeOf(person)
    if (person.nameless || person.runs.length === 0 || (office !== null && stateOf(person) !== null)) continue
    const found = officeIn(s, heading, person)
    if (found === null) continue
    if (office === null) person.claims.push(claimIn(s, person, found))
    else if (office.of === null && found.of !== null && !found.of.startsWith('org:')) person.state = found.of
    if (partsOf(found.name).length > person.parts.length)
      Object.assign(person, { name: found.name, parts: partsOf(found.name) })
    if (found.title.rank === 'spokesperson' && stateOf(person) === null) person.state = datelineState(s)
  }
}

/** The office that the heading gives to a person, by his surname. */
function officeIn(s: Sheet, heading: string, person: Person): Headed | null {
  const words = [...heading.matchAll(/[\p{L}\p{N}.-]+/gu)].map((m) => ({
    text: m[0],
    start: m.index,
    end: m.index + m[0].length,
  }))
  const surname = person.parts.at(-1)!
  for (const [k, word] of words.entries()) {
    if (partsOf(word.text).join('') !== surname) continue
    for (let first = k; first >= Math.max(1, k - GIVEN); first--) {
      const given = words.slice(first, k).map((w) => w.text)
      if (given.some((w) => !/^\p{Lu}/u.test(w) && (w === 'of' || !PARTICLE.test(w)))) break
      for (let from = Math.max(0, first - LONGEST); from < first; from++) {
        const seen = scan(s.atlas.names, heading)
        // "State Secretary for Foreign Affairs of Sweden Oscar Holm"
        const between = seen.find(
          (x) => x.end === words[first - 1]!.end && / of (?:the )?$/.test(heading.slice(0, x.start)),
        )
        const end =
          between === undefined
            ? words[first - 1]!.end
            : heading.slice(0, between.start).replace(/ of (?:the )?$/, '').length
        const title = s.atlas.titles.get(heading.slice(words[from]!.start, end).toLowerCase())
        if (title === undefined) continue
        const after = seen.find((x) => /^ of (?:the )?$/.test(heading.slice(word.end, x.start)))
        const before = seen.find((x) => /^(?:'s)? $/.test(heading.slice(x.end, words[from]!.start)))
        const owner = after ?? between ?? before
        const name = heading.slice(words[first]!.start, word.end)
        const office =
          /(?:(?:foreign|defen[cs]e|interior|finance) ministry|presidential|government|ministry) $/i.exec(
            heading.slice(0, words[from]!.start),
          )?.[0]
        return {
          name,
          title,
          office: `${office?.toLowerCase() ?? ''}${title.title}`,
          of: owner === undefined ? title.of : ownerOf(owner.sense),
        }
      }
    }
  }
  return null
}

/** The office claimed by a heading: its evidence is the name in the text. */
const claimIn = (s: Sheet, person: Person, { title, office, of }: Headed): Claim => {
  const { first, last } = person.runs[0]!
  return claimElsewhere(s, [first, last], { title, name: office, of })
}
