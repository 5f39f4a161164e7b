/** Largest file that is sent, in bytes. */
const LARGEST = 10_000_000

/** Kinds of files that are not read, by the endings of their names. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/\.(docx?|odt|rtf|pages)$/i, 'a word processor’s document'],
  [/\.pdf$/i, 'a PDF'],
  [/\.(xlsx?|ods|numbers)$/i, 'a spreadsheet'],
  [/\.(pptx?|odp|key)$/i, 'a presentation'],
  [/\.(png|jpe?g|gif|tiff?|webp|heic|bmp)$/i, 'a picture'],
  [/\.(zip|gz|7z|rar|tar|tgz)$/i, 'an archive'],
  [/\.(mp3|m4a|wav|ogg|mp4|mov|avi|mkv)$/i, 'a recording'],
]

/** What to do with a kind that holds words in another form. */
const INSTEAD: Readonly<Record<string, string>> = {
  'a spreadsheet': 'Save the sheet as CSV with a column named text.',
  'a picture': 'Paste the words it shows.',
  'an archive': 'Unpack it and drop what is in it.',
  'a recording': 'Paste a transcript of it.',
}

/** Why a file of this name and size is not read and what to do instead; null where it can be tried. */
export function unread(name: string, size: number): string | null {
  if (size === 0) return 'The file is empty.'
  if (size > LARGEST) return 'The file is larger than 10 MB. Split it, or read it with chancery read.'
  const kind = KINDS.find(([ending]) => ending.test(name))?.[1]
  if (kind === undefined) return null
  return `This is ${kind}, which is not read. ${INSTEAD[kind] ?? 'Save it as text or HTML, or paste its words.'}`
}
