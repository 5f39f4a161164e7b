import { dependents, subtree } from '../../ontology/tree.ts'
import { form } from '../clause.ts'
import type { Page } from '../page.ts'
import type { Coding } from './coding.ts'
import { clausesBelow, objectsOf } from './slots.ts'

const word = (page: Page, i: number) => page.reading.words[i]!

/** The words of a page that stand below an act and are part of it: no acts of their own. */
export function wordsBelow(page: Page, coding: Coding): number[] {
  const { inner, rule } = coding
  const reasons = [...reasonsOf(page, coding), ...expressed(page, coding), ...contentOf(page, coding)]
  if (inner === null) return reasons
  if (rule.stance === 'accuse' || rule.stance === 'appeal' || rule.stance === 'demand')
    return subtree(page.reading, inner.word, (w) => w !== inner.word && word(page, w).deprel === 'acl:relcl')
  return [
    inner.word,
    ...dependents(page.reading, inner.word, 'conj', 'xcomp', 'obj', 'obl', 'ccomp'),
    ...wordsBelow(page, inner),
    ...reasons,
  ]
}

/** The support or concern that a verb expresses, and all that an agreement signed is about. */
const expressed = (page: Page, { word: i, rule, cameo }: Coding): number[] => {
  // "blocked aid to Chad": it did not come
  if (/^(12|16[245]|0871)/.test(cameo) && rule.pos === 'VERB' && rule.stance === null)
    return objectsOf(page, i)
  if (rule.needs.flat().some((n) => /^(praise|disapproval)$/.test(n.word))) return objectsOf(page, i)
  return cameo === '057' && rule.pos === 'VERB'
    ? objectsOf(page, i).flatMap((o) =>
        subtree(page.reading, o, (w) => /^(acl:relcl|conj)$/.test(word(page, w).deprel)),
      )
    : []
}

/** What is agreed to, asked or refused is not done besides: "promised to do more to help the poor". */
const contentOf = (page: Page, { word: i, rule }: Coding): number[] =>
  /^(agree|refuse|appeal|demand|threat|accuse)$/.test(rule.stance ?? '')
    ? [...clausesBelow(page, i), ...(rule.stance === 'accuse' ? alleged(page, i) : [])].flatMap((c) =>
        subtree(page.reading, c, (w) => {
          const { deprel, xpos } = word(page, w)
          // "in retaliation for tariffs imposed by Chile": those were
          return w !== c && (/^(acl:relcl|parataxis)$/.test(deprel) || (deprel === 'acl' && xpos === 'VBN'))
        }),
      )
    : []

/** "accused five of its officials of killing": what they are accused of, where the tree hangs it on them. */
const alleged = (page: Page, verb: number): number[] =>
  objectsOf(page, verb)
    .flatMap((o) => subtree(page.reading, o))
    .filter(
      (w) =>
        word(page, w).xpos === 'VBG' &&
        dependents(page.reading, w, 'mark').some((m) => form(page, m) === 'of'),
    )

/** "jailed for helping rebels", "praised for freeing sailors": what someone is punished or praised for was told before. */
const reasonsOf = (page: Page, { word: i, cameo }: Coding): number[] =>
  /^(05|09|11|16|17)/.test(cameo)
    ? dependents(page.reading, i, 'advcl', 'obl', 'acl')
        .filter(
          (c) =>
            (word(page, c).xpos === 'VBG' ||
              // "arrested for a plot": what is charged is not known to be done
              (/^(09|115|17)/.test(cameo) && !page.mentionAt.has(c))) &&
            dependents(page.reading, c, 'mark', 'case').some((m) =>
              /^(for|of|over|with)$/.test(form(page, m)),
            ),
        )
        .flatMap((c) => subtree(page.reading, c, (w) => word(page, w).deprel === 'acl:relcl'))
    : []
