/** A document or promise, named as such: what is broken or expires is one of these. */
const BOND =
  '(?:agreement|deal|accord|treaty|pact|commitment|pledge|promise|cease-?fire|truce|contract|memorandum|arrangement|moratorium|undertaking|understanding|obligations?)s?'

/** What is said of an undertaking as such, whatever it was: that it was broken, let go, kept or begun. */
export const OUTCOMES: readonly (readonly ['breached' | 'lapsed' | 'fulfilled' | 'progress', RegExp])[] = [
  [
    'breached',
    new RegExp(
      `\\b(?:violat(?:ed|es|ing)|breach(?:ed|es|ing)|broke|broken|reneged on|flouted|abandoned|withdrew from|pulled out of|went back on)\\b[^.;]{0,40}\\b${BOND}\\b`,
      'i',
    ),
  ],
  [
    'lapsed',
    new RegExp(
      `\\b${BOND}\\b[^.;]{0,60}\\b(?:expired|lapsed|(?:was|were|has been|have been) (?:suspended|shelved|scrapped|called off|not renewed))\\b`,
      'i',
    ),
  ],
  [
    'fulfilled',
    /\b(?:fulfil+ed|implemented|completed|carried out|delivered|ratified|entered into force|came into (?:force|effect)|took effect)\b/i,
  ],
  ['progress', /\b(?:began|begun|has started|have started|got under ?way|is under ?way|are under ?way)\b/i],
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
  shut: ['shut'],
  spend: ['spent'],
}

const IRREGULAR = new Set(Object.values(PAST).flat())

/** What is said before the verb of a promise that is not kept. */
export const FAILED = /\b(?:failed|failing|fails|refused) to /i

/** Whether a text has words that can tell the outcome of an undertaking, whichever it is. */
export const tellsOutcome = (text: string): boolean =>
  FAILED.test(text) ||
  OUTCOMES.some(([, words]) => words.test(text)) ||
  (text.toLowerCase().match(/\w+/g) ?? []).some((word) => word.endsWith('ed') || IRREGULAR.has(word))

const DOUBLED = /^(?:stop|drop|ship|swap|ban|scrap|permit|commit|admit|refer|transfer|cap|expel)$/

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
  /^(?:work|continue|strengthen|deepen|enhance|cooperate|collaborate|partner|promote|support|maintain|remain|stay|keep|improve|address|ensure|pursue|consult|coordinate|engage|explore|discuss|seek|strive|stand|advance|further|foster|help|do|be|have|intensify|step|develop|expand|elevate|adapt|preserve|protect|reaffirm|uphold|build|commit|take|share|respect|defend)$/
/** Verbs that "build" is said of where something is seen to be built, and not of ties. */
const TANGIBLE =
  /^(?:build|develop|expand|take|share)(?:ing)? (?:an? |the )?(?:new )?(?:\w+ ){0,2}(?:data|intelligence|pipeline|railway|rail|road|bridge|port|plant|base|wall|fence|dam|canal|airport|station|school|hospital|line|link|factory|embassy|back|in|over)\b/
const NO_VERB =
  /^(?:the|a|an|all|its|their|his|her|our|any|every|each|closely|fully|importance|need|that|not|how|what|on|in|to|no)$/

/** The verb a content begins with in its plain form, where it is one that can be seen to be done: "reopen a hotline"; null else. */
export function deedOf(content: string): string | null {
  const first = /^(?:to )?(?:jointly |immediately |gradually )?([a-z]+)\b/.exec(content.trim())?.[1]
  if (first === undefined || NO_VERB.test(first)) return null
  const verb = plainOf(first)
  return VAGUE.test(verb) && !TANGIBLE.test(content.trim()) ? null : verb
}

/** "sending" is send, "halving" is halve. */
function plainOf(verb: string): string {
  const stem = /^(.{3,})ing$/.exec(verb)?.[1]
  if (stem === undefined) return verb
  if (/([^aeiouls])\1$/.test(stem)) return stem.slice(0, -1)
  return VAGUE.test(`${stem}e`) ||
    /(?:[^aeiou][aeiou][vzcg]|[^aeiou]at|[aeiou]ls?v|[rl]v|duc|nc|rg)$/.test(stem)
    ? `${stem}e`
    : stem
}
