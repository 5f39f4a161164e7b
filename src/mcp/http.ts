import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js'
import { createMcp } from './server.ts'
import type { Setting } from './setting.ts'

/** Answers MCP over streamable HTTP without sessions: each request stands alone, so that any process can answer it. */
export const mcpOverHttp =
  (setting: Setting): ((request: Request) => Promise<Response>) =>
  async (request) => {
    const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true })
    await createMcp(setting).connect(transport as never)
    return transport.handleRequest(request)
  }
