export { mcpOverHttp } from './http.ts'
export { createMcp } from './server.ts'
export type { Setting } from './setting.ts'
export { mcpOverStdio } from './stdio.ts'
