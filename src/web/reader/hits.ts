import { type RefObject, useEffect } from 'react'

/** Shows where the words of a search stand in a text, and goes to the first; the text itself is left as it is. */
export function useHits(text: RefObject<HTMLElement | null>, words: string, go: boolean): void {
  useEffect(() => {
    const terms = termsOf(words)
    if (text.current === null || terms.length === 0) return
    const ranges: Range[] = []
    for (const paragraph of text.current.querySelectorAll('p')) ranges.push(...hitsIn(paragraph, terms))
    const first = ranges[0]
    if (first !== undefined && go)
      first.startContainer.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' })
    if (!('highlights' in CSS)) return
    CSS.highlights.set('hit', new Highlight(...ranges))
    return () => {
      CSS.highlights.delete('hit')
    }
  }, [text, words, go])
}

/** The words and "exact phrases" of a search; what is to be absent is left out. */
const termsOf = (words: string): RegExp[] =>
  [...words.matchAll(/(-?)(?:"([^"]+)"|(\S+))/g)].flatMap(([, not, phrase, word]) => {
    const term = (phrase ?? word ?? '').trim()
    if (not === '-' || term === '' || /^or$/i.test(term)) return []
    const plain = term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+')
    // Search knows word forms: "hotlines" finds "hotline".
    return [new RegExp(`(?<![\\p{L}\\p{N}])${plain.replace(/(?:e?s|ing|ed)$/, '')}\\p{L}{0,4}`, 'giu')]
  })

/** The stretches of a paragraph that match, over all its pieces. */
function hitsIn(paragraph: Element, terms: readonly RegExp[]): Range[] {
  const nodes: { node: Text; from: number }[] = []
  const walk = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest('.note') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  )
  let whole = ''
  while (walk.nextNode()) {
    const node = walk.currentNode as Text
    nodes.push({ node, from: whole.length })
    whole += node.data
  }
  const place = (at: number): [Text, number] => {
    const found = nodes.findLast((n) => n.from <= at)!
    return [found.node, at - found.from]
  }
  return terms
    .flatMap((term) => [...whole.matchAll(term)])
    .map((match) => {
      const range = document.createRange()
      range.setStart(...place(match.index))
      range.setEnd(...place(match.index + match[0].length))
      return range
    })
}
