import type { PlaceMention } from '../ontology/mention.ts'
import type { Note } from '../ontology/note.ts'
import { dependents } from '../ontology/tree.ts'
import { type Cast, leaderFor } from './cast.ts'
import { officeOf, type Pointed, slug, stateOf, type Thing } from './discourse.ts'
import { groupAt, personsInFocus, statesInFocus } from './groups.ts'
import { claimOf, type NameRun, type Person } from './persons.ts'
import { seenPlace } from './places.ts'
import { plural } from './plural.ts'
import { antecedent, genderOf } from './pronouns.ts'
import { type Focus, prominence } from './salience.ts'
import { headWord, phrase, type Seen, type Sheet, spanOf } from './sheet.ts'
import { speakers } from './speakers.ts'
import { settle, useOf } from './states.ts'
import type { TitlePhrase } from './titles.ts'

const BODY =
  /^(?:side|government|administration|authority|regime|ministry|leadership|delegation|embassy|cabinet|military|army|parliament|office|department)$/

/** Reads a report from its beginning and says for each mention who is meant, and for each state's name whether it is a place. */
export function pointAll(
  s: Sheet,
  cast: Cast,
): { pointed: Pointed[]; places: PlaceMention[]; notes: Note[] } {
  const focus: Focus = { past: [] }
  const places: PlaceMention[] = []
  const notes: Note[] = []
  const states = settle(s)
  const sources = speakers(s)
  const persons: Person[] = [...cast.persons]
  inferStates(s, cast)
  const home = homeOf(s)
  const titleAt = new Map<number, TitlePhrase>()
  for (const t of cast.titles)
    if (!cast.bearerOf.has(t) || cast.before.get(cast.bearerOf.get(t)!) !== t) titleAt.set(t.first, t)
  const nested: boolean[] = new Array(s.words.length).fill(false)
  for (const run of cast.runs) {
    const before = cast.before.get(run)
    const own = before && cast.bearerOf.get(before) === run
    for (let i = own ? before.first : run.first; i <= run.last; i++) nested[i] = true
  }
  const speakerOf = (quote: number): Person | null => {
    const source = sources[quote] ?? null
    if (source === null) return null
    const run = cast.runAt[source]
    if (run) return cast.personOf.get(run) ?? null
    const title = cast.titles.find((t) => t.head === source)
    const bearer = title && cast.bearerOf.get(title)
    if (bearer) return cast.personOf.get(bearer) ?? null
    const at = focus.past.find((p) => p.head === source || (p.first <= source && source <= p.last))
    const thing = at?.things[0]
    return at?.things.length === 1 && thing?.kind === 'person' ? thing.person : null
  }
  const put = (
    first: number,
    last: number,
    form: Pointed['form'],
    things: readonly Thing[],
    head = headWord(s, first, last),
  ): void => {
    if (things.length > 0) focus.past.push({ ...spanOf(s, first, last), first, last, head, form, things })
  }
  const runFrom = new Map<number, NameRun>()
  for (const run of cast.runs) {
    const before = cast.before.get(run)
    const own = before !== undefined && cast.bearerOf.get(before) === run && !before.plural
    runFrom.set(own ? before.first : run.first, run)
  }
  const used = new Set<Seen>()
  for (let i = 0; i < s.words.length; i++) {
    const run = runFrom.get(i)
    if (run) {
      const person = cast.personOf.get(run)
      const before = cast.before.get(run)
      const own = before !== undefined && cast.bearerOf.get(before) === run && !before.plural
      if (person) {
        if (own && before.counterpart) settleCounterpart(s, before, person, focus, persons)
        put(own ? before.first : run.first, run.last, 'name', [{ kind: 'person', person }])
      }
      if (own && before.possessor !== null && genderOf(s.lower[before.possessor]!)) pronoun(before.possessor)
      i = run.last
      continue
    }
    const title = titleAt.get(i)
    if (title && !nested[title.head]) {
      const done = standalone(title)
      if (title.possessor !== null && genderOf(s.lower[title.possessor] ?? '')) pronoun(title.possessor)
      if (done) {
        for (let k = title.first; k <= title.last; k++) {
          const seen = s.seenAt[k]
          if (seen) used.add(seen)
        }
        if (!title.plural) {
          i = Math.max(i, title.last)
          continue
        }
      }
    }
    const group = groupAt(s, i)
    if (group) {
      const things = groupThings(group.kind, group.count, i)
      if (things) put(group.first, group.last, 'group', things, group.head)
      if (things || group.kind !== 'any') {
        i = group.last
        continue
      }
    }
    const seen = s.seenAt[i]
    if (seen && seen.first === i && !used.has(seen)) {
      if (!nested[i] || seen.sense.kind === 'organisation') name(seen)
      i = seen.last
      continue
    }
    const org = organisationAt(i)
    if (org) {
      i = org
      continue
    }
    pronoun(i)
  }
  firstPerson()
  focus.past.sort((a, b) => a.start - b.start || b.end - a.end)
  return { pointed: focus.past, places, notes }

  function name(seen: Seen): void {
    const head = headWord(s, seen.first, seen.last)
    if (seen.sense.kind === 'organisation') {
      const { id, name } = seen.sense.organisation
      put(seen.first, seen.last, 'name', [{ kind: 'organisation', id, name }], head)
      return
    }
    if (
      seen.sense.kind === 'adjective' &&
      /^(?:Sino|Anglo|Franco|Russo|Indo|Luso|Hispano)$/.test(s.forms[seen.first]!) &&
      s.forms[seen.last + 1] !== '-'
    )
      return
    const within = s.nameAt[seen.first]
    if (within && within.type === 'person' && cast.runAt[seen.first]) return
    const state = states(seen)
    const use = state === null && seen.sense.kind !== 'region' ? 'place' : useOf(s, seen, head)
    if (use === 'place' || use === 'both') {
      const place = seenPlace(s, seen, state)
      if (place) places.push({ ...spanOf(s, seen.first, seen.last), head, place })
    }
    if ((use === 'state' || use === 'both') && state !== null) {
      const thing: Thing = { kind: 'state', state }
      put(seen.first, seen.last, 'state', [thing], head)
      const body = bodyOf(seen, head)
      if (body !== null) {
        const det = s.words[seen.first - 1]?.upos === 'DET' ? seen.first - 1 : seen.first
        put(det, body, 'state', [thing], body)
      }
    }
  }

  /** "the Chinese side", "China's Foreign Ministry": the noun for a government that a state's name modifies. */
  function bodyOf(seen: Seen, head: number): number | null {
    const noun = s.words[head]!.head
    if (noun <= seen.last || noun - seen.last > 5 || !BODY.test(s.words[noun]!.lemma.toLowerCase()))
      return null
    if (!/^(?:amod|compound|nmod:poss|nmod:unmarked|nmod:desc)/.test(s.words[head]!.deprel)) return null
    for (let k = seen.last + 1; k < noun; k++) if (cast.runAt[k]) return null
    return noun
  }

  function organisationAt(i: number): number | null {
    const named = s.nameAt[i]
    if (named?.type !== 'organisation' || s.words[i]!.start < named.start) return null
    if (i > 0 && s.nameAt[i - 1] === named) return null
    let last = i
    while (s.nameAt[last + 1] === named) last++
    while (last > i && /^(?:PART|PUNCT)$/.test(s.words[last]!.upos) && s.forms[last] !== '.') last--
    for (let k = i; k <= last; k++)
      if (s.seenAt[k] && s.seenAt[k]!.first === i && s.seenAt[k]!.last === last) return null
    if (titleAt.has(i)) return null
    const first = s.words[i]!.upos === 'DET' && last > i ? i + 1 : i
    const text = phrase(s, first, last)
    const id = `org:${slug(text)}`
    if (id === 'org:') return null
    const inner = [...Array(last - first + 1).keys()]
      .map((k) => s.seenAt[first + k])
      .find((x) => x !== undefined && x.sense.kind !== 'region' && x.sense.kind !== 'organisation')
    const head = headWord(s, first, last)
    const state = inner ? states(inner) : null
    if (
      inner &&
      state &&
      /^(?:ministry|government|department|office|parliament|administration|army|embassy|military|cabinet)$/i.test(
        s.words[head]!.lemma,
      )
    ) {
      put(inner.first, inner.last, 'state', [{ kind: 'state', state }])
      put(first, last, 'state', [{ kind: 'state', state }], head)
      return last
    }
    put(first, last, 'name', [{ kind: 'organisation', id, name: text }], head)
    return last
  }

  /** A title without a name beside it: who holds it. Returns whether the words are settled. */
  function standalone(title: TitlePhrase): boolean {
    const word = s.words[title.head]!
    const bearer = cast.bearerOf.get(title)
    if (bearer) {
      const person = cast.personOf.get(bearer)
      if (person && title.counterpart) settleCounterpart(s, title, person, focus, persons)
      if (!person || dependents(s.reading, title.head, 'cop').length > 0 || s.lower[title.first - 1] === 'as')
        return true
      put(title.first, title.last, 'title', [{ kind: 'person', person }], title.head)
      return true
    }
    const modifies = /^(?:compound|amod|nmod:desc|flat)/.test(word.deprel) && word.head > title.last
    if (modifies && /^(?:NOUN|PROPN)$/.test(s.words[word.head]!.upos) && word.head - title.last <= 3)
      return false
    if (dependents(s.reading, title.head, 'cop').length > 0 || s.lower[title.first - 1] === 'as') return false
    if (title.plural) {
      const things = severalHolders(title)
      if (things) put(title.first, title.last, 'group', things, title.head)
      return things !== null
    }
    const person = holderOf(title)
    if (!person) return false
    put(title.first, title.last, 'title', [{ kind: 'person', person }], title.head)
    return true
  }

  function holderOf(title: TitlePhrase): Person | null {
    if (title.counterpart) return counterpartOf(s, title, focus, persons)
    if (title.determiner === 'a') {
      if (title.of === null) return null
      return nameless(s, title, title.of, persons)
    }
    const coordinated = (word: number): boolean =>
      dependents(s.reading, word, 'conj').length > 0 || s.words[word]!.deprel === 'conj'
    if (title.determiner === null && title.of === null && !coordinated(title.head)) return null
    if (title.title.rank === 'official' && title.of === null) return null
    const fits = (p: Person): boolean => p.claims.some((c) => holds(p, c.phrase, title))
    const past = new Map<Person, number>()
    for (let i = focus.past.length - 1; i >= 0; i--)
      for (const t of focus.past[i]!.things)
        if (t.kind === 'person' && !past.has(t.person)) past.set(t.person, s.sentenceOf[focus.past[i]!.head]!)
    let found = [...past.keys()].filter(fits)
    if (found.length === 0)
      found = persons.filter((p) => fits(p) && (title.of !== null || title.title.unique))
    const exact = found.filter((p) => p.claims.some((c) => c.phrase.name === title.name))
    if (found.length > 1 && exact.length > 0) found = exact
    const current = found.filter((p) => p.claims.some((c) => !c.phrase.former && holds(p, c.phrase, title)))
    if (found.length > 1 && current.length > 0 && !title.former) found = current
    if (found.length > 1) {
      const here = s.sentenceOf[title.head]!
      const near = found.filter((p) => here - (past.get(p) ?? -99) <= 1)
      if (near.length === 1) found = near
    }
    if (found.length > 1 && home !== null && (title.of === null || title.of === home.state)) {
      const own = found.filter((p) => stateOf(p) === home.state)
      if (own.length === 1 && home.kind === 'government') found = own
    }
    if (found.length > 1) {
      const ranked = found
        .map((p) => ({ p, weight: attention(p, title.head) }))
        .sort((a, b) => b.weight - a.weight)
      if (ranked[0]!.weight > 2 * ranked[1]!.weight) found = [ranked[0]!.p]
    }
    if (found.length === 1) return found[0]!
    if (found.length > 1) {
      notes.push({
        rule: 'actor-ambiguous',
        level: 'info',
        message: `expected one holder for "${phrase(s, title.first, title.last)}", got ${found.map((p) => p.name).join(', ')}; left out`,
        path: null,
        report: s.report.id,
        span: spanOf(s, title.first, title.last),
      })
      return null
    }
    if (title.of !== null) return nameless(s, title, title.of, persons)
    const own =
      home !== null && title.determiner === 'the' && title.title.unique && title.title.rank !== 'legislature'
    return own ? nameless(s, title, home.state, persons) : null
  }

  /** How much of the attention so far a person has: each mention by its role, fading with distance. */
  function attention(person: Person, word: number): number {
    let sum = 0
    for (const at of focus.past)
      if (at.things.some((t) => t.kind === 'person' && t.person === person))
        sum +=
          (prominence(s, at.head) * 0.8 ** (s.sentenceOf[word]! - s.sentenceOf[at.head]!)) / at.things.length
    return sum
  }

  /** Whether a person's office, as one phrase names it, is the office of another phrase. */
  function holds(person: Person, claim: TitlePhrase, title: TitlePhrase): boolean {
    const state = stateOf(person)
    const of = claim.of ?? state
    if (title.of !== null && of !== title.of && state !== title.of) return false
    if (title.title.gender && person.gender && title.title.gender !== person.gender) return false
    if (title.tail !== null && claim.tail !== title.tail) return false
    if (claim.title.title === title.title.title) return true
    if (title.title.title === 'leader' || title.title.title === 'head of state')
      return claim.title.rank === 'head' || claim.title.rank === 'royal'
    if (title.title.title === 'top diplomat' || title.title.title === 'diplomat')
      return claim.title.rank === 'foreign'
    if (title.title.title === 'minister')
      return / minister$|minister of|secretary of state/.test(claim.title.title)
    if (title.title.title === 'secretary') return /secretary/.test(claim.title.title)
    if (title.title.title === 'envoy') return claim.title.rank === 'envoy'
    if (title.title.title === 'chief' || title.title.title === 'head')
      return title.of?.startsWith('org:') === true && claim.title.rank === 'head'
    return false
  }

  /** "the two presidents", "leaders of Korea and China", "the foreign ministers": several holders of one office. */
  function severalHolders(title: TitlePhrase): Thing[] | null {
    const before = `${s.lower.slice(title.first, title.head).join(' ')} ${s.lower[title.first - 1] ?? ''}`
    const two = /\b(?:two|both)\b/.test(before)
    const keep = (t: Thing): boolean =>
      t.kind === 'person' && t.person.claims.some((c) => holds(t.person, c.phrase, { ...title, of: null }))
    if (!two && title.determiner !== 'the' && title.determiner !== 'possessive') return null
    if (title.title.rank === 'official' || title.title.rank === 'legislature') return null
    if (title.of !== null) return null
    if (/ of (?:the two|both) /.test(` ${s.lower.slice(title.head, title.last + 1).join(' ')} `)) return null
    if (
      !two &&
      title.title.rank !== 'head' &&
      title.title.rank !== 'foreign' &&
      title.title.rank !== 'minister'
    )
      return null
    return (
      personsInFocus(s, focus, title.head, keep, two ? 8 : 3) ??
      (title.title.title === 'leader'
        ? personsInFocus(
            s,
            focus,
            title.head,
            (t) =>
              t.kind === 'person' &&
              officeOf(t.person)?.phrase.title.level !== undefined &&
              /^(?:head|royal|deputy)$/.test(officeOf(t.person)!.phrase.title.rank),
            3,
          )
        : null)
    )
  }

  function groupThings(kind: 'states' | 'persons' | 'any', count: number, at: number): Thing[] | null {
    if (s.lower.slice(at, at + 4).includes('koreas'))
      return [
        { kind: 'state', state: 'KOR' },
        { kind: 'state', state: 'PRK' },
      ]
    if (kind === 'states') return statesInFocus(s, focus, at, count, ownState(at))
    if (count !== 2) return null
    const pair = personsInFocus(s, focus, at, () => true, 2)
    return pair ?? (kind === 'any' ? statesInFocus(s, focus, at, count) : null)
  }

  /** The state of the speaker, for "our two countries". */
  function ownState(at: number): string | null {
    const quote = s.quoteAt[at]!
    const speaker = s.lower[at] === 'our' && quote >= 0 ? speakerOf(quote) : null
    return speaker ? stateOf(speaker) : null
  }

  function pronoun(i: number): void {
    const form = s.lower[i]!
    if (genderOf(form)) {
      if (focus.past.some((p) => p.first === i && p.last === i)) return
      const person = antecedent(s, i, focus, speakerOf)
      if (!person) return
      person.gender ??= genderOf(form)
      put(i, i, 'pronoun', [{ kind: 'person', person }], i)
    } else if (/^(?:they|them|their|theirs|themselves)$/.test(form)) {
      const things = plural(s, focus, i)
      if (things) put(i, i, 'pronoun', things, i)
    }
  }

  /** "I", "we", "our" within quotations: the speaker, where the attribution gives one. */
  function firstPerson(): void {
    for (let i = 0; i < s.words.length; i++) {
      const quote = s.quoteAt[i]!
      if (quote < 0 || !/^(?:i|me|my|mine|myself|we|us|our|ours|ourselves)$/.test(s.lower[i]!)) continue
      if (s.lower[i] === 'us' && s.forms[i] === 'US') continue
      const person = speakerOf(quote)
      if (!person) continue
      if (focus.past.some((p) => p.first <= i && i <= p.last)) continue
      const state = stateOf(person)
      if (
        s.lower[i] === 'our' &&
        /^(?:country|nation|government|side|people|economy)$/.test(s.lower[i + 1] ?? '') &&
        state
      )
        put(i, i + 1, 'state', [{ kind: 'state', state }], i + 1)
      else put(i, i, 'pronoun', [{ kind: 'person', person }], i)
    }
  }
}

/** A person the text knows by office only. */
function nameless(s: Sheet, title: TitlePhrase, of: string, persons: Person[]): Person {
  const known = persons.find(
    (p) => p.nameless && p.claims[0]!.of === of && p.claims[0]!.phrase.name === title.name,
  )
  if (known) return known
  const first =
    title.determiner === 'the' || title.determiner === 'a' || title.determiner === 'this'
      ? title.first + 1
      : title.first
  const person: Person = {
    serial: persons.length + 100000,
    name: phrase(s, Math.min(first, title.last), title.last),
    parts: [],
    gender: title.title.gender,
    state: of.startsWith('org:') ? null : of,
    claims: [claimOf(s, title, of)],
    runs: [],
    nameless: true,
  }
  persons.push(person)
  return person
}

/** The office of whoever possesses "counterpart", in the state the phrase names. */
function counterpartTitle(s: Sheet, title: TitlePhrase, focus: Focus): TitlePhrase | null {
  for (let i = focus.past.length - 1; i >= 0; i--) {
    const at = focus.past[i]!
    if (
      s.sentenceOf[at.head] !== s.sentenceOf[title.head] &&
      s.sentenceOf[at.head] !== s.sentenceOf[title.head]! - 1
    )
      break
    const thing = at.things[0]
    if (at.things.length !== 1 || thing?.kind !== 'person') continue
    const office = officeOf(thing.person)
    if (office && (title.of === null || stateOf(thing.person) !== title.of))
      return { ...office.phrase, of: title.of, name: office.phrase.title.title }
  }
  return null
}

function settleCounterpart(
  s: Sheet,
  title: TitlePhrase,
  person: Person,
  focus: Focus,
  _persons: Person[],
): void {
  const model = counterpartTitle(s, title, focus)
  if (model && !person.claims.some((c) => !c.phrase.counterpart && c.of !== null))
    person.claims.push({
      ...claimOf(s, title, title.of),
      phrase: { ...model, counterpart: false, former: false },
    })
  if (title.of && !title.of.startsWith('org:')) person.state ??= title.of
}

function counterpartOf(s: Sheet, title: TitlePhrase, focus: Focus, persons: Person[]): Person | null {
  if (title.of === null) return null
  const model = counterpartTitle(s, title, focus)
  if (!model) return null
  const held = persons.filter(
    (p) => stateOf(p) === title.of && p.claims.some((c) => c.phrase.title.title === model.title.title),
  )
  if (held.length === 1) return held[0]!
  if (held.length > 1) return null
  return nameless(s, { ...title, title: model.title, name: model.name }, title.of, persons)
}

/** States of persons that no words beside their names give: a leader the atlas knows on that day, the spouse of whom a first lady stands with, one seat of government only. */
function inferStates(s: Sheet, cast: Cast): void {
  const home = homeOf(s)
  const seats = new Set(s.seen.flatMap((x) => (x.sense.kind === 'seat' ? [x.sense.state] : [])))
  for (const person of cast.persons) {
    if (stateOf(person) !== null) continue
    const office = officeOf(person)
    if (office?.of?.startsWith('org:')) continue
    const leader = leaderFor(s, person)
    if (
      leader &&
      office &&
      (office.phrase.title.title === leader.title || office.phrase.title.title === 'leader')
    )
      person.state = leader.state
    else if (
      office &&
      /^(?:presidential|foreign ministry|press)/.test(office.phrase.name) &&
      seats.size === 1
    )
      person.state = [...seats][0]!
    else if (home && office && office.phrase.title.level === 'state' && home.kind === 'government')
      person.state = home.state
    else if (
      home &&
      office &&
      /^(?:president|vice president|speaker)$/.test(office.phrase.title.title) &&
      home.kind === 'government'
    )
      person.state = home.state
    else if (
      home &&
      office?.phrase.title.unique &&
      office.phrase.title.rank !== 'legislature' &&
      !office.phrase.former &&
      alone(cast, person)
    )
      person.state = home.state
    else if (office?.phrase.title.rank === 'spouse')
      for (const run of person.runs) {
        const other = cast.runs.find(
          (r) => r !== run && s.sentenceOf[r.first] === s.sentenceOf[run.first] && r.last < run.first,
        )
        const spouse = other && cast.personOf.get(other)
        if (spouse) person.state ??= stateOf(spouse)
      }
  }
}

/** The state whose press or government published the report. */
const homeOf = (s: Sheet): { state: string; kind: 'government' | 'press' } | null =>
  s.report.publisher === null ? null : (s.atlas.press.get(s.report.publisher) ?? null)

/** Whether no other person of the report holds the same title. */
const alone = (cast: Cast, person: Person): boolean => {
  const title = officeOf(person)?.phrase.title.title
  return cast.persons.every(
    (p) => p === person || officeOf(p)?.phrase.title.title !== title || stateOf(p) !== null,
  )
}
