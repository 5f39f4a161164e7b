import type { Evidence } from '../../ontology/evidence.ts'
import { hash } from '../../ontology/hash.ts'
import type { Report } from '../../ontology/report.ts'
import { codePointsOf } from '../code-points.ts'
import { describe } from '../describe.ts'
import type { Material, Write } from './format.ts'
import { jsonStream, known } from './json-stream.ts'
import { proofsOf } from './proofs.ts'
import { urn, webAddress } from './sources.ts'
import { flat } from './table.ts'

/** Least code points of context on each side of a quote. */
const CONTEXT = 32

/** Evidence as selectors of the report's text: a position in code points and, if wanted, the quote with context that makes it the only one. */
export function selectorsOf(report: Pick<Report, 'text'>, evidence: Evidence, quotes: boolean): object[] {
  const points = codePointsOf(report.text)
  const position = {
    type: 'TextPositionSelector',
    start: points(evidence.start),
    end: points(evidence.end),
  }
  if (!quotes) return [position]
  const { text } = report
  for (let width = CONTEXT; ; width *= 2) {
    const from = between(text, Math.max(0, evidence.start - width))
    const to = between(text, Math.min(text.length, evidence.end + width))
    const whole = text.slice(from, to)
    const first = text.indexOf(whole)
    if (text.indexOf(whole, first + 1) >= 0 && (from > 0 || to < text.length)) continue
    return [
      {
        type: 'TextQuoteSelector',
        exact: evidence.quote,
        prefix: text.slice(from, evidence.start),
        suffix: text.slice(evidence.end, to),
      },
      position,
    ]
  }
}

/** An offset that does not fall within a surrogate pair. */
const between = (text: string, at: number): number =>
  /[\udc00-\udfff]/.test(text[at] ?? '') && /[\ud800-\udbff]/.test(text[at - 1] ?? '') ? at - 1 : at

/** Every piece of evidence as an annotation of its report (W3C Web Annotation Data Model). */
export const writeAnnotations: Write = async function* (material, leaveOut) {
  yield* jsonStream(
    '.jsonld',
    {
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      id: `urn:chancery:annotations:${hash('page', [material.title, material.made]).slice(5)}`,
      type: 'AnnotationPage',
      ...known({ label: material.title }),
    },
    { items: () => annotationsOf(material, leaveOut) },
  )
}

async function* annotationsOf(material: Material, leaveOut: Parameters<Write>[1]): AsyncGenerator<object> {
  for await (const entry of material.entries()) {
    leaveOut('disagreement between reports', 'an annotation shows one report', entry.disagreements.length)
    for (const finding of entry.findings) {
      const says = flat(describe(finding, material.states.nameOf))
      for (const { field, evidence } of proofsOf(finding)) {
        const report = await material.report(evidence.report)
        if (report === null) {
          leaveOut('piece of evidence without its report', 'a selector needs the text')
          continue
        }
        yield {
          id: urn(hash('annotation', [finding.id, field, evidence.start, evidence.end])),
          type: 'Annotation',
          motivation: field.startsWith('evidence[') ? 'describing' : 'identifying',
          body: [
            { type: 'SpecificResource', source: urn(entry.id), purpose: 'identifying' },
            { type: 'TextualBody', value: `${finding.kind}.${field}`, purpose: 'tagging' },
            ...(field.startsWith('evidence[')
              ? [
                  {
                    type: 'TextualBody',
                    value: says,
                    language: 'en',
                    format: 'text/plain',
                    purpose: 'describing',
                  },
                ]
              : []),
          ],
          target: {
            source: known({
              id: urn(report.id),
              type: 'Text',
              format: 'text/plain',
              language: report.language,
              via: webAddress(report),
            }),
            selector: selectorsOf(report, evidence, material.choices.noQuotes !== true),
          },
        }
      }
    }
  }
}

const text = { type: 'string' }
const textual = {
  type: 'object',
  properties: {
    type: { const: 'TextualBody' },
    value: text,
    purpose: { enum: ['tagging', 'describing'] },
    language: text,
    format: text,
  },
  required: ['type', 'value', 'purpose'],
  additionalProperties: false,
}

/** JSON Schema (2020-12) of the page: the parts of the Web Annotation Data Model that Chancery uses. */
export const ANNOTATIONS_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Page of Web Annotations',
  type: 'object',
  properties: {
    '@context': { const: 'http://www.w3.org/ns/anno.jsonld' },
    id: { type: 'string', format: 'uri' },
    type: { const: 'AnnotationPage' },
    label: text,
    items: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          id: { type: 'string', format: 'uri' },
          type: { const: 'Annotation' },
          motivation: { enum: ['describing', 'identifying'] },
          body: {
            type: 'array',
            minItems: 2,
            items: {
              oneOf: [
                textual,
                {
                  type: 'object',
                  properties: {
                    type: { const: 'SpecificResource' },
                    source: { type: 'string', format: 'uri' },
                    purpose: { const: 'identifying' },
                  },
                  required: ['type', 'source', 'purpose'],
                  additionalProperties: false,
                },
              ],
            },
          },
          target: {
            type: 'object',
            properties: {
              source: {
                type: 'object',
                properties: {
                  id: { type: 'string', format: 'uri' },
                  type: { const: 'Text' },
                  format: { const: 'text/plain' },
                  language: text,
                  via: { type: 'string', format: 'uri' },
                },
                required: ['id', 'type', 'format'],
                additionalProperties: false,
              },
              selector: {
                type: 'array',
                minItems: 1,
                items: {
                  oneOf: [
                    {
                      type: 'object',
                      properties: {
                        type: { const: 'TextQuoteSelector' },
                        exact: { type: 'string', minLength: 1 },
                        prefix: text,
                        suffix: text,
                      },
                      required: ['type', 'exact', 'prefix', 'suffix'],
                      additionalProperties: false,
                    },
                    {
                      type: 'object',
                      properties: {
                        type: { const: 'TextPositionSelector' },
                        start: { type: 'integer', minimum: 0 },
                        end: { type: 'integer', minimum: 1 },
                      },
                      required: ['type', 'start', 'end'],
                      additionalProperties: false,
                    },
                  ],
                },
              },
            },
            required: ['source', 'selector'],
            additionalProperties: false,
          },
        },
        required: ['id', 'type', 'motivation', 'body', 'target'],
        additionalProperties: false,
      },
    },
  },
  required: ['@context', 'id', 'type', 'items'],
  additionalProperties: false,
} as const
