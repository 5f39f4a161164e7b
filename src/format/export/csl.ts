import { citationsOf, titleOf } from './citations.ts'
import type { Write } from './format.ts'
import { known } from './json-stream.ts'

/** The reports cited as CSL-JSON, for Zotero and citeproc; dates are EDTF. */
export const writeCsl: Write = async function* (material, leaveOut) {
  const items = (await citationsOf(material)).map((c) => {
    if (c.report.title === null) leaveOut('title of a report', 'the report has none')
    return known({
      id: c.key,
      type: c.type === 'newspaper' ? 'article-newspaper' : 'webpage',
      title: titleOf(c),
      'container-title': c.type === 'newspaper' ? c.report.publisher : null,
      publisher: c.type === 'release' ? c.report.publisher : null,
      genre: c.type === 'release' ? 'Press release' : null,
      issued: c.day,
      accessed: c.report.retrieved?.slice(0, 10),
      URL: c.url,
      language: c.report.language,
      note: c.report.id,
      custom: { entries: c.entries },
    })
  })
  yield { file: '.csl.json', data: `${JSON.stringify(items, null, 1)}\n` }
}

const text = { type: 'string', minLength: 1 }
const date = { type: 'string', pattern: '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$' }

/** JSON Schema (2020-12) of the file: the fields of CSL-JSON that Chancery uses. */
export const CSL_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Reports cited, as CSL-JSON',
  type: 'array',
  items: {
    type: 'object',
    properties: {
      id: text,
      type: { enum: ['article-newspaper', 'webpage'] },
      title: text,
      'container-title': text,
      publisher: text,
      genre: text,
      issued: date,
      accessed: date,
      URL: { type: 'string', format: 'uri' },
      language: text,
      note: text,
      custom: { type: 'object', properties: { entries: { type: 'array', items: text } } },
    },
    required: ['id', 'type', 'title', 'note'],
    additionalProperties: false,
  },
} as const
