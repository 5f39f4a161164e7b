const TAGS: Readonly<Record<string, string>> = {
  CC: 'CCONJ',
  CD: 'NUM',
  DT: 'DET',
  PDT: 'DET',
  WDT: 'PRON',
  EX: 'PRON',
  FW: 'X',
  IN: 'ADP',
  RP: 'ADP',
  UH: 'INTJ',
  JJ: 'ADJ',
  JJR: 'ADJ',
  JJS: 'ADJ',
  AFX: 'ADJ',
  NN: 'NOUN',
  NNS: 'NOUN',
  NNP: 'PROPN',
  NNPS: 'PROPN',
  MD: 'AUX',
  PRP: 'PRON',
  PRP$: 'PRON',
  WP: 'PRON',
  WP$: 'PRON',
  RB: 'ADV',
  RBR: 'ADV',
  RBS: 'ADV',
  WRB: 'ADV',
  POS: 'PART',
  TO: 'PART',
  VB: 'VERB',
  VBD: 'VERB',
  VBG: 'VERB',
  VBN: 'VERB',
  VBP: 'VERB',
  VBZ: 'VERB',
  ADD: 'X',
  GW: 'X',
  LS: 'X',
  SYM: 'SYM',
  $: 'SYM',
  '#': 'SYM',
  NFP: 'PUNCT',
  HYPH: 'PUNCT',
}

/** The universal tag that a Penn tag stands for, given the relation of the word, as the English treebanks have it. */
export function universal(tag: string, deprel: string, lemma: string): string {
  if (/^(?:aux|cop)/.test(deprel) && tag.startsWith('VB')) return 'AUX'
  if (tag === 'IN' && deprel.startsWith('mark')) return 'SCONJ'
  if (tag === 'TO' && deprel.startsWith('case')) return 'ADP'
  if (tag === 'RB' && lemma === 'not') return 'PART'
  if (tag === 'DT' && !deprel.startsWith('det')) return 'PRON'
  return TAGS[tag] ?? 'PUNCT'
}
