import type { Cast } from './cast.ts'
import { officeOf, stateOf } from './discourse.ts'
import type { Home } from './home.ts'
import { heads, isCalled, leaderFor } from './leader.ts'
import type { Person } from './persons.ts'
import { secretariatOf } from './secretariat.ts'
import type { Sheet } from './sheet.ts'
import type { TitlePhrase } from './titles.ts'

/**
 * States of persons that no words beside their names give, from the surest: a leader whom the atlas knows by name and title at the time,
 * a surname that means one person of one state,
 * the title that one state gives its chief diplomat ("Secretary of State"), the only seat of government in the text ("the Blue House" for a presidential spokesperson), the spouse of whom a first lady stands beside,
 * and last the state of a publisher that speaks for one.
 */
export function inferStates(s: Sheet, cast: Cast, home: Home | null): void {
  const seats = new Set(s.seen.flatMap((x) => (x.sense.kind === 'seat' ? [x.sense.state] : [])))
  for (const person of cast.persons) {
    person.claims.forEach((c, n) => {
      if (c.of !== null || c.phrase.title.title !== 'secretary-general' || c.phrase.tail !== null) return
      const of = secretariatOf(s)
      person.claims[n] = { ...c, of, phrase: { ...c.phrase, of } }
    })
    if (stateOf(person) !== null) continue
    const possessed = person.runs
      .map((r) => (/^['’]s$/.test(s.forms[r.first - 1] ?? '') ? s.seenAt[r.first - 2] : undefined))
      .find((x) => x?.sense.kind === 'name')
    if (possessed && 'state' in possessed.sense) {
      person.state = possessed.sense.state
      continue
    }
    const title = officeOf(person)?.phrase
    if (officeOf(person)?.of?.startsWith('org:')) continue
    if (title && american(s, title)) {
      person.state = 'USA'
      continue
    }
    if (title?.title.of != null && !title.title.of.startsWith('org:') && !title.former) {
      person.state = title.title.of
      continue
    }
    const headed = title && title.title.level === 'state' && !title.tail ? headedState(s, person) : null
    if (headed !== null) {
      person.state = headed
      continue
    }
    const leader = leaderFor(s, person)
    const fits =
      person.parts.length > 1 ||
      (title && leader && isCalled(title.title.title, leader.title)) ||
      title?.title.title === 'leader'
    const byname = title ? null : byName(s, person)
    if (leader && fits) person.state = leader.state
    else if (byname !== null) person.state = byname
    else if (!title || title.tail) continue
    else if (chiefDiplomat(s, title) || cabinetSecretary(s, title)) person.state = 'USA'
    else if (/^(?:presidential|foreign ministry|press)/.test(title.name) && seats.size === 1)
      person.state = [...seats][0]!
    else if (/^presidential/.test(title.name)) person.state = presidentState(cast)
    else if (title.title.rank === 'spokesperson' && ministryState(s) !== null) person.state = ministryState(s)
    else if (title.title.rank === 'spouse') person.state = spouseState(s, cast, person)
    else if (home && belongs(s, home, cast, person) && !withForeignEnvoy(s, cast, person, home.state))
      person.state = home.state
  }
}

/** "Japan: Prime Minister Mori meets …": the state that heads the sentence, for the first person named after it. */
function headedState(s: Sheet, person: Person): string | null {
  for (const { first } of person.runs) {
    const sentence = s.sentenceOf[first]
    const head = s.seen.find(
      (x) => s.sentenceOf[x.first] === sentence && s.sentenceOf[x.first - 1] !== sentence,
    )
    if (head?.sense.kind !== 'name' || !('state' in head.sense) || s.forms[head.last + 1] !== ':') continue
    const between = s.words.slice(head.last + 2, first)
    if (between.length <= 6 && between.every((w) => /^(?:NOUN|PROPN|ADJ)$/.test(w.upos)))
      return head.sense.state
  }
  return null
}

/** "Putin" alone: the state of whom a surname means by itself in the year of the report, where the report gives no more of the name. */
function byName(s: Sheet, person: Person): string | null {
  const known = person.parts.length === 1 ? s.atlas.surnames.get(person.name.toLowerCase()) : undefined
  const year = s.report.published ? Number(s.report.published.slice(0, 4)) : null
  if (known === undefined || year === null || year < known.from) return null
  return known.to === null || year <= known.to ? known.state : null
}

/** "Presidential spokesperson Oh": of the only state whose president the report names. */
function presidentState(cast: Cast): string | null {
  const states = new Set(
    cast.persons.flatMap((p) => {
      const office = officeOf(p)?.phrase
      return office?.title.title === 'president' && !office.former ? (stateOf(p) ?? []) : []
    }),
  )
  return states.size === 1 ? [...states][0]! : null
}

/** The one state whose ministry a report names: that of "the ministry's spokesperson". */
function ministryState(s: Sheet): string | null {
  const states = new Set(
    s.seen.flatMap((x) => {
      if (!('state' in x.sense)) return []
      const after = s.lower.slice(x.last + 1, x.last + 5)
      const noun = after.indexOf('ministry')
      return noun >= 0 && !after.slice(0, noun).some((w) => /^(?:,|and|of|with|to)$/.test(w))
        ? [x.sense.state]
        : []
    }),
  )
  return states.size === 1 ? [...states][0]! : null
}

/** "Sen.", "Rep.", "congresswoman": titles that reports give to members of one congress only. */
const american = (s: Sheet, title: TitlePhrase): boolean =>
  /^congress(?:wo)?man$/.test(title.title.title) || /^(?:sen|rep)\.$/.test(s.lower[title.head]!)

/** States other than the United States that give the title of secretary of state. */
const SECRETARIES = new Set(['VAT', 'SMR', 'GBR', 'FRA', 'PRT', 'CHE', 'MCO'])

/** "Secretary of State" alone: the chief diplomat of the United States, unless only a state that gives the title otherwise is named. */
function chiefDiplomat(s: Sheet, title: TitlePhrase): boolean {
  if (title.title.title !== 'secretary of state' || title.of !== null) return false
  if (/^(?:cardinal|archbishop|monsignor)$/.test(s.lower[title.first - 1] ?? '')) return false
  if (/\b(?:cardinal|archbishop|permanent|parliamentary)\b/i.test(title.name)) return false
  const states = new Set(s.seen.flatMap((x) => ('state' in x.sense ? [x.sense.state] : [])))
  return !states.has('VAT') && (states.has('USA') || ![...states].some((x) => SECRETARIES.has(x)))
}

/** "Defense Secretary", "Treasury Secretary", "Joint Chiefs": offices of the United States as it spells them, where the report names it and neither the Philippines nor South Korea. */
function cabinetSecretary(s: Sheet, title: TitlePhrase): boolean {
  if (title.of !== null || title.tail !== null) return false
  const words = s.report.text.slice(title.start, title.end)
  if (
    !/\b(?:(?:Defense|Treasury|Homeland Security|Commerce|Energy|Labor|Interior|Transportation) Secretary|Secretary of (?:Defense|the Treasury|Homeland Security|Commerce|Energy|Labor)|Joint Chiefs)\b/.test(
      words,
    )
  )
    return false
  const states = new Set(s.seen.flatMap((x) => ('state' in x.sense ? [x.sense.state] : [])))
  const own = states.has('USA') || /\bSecretary of State\b/.test(s.report.text)
  return own && !states.has('PHL') && !states.has('KOR')
}

/** Whether a person with an office but no state is one of the publisher's own state. */
function belongs(s: Sheet, home: Home, cast: Cast, person: Person): boolean {
  const { title, former } = officeOf(person)!.phrase
  if (/^(?:head|royal)$/.test(title.rank) && !heads(s, home.state, title.title)) return false
  if (besideForeign(s, home, cast, person)) return false
  if (home.kind === 'government')
    return (
      !taken(home, cast, person) &&
      (title.level === 'state' ||
        /^(?:president|vice president|speaker|secretary|deputy secretary|director|administrator|adviser|coordinator|governor|mayor)$/.test(
          title.title,
        ))
    )
  return title.unique && title.rank !== 'legislature' && !former && alone(cast, person)
}

/** "President Ortiz of Peru and Vice President Ana Ruiz": not the home state's, right after another state's head. */
const besideForeign = (s: Sheet, home: Home, cast: Cast, person: Person): boolean =>
  officeOf(person)!.phrase.title.rank === 'deputy' &&
  person.runs.some((run) => {
    const first = cast.before.get(run)?.first ?? run.first
    const other = s.lower[first - 1] === 'and' ? cast.runAt[first - 2] : undefined
    const state = other && cast.personOf.get(other) ? stateOf(cast.personOf.get(other)!) : null
    return state !== null && state !== home.state
  })

/** "summoned the Ambassador of Examplia over words of Prime Minister Bell": not the home state's, where he does nothing in a sentence of another's envoy. */
const withForeignEnvoy = (s: Sheet, cast: Cast, person: Person, home: string): boolean =>
  person.runs.every((run) => !s.words[run.first]!.deprel.startsWith('nsubj')) &&
  person.runs.some((run) =>
    cast.titles.some(
      (t) =>
        t.title.rank === 'envoy' &&
        t.of !== null &&
        t.of !== home &&
        s.sentenceOf[t.head] === s.sentenceOf[run.first],
    ),
  )

/** Whether another person of the report holds the same office of the publisher's state, of which there is one at a time. */
function taken(home: Home, cast: Cast, person: Person): boolean {
  const { title, former } = officeOf(person)!.phrase
  return (
    title.unique &&
    !former &&
    cast.persons.some((p) => {
      const office = p === person || stateOf(p) !== home.state ? null : officeOf(p)?.phrase
      return office != null && !office.former && office.title.title === title.title
    })
  )
}

function spouseState(s: Sheet, cast: Cast, person: Person): string | null {
  for (const run of person.runs) {
    const beside = cast.runs.find(
      (r) => r !== run && s.sentenceOf[r.first] === s.sentenceOf[run.first] && r.last < run.first,
    )
    const spouse = beside && cast.personOf.get(beside)
    if (spouse && stateOf(spouse) !== null) return stateOf(spouse)
  }
  return null
}

/** Whether no other person of the report without a state holds the same title. */
const alone = (cast: Cast, person: Person): boolean => {
  const title = officeOf(person)?.phrase.title.title
  return cast.persons.every(
    (p) => p === person || officeOf(p)?.phrase.title.title !== title || stateOf(p) !== null,
  )
}
