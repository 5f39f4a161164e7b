import type { Title } from './atlas.ts'
import type { Cast } from './cast.ts'
import { plain, scan } from './gazetteer.ts'
import type { Home } from './home.ts'
import { PARTICLE, partFit, partsOf, sameName } from './name-parts.ts'
import { type Claim, claimElsewhere, type Person } from './persons.ts'
import type { Sheet } from './sheet.ts'
import { ownerOf } from './title-tail.ts'

const OWN =
  /^(?:press |video |written |official |public )?(?:statement|remarks|message|letter|address|comments?|greetings|tribute)\b[^,:;]*? (?:by|from|of) (?:the |his excellency |h\.e\. )?(?<author>.+)$/i

export const FIRST = /^(?:i|me|my|mine|myself|we|us|our|ours|ourselves)$/

/** The first word outside quotations by which the one who writes a report calls himself. */
const firstOwnWord = (s: Sheet): number =>
  s.words.findIndex((_, i) => s.quoteAt[i]! < 0 && FIRST.test(s.lower[i]!) && s.forms[i] !== 'US')

/** "Statement by President Biden on the Truce in Yemen": the person whose words a report is by its title, where it says "I" or "we". */
export function authorOf(s: Sheet, cast: Cast, home: Home | null): Person | null {
  const author = OWN.exec(s.report.title?.replace(/\s+/g, ' ') ?? '')?.groups?.author
  const word = author === undefined ? -1 : firstOwnWord(s)
  return author === undefined || word < 0 ? null : signing(s, cast, author, word, home)
}

/** "Interview with Irrigation Minister Hany Selim": the person who answers in a report, by its title; `word` is the first answer's label. */
export function interviewed(s: Sheet, cast: Cast, word: number, home: Home | null): Person | null {
  const named = /\binterview (?:with|of) (?:the )?([^:|–—]+)/i.exec(s.report.title ?? '')?.[1]
  return named === undefined ? null : signing(s, cast, named.trim(), word, home)
}

/** The person whom the words of a title name by office and name, of the cast where he is known. */
function signing(s: Sheet, cast: Cast, author: string, word: number, home: Home | null): Person | null {
  const signed = signatureOf(s, author)
  if (signed === null) return null
  const { name, title, of } = signed
  const parts = partsOf(name)
  const known =
    parts.length === 0
      ? []
      : cast.persons.filter((p) =>
          parts.length > 1 && p.parts.length > 1 ? sameName(parts, p.parts) : fits(parts, p.parts),
        )
  if (known.length > 1) return null
  const claim = claimAt(s, word, title, of ?? home?.state ?? null)
  const found = known[0]
  if (found) {
    if (found.claims.length === 0) found.claims.push(claim)
    if (parts.length > found.parts.length) Object.assign(found, { name, parts })
    return found
  }
  const person: Person = {
    serial: cast.persons.length + 200_000,
    name: name === '' ? title.title : name,
    parts,
    gender: title.gender,
    state: claim.of?.startsWith('org:') ? null : claim.of,
    claims: [claim],
    runs: [],
    nameless: name === '',
  }
  cast.persons.push(person)
  return person
}

const fits = (a: readonly string[], b: readonly string[]): boolean =>
  (a.length === 1 && partFit(a, b) === 3) || (b.length === 1 && partFit(b, a) === 3)

/** The office claimed by the words of a report itself: its evidence is the word by which the author speaks of himself. */
const claimAt = (s: Sheet, word: number, title: Title, of: string | null): Claim =>
  claimElsewhere(s, [word, word], { title, name: title.title, of })

/** What a statement is for, where no preposition parts it from the name: "President Marlow Marking Four Years". */
const ABOUT =
  /^(?:Congratulating|Marking|Regarding|Announcing|Honou?ring|Commemorating|Celebrating|Recogni[sz]ing|Welcoming|Concerning|Following|Condemning|Responding|Commending|Calling|Urging|Introducing|Ahead|After)$/

/** Words that may stand before a title: "NSC Spokesperson", "White House Press Secretary". */
const BEFORE = 4

/** Office and name at the head of the author part of a title: "Press Secretary to the Vice President Kirsten Allen on …". */
function signatureOf(s: Sheet, author: string): { name: string; title: Title; of: string | null } | null {
  const words = author.split(' ')
  const titleAt = (from: number): { title: Title; end: number } | null => {
    for (let end = Math.min(words.length, from + 6); end > from; end--) {
      const said = plain(words.slice(from, end).join(' ')).toLowerCase()
      const title = s.atlas.titles.get(said)
      if (title) return { title, end }
    }
    return null
  }
  let first = 0
  let found = titleAt(0)
  while (found === null && first < BEFORE && /^\p{Lu}/u.test(words[first] ?? '')) found = titleAt(++first)
  if (found === null) return null
  const { title } = found
  let at = found.end
  // "to the Vice President", "of the Republic of Kenya", "and Minister of Trade": more of the office
  for (let n = 0; n < 3; n++) {
    const linked = /^(?:to|of|for|and)$/.test(words[at] ?? '') ? at + 1 : at
    const next = words[linked]?.toLowerCase() === 'the' ? linked + 1 : linked
    const further = titleAt(next)
    const [owner] = scan(s.atlas.names, plain(words.slice(next).join(' ')))
    if (further) at = further.end
    else if (linked > at && owner?.start === 0)
      at = next + words.slice(next).join(' ').slice(0, owner.end).split(' ').length
    else break
  }
  const name: string[] = []
  for (; at < words.length && name.length < 5; at++) {
    const word = words[at]!.replace(/[,;:]$/, '')
    if (ABOUT.test(word)) break
    if (!/^\p{Lu}[\p{L}.'’-]*$/u.test(word) && !(name.length > 0 && PARTICLE.test(word))) break
    name.push(word)
    if (word !== words[at]) break
  }
  while (name.length > 0 && PARTICLE.test(name.at(-1)!)) name.pop()
  const office = words.slice(0, at).join(' ')
  const owners = scan(s.atlas.names, plain(office)).map((x) => ownerOf(x.sense))
  return { name: name.join(' '), title, of: owners.find((o) => o !== null) ?? title.of }
}
