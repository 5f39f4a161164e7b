import { type ActCodes, type ActType, actCodes } from '../../ontology/act.ts'
import { verbForms } from '../inflection.ts'
import type { Lexicon, Row } from '../lexicon.ts'

/** What a predicate does to an act named below it; `do` is the act itself. */
export type Stance =
  | 'do'
  | 'suffer'
  | 'agree'
  | 'threat'
  | 'appeal'
  | 'demand'
  | 'refuse'
  | 'accuse'
  | 'cease'

/** A word that must stand in a slot of a predicate: a noun, or one of a class of nouns. */
export interface Need {
  readonly slot: string
  /** Nouns one of which it must be; several words are a noun with the words before it. */
  readonly word: string
  readonly ofClass: boolean
  /** Set where no such word may stand there. */
  readonly barred: boolean
}

/** One row of the lexicon of acts. */
export interface Rule {
  /** The lemma of the predicate and the words that must stand beside it. */
  readonly words: readonly string[]
  readonly pos: string
  readonly cameo: string
  readonly stance: Stance | null
  /** Type and mode where PLOVER's manual is finer than its mapping from CAMEO. */
  readonly plover: { readonly type: ActType; readonly mode: string } | null
  /** Of several groups one must be met, and all of that group. */
  readonly needs: readonly (readonly Need[])[]
  readonly source: string
  readonly target: readonly string[]
}

/** The lexicon of acts, made ready to be asked. */
export interface Rules {
  readonly codes: ActCodes
  /** Rules by part of speech and lemma, "VERB attack", in the order of the table. */
  rulesOf(pos: string, lemma: string): readonly Rule[]
  /** The verbs whose deed a noun names: "expel" for "expulsion". */
  verbsNamed(noun: string): readonly string[]
  /** The verbs of the lexicon that a form may be of: "found" of find and found. */
  verbsOf(form: string): readonly string[]
  /** Whether a noun is of a class. */
  inClass(name: string, noun: string): boolean
  /** The sector of people without a name, as "MIL" for "soldier". */
  sectorOf(noun: string): string | null
  /** The code of an act under a stance; null where it is no act then. */
  shift(stance: Stance, code: string): string | null
}

const list = (cell: string | undefined): string[] => (cell ? cell.split('|') : [])

const need = (text: string): Need => {
  const [slot = '', word = ''] = text.split(':')
  const barred = word.startsWith('!')
  const said = word.replace(/^!/, '')
  return { slot, word: said.replace(/^@/, ''), ofClass: said.startsWith('@'), barred }
}

function finer(cell: string | undefined): Rule['plover'] {
  const [type, mode] = (cell ?? '').split(' ')
  return type && mode ? { type: type as ActType, mode } : null
}

function ruleOf(row: Row, lemma: string): Rule {
  const words = lemma.split('+')
  return {
    // of a noun the last word is the head, of a verb the first
    words: row.pos === 'NOUN' ? words.reverse() : words,
    pos: row.pos!,
    cameo: row.cameo ?? '',
    stance: (row.stance || null) as Stance | null,
    plover: finer(row.plover),
    needs: list(row.with).map((group) => group.split('&').map(need)),
    source: row.source || 'subj',
    target: list(row.target),
  }
}

const made = new WeakMap<Lexicon, Rules>()

/** The rules of a lexicon, made at the first asking. */
export function rulesIn(lexicon: Lexicon): Rules {
  const known = made.get(lexicon)
  if (known) return known
  const rules = compile(lexicon)
  made.set(lexicon, rules)
  return rules
}

function compile(lexicon: Lexicon): Rules {
  const table = (name: string): readonly Row[] => lexicon[name] ?? []
  const byWord = new Map<string, Rule[]>()
  for (const row of table('act'))
    for (const lemma of list(row.lemma)) {
      const rule = ruleOf(row, lemma)
      const key = `${rule.pos} ${rule.words[0]}`
      byWord.set(key, [...(byWord.get(key) ?? []), rule])
    }
  const verbs = new Map<string, string[]>()
  for (const key of byWord.keys()) {
    const [pos, verb] = key.split(' ')
    if (pos === 'VERB')
      for (const f of new Set(verbForms(verb!))) verbs.set(f, [...(verbs.get(f) ?? []), verb!])
  }
  // "air strike" before "strike"; else as the table has it
  for (const rules of byWord.values()) rules.sort((a, b) => b.words.length - a.words.length)
  const classes = new Map(table('act-noun').map((row) => [row.class!, new Set(list(row.nouns))]))
  const sectors = new Map(
    table('act-party').flatMap((row) => list(row.nouns).map((noun) => [noun, row.sector!] as const)),
  )
  const nominal = new Map(
    table('act-nominal').flatMap((row) => list(row.noun).map((noun) => [noun, [row.verb!]] as const)),
  )
  const shifts = new Map(table('act-shift').map((row) => [`${row.stance} ${row.inner}`, row.cameo!]))
  return {
    codes: actCodes(table('cameo'), table('plover')),
    rulesOf: (pos, lemma) => byWord.get(`${pos} ${lemma}`) ?? [],
    verbsNamed: (noun) => nominal.get(noun) ?? [],
    verbsOf: (form) => verbs.get(form) ?? [],
    inClass: (name, noun) => classes.get(name)?.has(noun) ?? false,
    sectorOf: (noun) => sectors.get(noun) ?? null,
    shift(stance, code) {
      if (stance === 'do' || stance === 'suffer') return code
      for (let n = code.length; n >= 2; n--) {
        const shifted = shifts.get(`${stance} ${code.slice(0, n)}`)
        if (shifted !== undefined) return shifted
      }
      return null
    },
  }
}
