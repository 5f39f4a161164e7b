import { FINDING_KINDS } from '../../ontology/finding.ts'
import { RECORD_SCHEMA } from '../record-schema.ts'
import type { Write } from './format.ts'
import { jsonLine } from './json-stream.ts'

/** Entries as the record keeps them, one JSON object a line: nothing is left out. */
export const writeJsonl: Write = async function* (material) {
  for await (const entry of material.entries()) yield jsonLine('.jsonl', entry)
}

const text = { type: 'string' }

/** JSON Schema (2020-12) of one line: an entry with its findings. Keys are only ever added. */
export const ENTRY_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'An entry of the record',
  type: 'object',
  properties: {
    id: text,
    kind: { enum: FINDING_KINDS },
    view: { $ref: '#/$defs/finding', description: 'The finding that stands for the entry.' },
    findings: { type: 'array', items: { $ref: '#/$defs/finding' } },
    reports: { type: 'integer', minimum: 0 },
    publishers: { type: 'integer', minimum: 0 },
    disagreements: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          field: text,
          values: {
            type: 'array',
            items: {
              type: 'object',
              properties: {
                value: text,
                findings: { type: 'array', items: text },
                publishers: { type: 'array', items: text },
              },
              required: ['value', 'findings', 'publishers'],
            },
          },
        },
        required: ['field', 'values'],
      },
    },
    because: { type: 'array', items: text },
  },
  required: ['id', 'kind', 'view', 'findings', 'reports', 'publishers', 'disagreements', 'because'],
  $defs: RECORD_SCHEMA.$defs,
} as const
