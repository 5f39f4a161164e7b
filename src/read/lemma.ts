import type { LemmaScript } from './manifest.ts'

/** Past tenses and participles of verbs that are not made with "-ed": what a script learned from another verb would misspell ("flew" cut to "fl"). */
const IRREGULAR: ReadonlyMap<string, string> = new Map(
  `arise arose arisen, awake awoke awoken, bear bore borne, beat beaten, become became, begin began begun, bend bent, bind bound, bite bit bitten, bleed bled,
  blow blew blown, break broke broken, breed bred, bring brought, build built, burn burnt, buy bought, catch caught, choose chose chosen, cling clung, come came,
  creep crept, deal dealt, dig dug, do did done, draw drew drawn, drink drank drunk, drive drove driven, eat ate eaten, fall fell fallen, feed fed, feel felt,
  fight fought, find found, flee fled, fling flung, fly flew flown, forbid forbade forbidden, foresee foresaw foreseen, forget forgot forgotten,
  forgive forgave forgiven, forgo forwent forgone, freeze froze frozen, get got gotten, give gave given, go went gone, grow grew grown, hang hung, hear heard,
  hide hid hidden, hold held, keep kept, know knew known, lead led, leave left, lend lent, lie lay lain, lose lost, make made, mean meant, meet met, mistake mistook mistaken,
  overcome overcame, oversee oversaw overseen, overtake overtook overtaken, overthrow overthrew overthrown, pay paid, ride rode ridden, ring rang rung, rise rose risen,
  run ran, say said, see saw seen, seek sought, sell sold, send sent, shake shook shaken, shine shone, shoot shot, show shown, shrink shrank shrunk, sing sang sung,
  sink sank sunk, sit sat, sleep slept, slide slid, speak spoke spoken, speed sped, spend spent, spin spun, spring sprang sprung, stand stood, steal stole stolen,
  stick stuck, strike struck stricken, strive strove striven, swear swore sworn, sweep swept, swim swam swum, swing swung, take took taken, teach taught, tear tore torn,
  tell told, think thought, throw threw thrown, undergo underwent undergone, understand understood, undertake undertook undertaken, undo undid undone, uphold upheld,
  wake woke woken, wear wore worn, weave wove woven, weep wept, win won, withdraw withdrew withdrawn, withhold withheld, withstand withstood, write wrote written`
    .split(',')
    .flatMap((verb) => {
      const [lemma, ...forms] = verb.trim().split(' ')
      return forms.map((form): [string, string] => [form, lemma!])
    }),
)

/** The lemma of a form, as a script makes it; a verb's as English spells it. */
export function lemmaOf(form: string, script: LemmaScript | undefined, upos: string, xpos: string): string {
  const irregular = upos === 'VERB' && /^VB[DN]$/.test(xpos) ? IRREGULAR.get(form.toLowerCase()) : undefined
  if (irregular !== undefined) return irregular
  if (script === undefined) return form
  if ('whole' in script) return script.whole
  const base = script.case === 'lower' ? form.toLowerCase() : form
  if (script.cut >= base.length && script.add === '') return base
  const lemma = base.slice(0, Math.max(0, base.length - script.cut)) + script.add
  return upos === 'VERB' ? spelt(base, lemma) : lemma
}

/** A verb's lemma as English spells it, where a script of another verb was taken: "accompany" for "accompani", "fly" for "flie", "cap" for "capp", "concur" for "concurre". */
function spelt(form: string, lemma: string): string {
  if (/i(?:ed|es)$/.test(form) && /..ie?$/.test(lemma))
    return lemma.length > 3 ? lemma.replace(/ie?$/, 'y') : lemma
  // "goes", "vetoes", "discusses", "reaches"
  if (
    /(?:[^aeiou]o|ss|sh|ch|x|zz)es$/.test(form) &&
    lemma === form.slice(0, -1) &&
    !/^(?:shoes|aches)$/.test(form)
  )
    return form.slice(0, -2)
  // "announced" cut to "announc", "succeeding" made "succeede"
  if (/(?:[aeiourn]c|v|dg)$/.test(lemma) && /(?:[cvg](?:ed|es|ing))$/.test(form)) return `${lemma}e`
  if (/ee[dk]e$/.test(lemma)) return lemma.slice(0, -1)
  if (/([bdgnpr])\1e$/.test(lemma) && /(?:ed|ing)$/.test(form)) return lemma.slice(0, -2)
  const doubled = /([bdgmnprt])\1$/.test(lemma) && /[aeiou][bdgmnprt]{2}$/.test(lemma) && lemma.length > 3
  return doubled && /(?:ed|ing)$/.test(form) ? lemma.slice(0, -1) : lemma
}
