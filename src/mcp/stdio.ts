import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js'
import { createMcp } from './server.ts'
import type { Setting } from './setting.ts'

/** Answers MCP on standard input and output until the client closes them. */
export async function mcpOverStdio(setting: Setting, input: NodeJS.ReadableStream): Promise<void> {
  const server = createMcp(setting)
  const closed = new Promise<void>((resolve) => {
    input.once('end', resolve)
    input.once('close', resolve)
    server.server.onclose = resolve
  })
  await server.connect(new StdioServerTransport())
  await closed
  await server.close()
}
