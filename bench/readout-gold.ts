/** What the title of a readout tells: who talked with whom. */
export interface Header {
  readonly official: string
  readonly counterpart: string
  readonly office: string
  /** ISO alpha-3. */
  readonly country: string
  readonly type: 'call' | 'meeting'
}

const OFFICIALS = /\b(Biden|Harris|Sullivan|Finer|Blinken|Sherwood-Randall|Neuberger|McGurk|Kerry|Emhoff)\b/
const OFFICES = [
  'Deputy Prime Minister',
  'Prime Minister',
  'Vice President',
  'President-elect',
  'President',
  'Chancellor',
  'Taoiseach',
  'King',
  'Queen',
  'Crown Prince',
  'Amir',
  'Emir',
  'Sultan',
  'Pope',
  'First Minister',
  'Premier',
  'National Security Advisor',
  'National Security Adviser',
  'Foreign Minister',
  'Foreign Secretary',
  'Minister of Foreign Affairs',
  'Minister of Defense',
  'Defense Minister',
  'Secretary of State',
  'Ambassador',
  'Cabinet Secretary',
]
const MANY = /,.*\band\b|\bleaders\b|\bcounterparts\b|\bofficials\b|\bmembers\b|\bministers\b|\bpresidents\b/i

/** The header of a title that names one official and one counterpart with office and state; null for any other title. */
export function headerOf(title: string, states: ReadonlyMap<string, string>): Header | null {
  const plain = title.replace(/[\s\u00a0_]+/g, ' ').trim()
  const parts =
    /^(.*?)(?:’s|'s|s’)? (?:(?:Secure |Virtual |Bilateral |Trilateral |Introductory |Phone |Video )*)(Call|Meeting|Conversation)s? (?:and .*? )?with (.*)$/i.exec(
      plain,
    )
  if (!parts) return null
  const [, before = '', what = '', after = ''] = parts
  const official = OFFICIALS.exec(before.replace(/^.*\bon\b/, ''))?.[1] ?? OFFICIALS.exec(before)?.[1]
  if (!official || MANY.test(after) || /\band\b(?!.*\bof\b)/.test(before.replace(/^.*\bon\b/, '')))
    return null
  if (/\bVirtual|Video\b/.test(plain) || /\b(upcoming|announcing)\b/i.test(plain)) return null
  const found = counterpartOf(
    after.replace(/ (on|at|in|about|ahead of|before|during|from|regarding) .*$/, ''),
    states,
  )
  return found && { official, type: what.toLowerCase() === 'meeting' ? 'meeting' : 'call', ...found }
}

function counterpartOf(
  words: string,
  states: ReadonlyMap<string, string>,
): Pick<Header, 'counterpart' | 'office' | 'country'> | null {
  const office = OFFICES.find((o) => words.includes(o))
  if (!office) return null
  const of = / of (?:the )?([A-Z][\w’'. -]*?(?: (?:and|of|the) [A-Z][\w’'. -]*)*)$/.exec(words)
  const named = of ? lookUp(of[1]!, states) : null
  let rest = named ? words.slice(0, of!.index) : words
  let country = named
  if (!country) {
    const at = words.indexOf(office)
    const owner = words.slice(0, at).replace(/’s|'s/, '').trim()
    country = lookUp(owner, states)
    rest = words.slice(at)
  }
  if (!country) return null
  const name = rest
    .slice(rest.indexOf(office) + office.length)
    .replace(/^ and [A-Z]\w+ [A-Z]\w+/, '')
    .trim()
  const head = name || rest.slice(0, rest.indexOf(office)).replace(/[,\s]+$/, '')
  if (!/^[\p{Lu}][\p{L}.’'-]*( [\p{L}][\p{L}.’'-]*)*$/u.test(head) || /\b(of|and)\b/i.test(head)) return null
  return { counterpart: head, office, country }
}

const lookUp = (words: string, states: ReadonlyMap<string, string>): string | null =>
  states.get(words.toLowerCase().replace(/^the /, '').replace(/[’]/g, "'").trim()) ?? null

/** Names, adjectives and formal names of states, in lower case, with their codes. */
export function stateWords(rows: readonly Readonly<Record<string, string>>[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const r of rows)
    for (const column of ['name', 'formal', 'aliases', 'adjectives', 'people'])
      for (const word of (r[column] ?? '').split('|'))
        if (word && !found.has(word.toLowerCase())) found.set(word.toLowerCase(), r.code ?? '')
  return found
}
