import { type Adapter, draftOf } from './draft.ts'

/** Plain text as a wire, a ministry or a browser's clipboard leaves it. */
export const plain: Adapter = {
  name: 'plain',
  canRead: ({ extension }) => !['.yaml', '.yml', '.csv', '.tsv'].includes(extension),
  async *read(source) {
    const text = await source.text()
    if (text !== null) yield draftOf(source.path, text)
  },
}
