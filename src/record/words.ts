const IDLE = new Set(
  (
    'a an the and or but of to in on at for with by from as is are was were be been being it its that this these ' +
    'those he she they his her their we our us you your i will would shall should can could may might must has have ' +
    'had do does did not no so than then there here who which what when where while into over also very more most ' +
    'between both all any each other such through during after before about up out'
  ).split(' '),
)

/** Text without accents, and without letters that decompose into them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the fast path is for ASCII and common marks
const PLAIN = /^[\x00-\xbf\u2010-\u2027]*$/
const unaccented = (text: string): string =>
  PLAIN.test(text) ? text : text.normalize('NFD').replace(/\p{M}/gu, '')

/** The words of a text in lower case without accents and inflection of number; `matter` leaves out those that carry no matter. */
export function wordsOf(text: string, which: 'matter' | 'all' = 'matter'): string[] {
  const words = unaccented(text)
    .toLowerCase()
    .replace(/['’]s\b/g, '')
    .match(/[\p{L}\p{N}]+/gu)
  if (words === null) return []
  return (which === 'all' ? words : words.filter((w) => !IDLE.has(w))).map((w) =>
    w.length > 4 && w.endsWith('s') && !w.endsWith('ss') ? w.slice(0, -1) : w,
  )
}
