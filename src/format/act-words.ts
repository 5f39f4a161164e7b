import type { ActType } from '../ontology/act.ts'
import type { Act } from '../ontology/finding.ts'

/** What was done, in the past tense and in the plain form: before those it is done to, where they are named. */
export type Deed = readonly [past: string, plain: string]

/** By type, for what no code below says better. */
const BY_TYPE: Readonly<Record<ActType, Deed>> = {
  AGREE: ['agreed with', 'agree with'],
  CONSULT: ['consulted with', 'consult with'],
  SUPPORT: ['supported', 'support'],
  CONCEDE: ['conceded to', 'concede to'],
  COOPERATE: ['cooperated with', 'cooperate with'],
  AID: ['aided', 'aid'],
  RETREAT: ['gave way to', 'give way to'],
  REQUEST: ['asked', 'ask'],
  ACCUSE: ['accused', 'accuse'],
  REJECT: ['rejected', 'reject'],
  THREATEN: ['threatened', 'threaten'],
  PROTEST: ['protested against', 'protest against'],
  SANCTION: ['reduced relations with', 'reduce relations with'],
  MOBILIZE: ['mobilised against', 'mobilise against'],
  COERCE: ['coerced', 'coerce'],
  ASSAULT: ['attacked', 'attack'],
}

/** By type and the beginning of the CAMEO code, or the mode; the longest that fits. */
const BY_CODE: Readonly<Record<string, Deed>> = {
  'AGREE 036': ['agreed to meet with', 'agree to meet with'],
  'AGREE 031': ['agreed to cooperate with', 'agree to cooperate with'],
  'AGREE 033': ['agreed to give aid to', 'agree to give aid to'],
  'CONSULT 040': ['met with', 'meet with'],
  'CONSULT 041': ['spoke with', 'speak with'],
  'CONSULT 042': ['visited', 'visit'],
  'CONSULT 043': ['hosted', 'host'],
  'CONSULT 044': ['met with', 'meet with'],
  'CONSULT 045': ['mediated with', 'mediate with'],
  'CONSULT 046': ['held talks with', 'hold talks with'],
  'SUPPORT 054': ['recognised', 'recognise'],
  'SUPPORT 055': ['apologised to', 'apologise to'],
  'SUPPORT 057': ['signed an agreement with', 'sign an agreement with'],
  'REQUEST 10': ['made demands on', 'make demands on'],
  'ACCUSE 09': ['investigated', 'investigate'],
  'ACCUSE 111': ['criticised', 'criticise'],
  'ACCUSE 115': ['brought charges against', 'bring charges against'],
  'REJECT 125': ['called off talks with', 'call off talks with'],
  'PROTEST 143': ['boycotted or went on strike against', 'boycott or go on strike against'],
  'PROTEST 145': ['rioted against', 'riot against'],
  'SANCTION 161': ['cut ties with', 'cut ties with'],
  'SANCTION 162': ['cut aid to', 'cut aid to'],
  'SANCTION 164': ['broke off talks with', 'break off talks with'],
  'SANCTION 166': ['ordered expulsions against', 'order expulsions against'],
  'MOBILIZE 154': ['moved forces against', 'move forces against'],
  'MOBILIZE weapons': ['tested weapons', 'test weapons'],
  'COERCE 163': ['imposed sanctions on', 'impose sanctions on'],
  'COERCE 1711': ['seized property of', 'seize property of'],
  'COERCE 172': ['banned or restricted', 'ban or restrict'],
  'COERCE 1723': ['imposed a curfew on', 'impose a curfew on'],
  'COERCE 1724': ['declared an emergency against', 'declare an emergency against'],
  'COERCE 173': ['arrested or sentenced', 'arrest or sentence'],
  'COERCE 174': ['deported', 'deport'],
  'COERCE 175': ['cracked down on', 'crack down on'],
  'COERCE 192': ['seized ground from', 'seize ground from'],
  'ASSAULT 181': ['abducted', 'abduct'],
  'ASSAULT 1822': ['tortured', 'torture'],
  'ASSAULT 186': ['assassinated', 'assassinate'],
  'ASSAULT execute': ['executed', 'execute'],
  'RETREAT resign': ['resigned', 'resign'],
  'RETREAT release': ['released', 'release'],
  'RETREAT return': ['gave property back to', 'give property back to'],
  'RETREAT withdraw': ['withdrew from', 'withdraw from'],
  'RETREAT ceasefire': ['ceased fire with', 'cease fire with'],
  'RETREAT disarm': ['laid down arms to', 'lay down arms to'],
  'RETREAT access': ['gave access to', 'give access to'],
  'RETREAT 085': ['eased sanctions on', 'ease sanctions on'],
}

/** What an act does: "visited", "imposed sanctions on". */
export function deedOf({ type, mode, cameo }: Pick<Act, 'type' | 'mode' | 'cameo'>): Deed {
  const keys = [4, 3, 2].map((n) => cameo.slice(0, n)).concat(mode ?? [])
  return keys.map((key) => BY_CODE[`${type} ${key}`]).find((d) => d !== undefined) ?? BY_TYPE[type]
}

/** The same where nobody is named that it is done to: "spoke", "imposed sanctions". */
export const alone = (words: string): string => words.replace(/ (with|to|against|on|from|of)$/, '')
