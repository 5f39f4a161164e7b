import { type RefObject, useCallback, useEffect, useState } from 'react'

/** The hits of a search in a text: how many, which is looked at, and how to look at the next or the one before. */
export interface Hits {
  readonly n: number
  readonly at: number
  readonly walk: (by: 1 | -1) => void
}

/** Shows where the words of a search stand in a text, and goes to the first; the text itself is left as it is. */
export function useHits(text: RefObject<HTMLElement | null>, words: string, go: boolean): Hits {
  const [{ ranges, at }, set] = useState<{ ranges: readonly Range[]; at: number }>({ ranges: [], at: 0 })
  useEffect(() => {
    const terms = termsOf(words)
    const paragraphs = text.current === null ? [] : [...text.current.querySelectorAll('p')]
    const ranges = terms.length === 0 ? [] : paragraphs.flatMap((p) => hitsIn(p, terms))
    set({ ranges, at: 0 })
    if (ranges[0] !== undefined && go) see(ranges[0])
  }, [text, words, go])
  useEffect(() => {
    const here = ranges[at]
    if (!('highlights' in CSS) || here === undefined) return
    CSS.highlights.set('hit', new Highlight(...ranges.filter((r) => r !== here)))
    CSS.highlights.set('hit-here', new Highlight(here))
    return () => {
      CSS.highlights.delete('hit')
      CSS.highlights.delete('hit-here')
    }
  }, [ranges, at])
  const walk = useCallback(
    (by: 1 | -1) => {
      const to = (at + by + ranges.length) % ranges.length
      set({ ranges, at: to })
      see(ranges[to]!)
    },
    [ranges, at],
  )
  return { n: ranges.length, at, walk }
}

const see = (range: Range): void =>
  range.startContainer.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' })

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
  // A hit ends in the piece that holds its last letter, not before what comes after it.
  const place = (at: number, end = false): [Text, number] => {
    const found = nodes.findLast((n) => (end ? n.from < at : n.from <= at))!
    return [found.node, at - found.from]
  }
  return terms
    .flatMap((term) => [...whole.matchAll(term)])
    .map((match) => {
      const range = document.createRange()
      range.setStart(...place(match.index))
      range.setEnd(...place(match.index + match[0].length, true))
      return range
    })
}
