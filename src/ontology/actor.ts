import type { Evidence } from './evidence.ts'

/** An office as the text names it, at the time: "premier" of CHN. */
export interface Office {
  /** The title in lower case as an index would list it: "president", "foreign minister", "chairman of the Standing Committee". */
  readonly title: string
  /** ISO 3166-1 alpha-3 of the state, or `org:…` of the organisation, or null where the text does not say. */
  readonly of: string | null
  readonly evidence: Evidence
}

/** Someone or something that acts: a person in an office, a state, an organisation, a group. */
export interface Actor {
  /** `person:lee-jae-myung`, `state:KOR`, `org:un`, `group:…`; for a person known only by office `person:CHN.premier`. */
  readonly id: string
  readonly type: 'person' | 'state' | 'organisation' | 'group'
  /** The fullest name the report gives, "Lee Jae Myung"; the office in words where no name is given. */
  readonly name: string
  /** ISO 3166-1 alpha-3 of the state acted for; of an organisation the state whose organ it is ("the Russian Air Force"), null for all others. */
  readonly state: string | null
  readonly office: Office | null
  /** The words of this mention: "the visiting foreign minister". */
  readonly as: string
}

/** ISO code of the state or id of the organisation an actor stands for; null where neither is known. */
export const bodyOf = (actor: Actor): string | null =>
  actor.state ?? (actor.type === 'organisation' ? actor.id : (actor.office?.of ?? null))

/** The id of an organisation in words, where no name is at hand: `org:nato` is "NATO", `org:european-commission` "European Commission". */
export const organisationWords = (id: string): string => {
  const slug = id.replace(/^org:/, '')
  if (slug.length < 6 && !slug.includes('-')) return slug.toUpperCase()
  return slug
    .split('-')
    .map((word, n) =>
      /^(of|the|and|for|on|in)$/.test(word)
        ? word
        : n === 0 && ABBREVIATED.test(word)
          ? word.toUpperCase()
          : word.slice(0, 1).toUpperCase() + word.slice(1),
    )
    .join(' ')
}

/** Organisations that stand abbreviated in the ids of their organs: `org:au-commission`. */
const ABBREVIATED = /^(?:un|eu|au|asean|nato|opec|osce|oas|who|wto|imf|p5)$/
