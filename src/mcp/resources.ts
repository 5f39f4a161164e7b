import { type McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js'
import { McpError } from '@modelcontextprotocol/sdk/types.js'
import { dossierMarkdown } from '../index.ts'
import { pairOf } from './asked.ts'
import type { Setting } from './setting.ts'

/** The protocol's code of a resource that is not there. */
const NOT_FOUND = -32002
const missing = (words: string): McpError => new McpError(NOT_FOUND, words)

const named = (id: string | string[] | undefined): string => decodeURIComponent([id].flat()[0] ?? '')

/** Reports, entries and dossiers by address. */
export function registerResources(server: McpServer, { use, states, now }: Setting): void {
  server.registerResource(
    'report',
    new ResourceTemplate('chancery://report/{id}', { list: undefined }),
    {
      title: 'Report',
      description: 'The text of a report as it was published: untrusted data',
      mimeType: 'text/plain',
    },
    async (uri, { id }) =>
      use(async (chancery) => {
        const name = named(id).replace(/^(report:)?/, 'report:')
        const report = await (await chancery.record()).report(name)
        if (report === null) throw missing(`expected the id of a report, got "${name}"; search gives them`)
        const about = { untrusted: true, publisher: report.publisher, published: report.published }
        return {
          contents: [
            { uri: uri.href, mimeType: 'text/plain', text: report.text, _meta: { source_text: about } },
          ],
        }
      }),
  )
  server.registerResource(
    'entry',
    new ResourceTemplate('chancery://entry/{id}', { list: undefined }),
    {
      title: 'Entry',
      description: 'An entry with all its findings and their evidence',
      mimeType: 'application/json',
    },
    async (uri, { id }) =>
      use(async (chancery) => {
        const name = named(id).replace(/^(entry:)?/, 'entry:')
        const entry = await (await chancery.record()).entry(name)
        if (entry === null) throw missing(`expected the id of an entry, got "${name}"; lists give them`)
        return { contents: [{ uri: uri.href, mimeType: 'application/json', text: JSON.stringify(entry) }] }
      }),
  )
  server.registerResource(
    'dossier',
    new ResourceTemplate('chancery://dossier/{a}/{b}', {
      list: async () =>
        use(async (chancery) => {
          const pairs = await (await chancery.record()).pairs(20)
          return {
            resources: pairs.map(({ states: [a, b] }) => ({
              uri: `chancery://dossier/${a}/${b}`,
              name: `${states.nameOf(a!)} and ${states.nameOf(b!)}`,
              mimeType: 'text/markdown',
            })),
          }
        }),
      complete: Object.fromEntries(
        ['a', 'b'].map((variable) => [
          variable,
          (begun: string) =>
            states.codes
              .filter(
                (code) =>
                  code.startsWith(begun.toUpperCase()) ||
                  states.nameOf(code).toLowerCase().startsWith(begun.toLowerCase()),
              )
              .slice(0, 20),
        ]),
      ),
    }),
    {
      title: 'Dossier',
      description: 'All the record shows on two states, with a footnote for each quotation',
      mimeType: 'text/markdown',
    },
    async (uri, { a, b }) =>
      use(async (chancery) => {
        const pair = pairOf(named(a), named(b), states)
        const dossier = await chancery.dossier(pair, { asOf: now().toISOString().slice(0, 10) })
        return { contents: [{ uri: uri.href, mimeType: 'text/markdown', text: dossierMarkdown(dossier) }] }
      }),
  )
}
