import { pastOf } from './verbs.ts'

/** Verbs by which the same is told to be done, whichever of them the promise has. */
const ALIKE: readonly (readonly string[])[] = [
  ['send', 'ship', 'deliver', 'supply', 'donate', 'give', 'provide', 'transfer', 'hand', 'arrive', 'receive'],
  ['withdraw', 'remove', 'leave', 'evacuate'],
  ['open', 'establish', 'launch', 'inaugurate'],
  ['reopen', 'restore', 'resume', 'restart'],
  ['lift', 'remove', 'end', 'scrap', 'drop', 'abolish', 'waive'],
  ['halt', 'stop', 'suspend', 'cease', 'freeze', 'end'],
  ['release', 'free'],
  ['build', 'construct', 'complete', 'finish'],
  ['exchange', 'swap'],
  ['cut', 'reduce', 'lower', 'slash'],
  ['return', 'repatriate'],
]

/** Verbs that tell the contrary. */
const CONTRARY: readonly (readonly [readonly string[], readonly string[]])[] = [
  [
    ['halt', 'stop', 'suspend', 'cease', 'freeze', 'end', 'refrain'],
    ['resume', 'restart', 'continue', 'expand'],
  ],
  [
    ['lift', 'remove', 'ease', 'scrap', 'waive', 'abolish'],
    ['extend', 'renew', 'reimpose', 'tighten', 'prolong'],
  ],
  [
    ['open', 'reopen'],
    ['close', 'shut'],
  ],
  [
    ['admit', 'receive', 'accept', 'welcome'],
    ['expel', 'bar', 'reject'],
  ],
  [
    ['cut', 'reduce', 'lower'],
    ['raise', 'increase'],
  ],
]

const anyOf = (verbs: readonly string[]): RegExp =>
  new RegExp(`\\b(?:${[...new Set(verbs.flatMap(pastOf))].join('|')})\\b`, 'i')

/** The words by which a text tells that a promise with a verb is kept; null where it has none. */
export const doneIn = (sentence: string, deed: string): string | null =>
  anyOf([deed, ...ALIKE.flatMap((verbs) => (verbs.includes(deed) ? verbs : []))]).exec(sentence)?.[0] ?? null

/** The words by which a text tells the contrary of a promise: "resumed" of halting, "stopped sharing" of sharing. */
export function undoneIn(sentence: string, deed: string): string | null {
  const verbs = CONTRARY.flatMap(([kept, broken]) => (kept.includes(deed) ? broken : []))
  const told = verbs.length === 0 ? null : anyOf(verbs).exec(sentence)
  const going = `(?:${deed.replace(/e$/, '')}|${deed})ing`
  const ended = new RegExp(`\\b(?:stopped|halted|suspended|ceased|ended) ${going}\\b`, 'i').exec(sentence)
  return (told ?? ended)?.[0] ?? null
}

/** Words for a part of what was promised. */
const PART =
  /\b(?:half|some|part|most|two thirds|a third|a quarter) of\b|\b(?:partly|partially|so far|the rest|(?:the|an?) (?:first|initial|second) (?!time|visit)\w+)\b/i

/** Whether only a part is told to be done. */
export const inPart = (sentence: string): boolean => PART.test(sentence)

const UNREAL =
  /\b(?:not|never|neither|nobody|none|no|denie[sd]|denying|if|whether|unless|would|could|might|may|should|must|will|threaten(?:s|ed)? to|without|had(?=\b[^.;]*\bwould))\b[^.;]*$/i

/** Whether words of a text are said not to be so, or only might be: what stands before them in their sentence. */
export const unreal = (text: string, words: string): boolean =>
  UNREAL.test(text.slice(0, text.indexOf(words)).split(/[.;]/).at(-1)!)
