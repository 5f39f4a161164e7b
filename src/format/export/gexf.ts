import { xmlAttribute, xmlOf } from '../xml.ts'
import type { Write } from './format.ts'
import { type Contact, networkOf } from './network.ts'

const attvalues = (values: Readonly<Record<string, string | number | null>>): string => {
  const known = Object.entries(values).filter(([, v]) => v !== null)
  return known.length === 0
    ? ''
    : `<attvalues>${known.map(([name, v]) => `<attvalue for="${name}" value="${xmlAttribute(String(v))}"/>`).join('')}</attvalues>`
}

const attributes = (of: 'node' | 'edge', list: Readonly<Record<string, string>>): string =>
  `<attributes class="${of}" mode="static">${Object.entries(list)
    .map(([name, type]) => `<attribute id="${name}" title="${name}" type="${type}"/>`)
    .join('')}</attributes>`

/** The spells of dated contacts, each once, in order. */
function spells(contacts: readonly Contact[]): string {
  const dated = new Set(
    contacts.flatMap(({ from, to }) =>
      from === null ? [] : [`<spell start="${from}" end="${to ?? from}"/>`],
    ),
  )
  return dated.size === 0 ? '' : `<spells>${[...dated].join('')}</spells>`
}

/** The network of contact as GEXF 1.3 for Gephi: each edge with the spells in which its contacts fall. */
export const writeGexf: Write = async function* (material, leaveOut) {
  const { nodes, edges } = await networkOf(material, leaveOut)
  const file = '.gexf'
  yield {
    file,
    data: `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">
<meta lastmodifieddate="${material.made.slice(0, 10)}"><creator>Chancery</creator><description>${xmlOf(material.title)}: contact in meetings and visits that were held</description></meta>
<graph mode="dynamic" defaultedgetype="undirected" timeformat="date" timerepresentation="interval">
${attributes('node', { type: 'string', state: 'string', cow: 'integer', gw: 'integer', office: 'string', contacts: 'integer' })}
${attributes('edge', { meetings: 'integer', visits: 'integer', share: 'double', entries: 'string' })}
<nodes>
`,
  }
  for (const { id, label, ...own } of nodes)
    yield {
      file,
      data: `<node id="${xmlAttribute(id)}" label="${xmlAttribute(label)}">${attvalues(own)}</node>\n`,
    }
  yield { file, data: '</nodes>\n<edges>\n' }
  for (const { id, source, target, contacts, ...own } of edges)
    yield {
      file,
      data: `<edge id="${id}" source="${xmlAttribute(source)}" target="${xmlAttribute(target)}" weight="${contacts.length}">${attvalues({ ...own, entries: contacts.map((c) => c.entry).join('|') })}${spells(contacts)}</edge>\n`,
    }
  yield { file, data: '</edges>\n</graph>\n</gexf>\n' }
}
