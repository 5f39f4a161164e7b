import { xmlAttribute, xmlOf } from '../xml.ts'
import type { Write } from './format.ts'
import { networkOf } from './network.ts'

const KEYS = [
  ['node', 'label', 'string'],
  ['node', 'type', 'string'],
  ['node', 'state', 'string'],
  ['node', 'cow', 'int'],
  ['node', 'gw', 'int'],
  ['node', 'office', 'string'],
  ['node', 'contacts', 'int'],
  ['edge', 'weight', 'int'],
  ['edge', 'meetings', 'int'],
  ['edge', 'visits', 'int'],
  ['edge', 'share', 'double'],
  ['edge', 'first', 'string'],
  ['edge', 'last', 'string'],
  ['edge', 'entries', 'string'],
] as const

const data = (of: 'node' | 'edge', values: Readonly<Record<string, string | number | null>>): string =>
  Object.entries(values)
    .filter(([, v]) => v !== null)
    .map(([name, v]) => `<data key="${of}-${name}">${xmlOf(String(v))}</data>`)
    .join('')

/** The network of contact as GraphML, for igraph, NetworkX and yEd. */
export const writeGraphml: Write = async function* (material, leaveOut) {
  const { nodes, edges } = await networkOf(material, leaveOut)
  const file = '.graphml'
  yield {
    file,
    data: `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
${KEYS.map(([of, name, type]) => `<key id="${of}-${name}" for="${of}" attr.name="${name}" attr.type="${type}"/>`).join('\n')}
<graph edgedefault="undirected">
`,
  }
  for (const { id, ...own } of nodes)
    yield { file, data: `<node id="${xmlAttribute(id)}">${data('node', own)}</node>\n` }
  for (const { id, source, target, contacts, ...own } of edges) {
    const days = contacts.flatMap((c) => (c.from === null ? [] : [c.from, c.to ?? c.from])).sort()
    const values = {
      weight: contacts.length,
      ...own,
      first: days[0] ?? null,
      last: days.at(-1) ?? null,
      entries: contacts.map((c) => c.entry).join('|'),
    }
    leaveOut(
      'date of a further contact',
      'an edge of GraphML has its first and last date',
      Math.max(0, contacts.length - 2),
    )
    yield {
      file,
      data: `<edge id="${id}" source="${xmlAttribute(source)}" target="${xmlAttribute(target)}">${data('edge', values)}</edge>\n`,
    }
  }
  yield { file, data: '</graph>\n</graphml>\n' }
}
