/** Forms of address before a name, and the gender they tell. */
export const HONORIFIC: Readonly<Record<string, 'm' | 'f' | null>> = {
  mr: 'm',
  mrs: 'f',
  ms: 'f',
  miss: 'f',
  madam: 'f',
  sir: 'm',
  sheikh: 'm',
  shaikh: 'm',
  sheikha: 'f',
  shri: 'm',
  smt: 'f',
  shrimati: 'f',
  datuk: null,
  dato: null,
  seri: null,
  lord: 'm',
  lady: 'f',
  dame: 'f',
  dr: null,
  prof: null,
  sen: null,
  rep: null,
}

const STYLE = /^(?:gen|h\.?\s?e|his|her|excellency|highness|majesty|royal|hon|honou?rable|rt|right|tan|sri)$/

/** Whether a word in lower case can stand between an office and a name as a form of honour: "H.E.", "Mr.", "Shri", "his excellency". */
export function isHonour(word: string): boolean {
  const bare = word.replace(/[.']+$/, '')
  return bare in HONORIFIC || STYLE.test(bare)
}
