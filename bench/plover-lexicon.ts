import { actWeights } from '../src/extract/act/weights.ts'
import { loadLexicon } from '../src/extract/lexicon.ts'
import { openPage } from '../src/extract/page.ts'
import { ACT_TYPES } from '../src/ontology/act.ts'
import { loadAtlas } from '../src/resolve/atlas.ts'
import { resolve } from '../src/resolve/resolve.ts'
import { reportOf } from './corpus.ts'
import { markedSentences, scoresOf } from './plover-classes.ts'
import type { Task } from './task.ts'

const data = new URL('../data/', import.meta.url)

/** As `plover-classes`, but by the lexicon of acts alone: what the model learned of types has no say. */
export const ploverLexicon: Task = {
  name: 'plover-lexicon',
  about: 'the same by the lexicon alone, without what the model learned of types',
  endings: ['plv_train.tsv'],
  corpora: [{ id: 'plover-lexicon', title: 'PLV train', paths: ['events/plv_train.tsv'] }],
  run: async ({ files, system, save }) => {
    const lexicon = loadLexicon(new URL('lexicon/', data))
    const atlas = loadAtlas(data)
    const sentences = files.flatMap((f) => markedSentences(f.content))
    const reports = sentences.map((s, n) => reportOf(String(n), s.text))
    const readings = await system.read(reports)
    const ours = sentences.map(({ source, target }, n) => {
      if (source === null || target === null) return null
      const page = openPage(reports[n]!, resolve(reports[n]!, readings[n]!, atlas), lexicon)
      const weights = actWeights(page, source, target)
      return Object.values(weights).some((w) => w > 0) ? weights : null
    })
    const lines = ours.map((w) => ACT_TYPES.map((type) => (w?.[type] ?? 0).toFixed(4)).join('\t'))
    save('plover-lexicon.tsv', `${ACT_TYPES.join('\t')}\n${lines.join('\n')}\n`)
    return {
      rows: scoresOf(sentences, ours),
      figures: { 'sentences without a known predicate': ours.filter((w) => w === null).length },
    }
  },
}
