/** What is said of an undertaking as such, whatever it was: the words for having kept, broken or let it go. */
export const OUTCOMES: readonly (readonly ['fulfilled' | 'breached' | 'lapsed' | 'progress', RegExp])[] = [
  [
    'breached',
    /\b(?:violat\w+|breach\w*|broke|broken|reneg\w+|flout\w+|fail(?:ed|ing|s) to|(?:has|have|had) not (?:yet )?(?:implement|fulfil|honou?r|kept|keep|deliver|compl)\w*|withdr[ae]wn?\b|withdrew|pull(?:ed|s)? out|abandon\w+|went back on)\b/i,
  ],
  [
    'lapsed',
    /\b(?:expired?|lapsed?|suspend(?:ed|s)|(?:was|were|is|been) not (?:renewed|extended)|called off|cancel+ed|cancels|shelved|scrapped)\b/i,
  ],
  [
    'fulfilled',
    /\b(?:fulfil+ed|implemented|complet(?:ed|es|ion)|carried out|honou?red|delivered|ratifie[ds]|enter(?:ed|s) into force|came into (?:force|effect)|took effect|met (?:its|their|the) (?:commitment|pledge|target)s?|kept (?:its|their|his|her) (?:promise|word|pledge|commitment)s?|finali[sz]ed)\b/i,
  ],
  [
    'progress',
    /\b(?:began|begun|started|under ?way|on track|progress|first (?:step|shipment|batch|phase)|partial(?:ly)?|being implemented|prepar(?:ing|ations?))\b/i,
  ],
]

/** Past forms that no ending gives. */
const PAST: Readonly<Record<string, readonly string[]>> = {
  send: ['sent'],
  hold: ['held'],
  build: ['built', 'rebuilt'],
  rebuild: ['rebuilt'],
  withdraw: ['withdrew', 'withdrawn'],
  give: ['gave', 'given'],
  pay: ['paid'],
  begin: ['began', 'begun'],
  cut: ['cut'],
  set: ['set'],
  lend: ['lent'],
  buy: ['bought'],
  sell: ['sold'],
  bring: ['brought'],
  take: ['took', 'taken'],
  make: ['made'],
  lay: ['laid'],
  let: ['let'],
  leave: ['left'],
  free: ['freed'],
  lift: ['lifted'],
  put: ['put'],
  meet: ['met'],
  spend: ['spent'],
}

const DOUBLED = /^(?:stop|drop|ship|swap|ban|scrap|permit|commit|admit|refer|transfer|cap)$/

/** The past forms of a verb: "reopen" gives reopened. */
export const pastOf = (verb: string): readonly string[] =>
  PAST[verb] ?? [
    verb.endsWith('e')
      ? `${verb}d`
      : /[^aeiou]y$/.test(verb)
        ? `${verb.slice(0, -1)}ied`
        : DOUBLED.test(verb)
          ? `${verb}${verb.at(-1)}ed`
          : `${verb}ed`,
  ]

/** Verbs of promises that no text can be seen to keep: "work together", "strengthen ties". */
const VAGUE =
  /^(?:work|continue|strengthen|deepen|enhance|cooperat\w*|promote|support|maintain|remain|stay|keep|improve|address|ensure|pursue|consult|coordinat\w*|engage|explore|discuss|seek|strive|stand|advance|further|foster|help|do|be|have|intensify|step|develop|expand)$/i

/** The verb a content begins with, where it is one that can be seen to be done: "reopen a hotline"; null else. */
export function deedOf(content: string): string | null {
  const first = /^(?:to )?(?:jointly |fully |immediately |gradually )?([a-z]+)\b/.exec(content.trim())?.[1]
  return first === undefined || VAGUE.test(first) ? null : first
}
