/** A sentence and the acts that coders gave it. */
export interface CodedSentence {
  readonly id: string
  readonly text: string
  /** `YYYY-MM-DD`. */
  readonly published: string
  readonly acts: readonly { readonly cameo: string; readonly source: string; readonly target: string }[]
}

const plain = (text: string): string =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim()

/** Sentences with their coded events, in the validation format of PETRARCH; those without a text are left out. */
export function codedSentences(xml: string): CodedSentence[] {
  return xml
    .split(/<Sentence (?=[a-z])/)
    .slice(1)
    .flatMap((part) => {
      const attribute = (words: string, name: string): string =>
        new RegExp(`${name}="([^"]*)"`).exec(words)?.[1] ?? ''
      const head = part.slice(0, part.indexOf('>'))
      const text = plain(/<Text>([\s\S]*?)<\/Text>/.exec(part)?.[1] ?? '')
      const day = attribute(head, 'date').padStart(8, '20')
      const acts = [...part.matchAll(/<EventCoding([^>]*)\/>/g)].flatMap((m) => {
        const cameo = attribute(m[1]!, 'eventcode')
        return cameo === ''
          ? []
          : [{ cameo, source: attribute(m[1]!, 'sourcecode'), target: attribute(m[1]!, 'targetcode') }]
      })
      return text === ''
        ? []
        : [
            {
              id: attribute(head, 'id'),
              text,
              published: `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`,
              acts,
            },
          ]
    })
}
