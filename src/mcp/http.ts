import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js'
import { createMcp } from './server.ts'
import type { Setting } from './setting.ts'

/** Answers MCP over streamable HTTP without sessions: each request stands alone, so that any process can answer it. */
export const mcpOverHttp =
  (setting: Setting): ((request: Request) => Promise<Response>) =>
  async (request) => {
    // Nothing is sent unasked and no session ends: a stream that is held open would only be held open.
    if (request.method !== 'POST')
      return Response.json(
        {
          jsonrpc: '2.0',
          error: { code: -32000, message: 'expected POST: there are no sessions' },
          id: null,
        },
        { status: 405, headers: { Allow: 'POST' } },
      )
    const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true })
    await createMcp(setting).connect(transport as never)
    return transport.handleRequest(request)
  }
