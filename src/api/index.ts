export { type ApiOptions, createApi } from './app.ts'
export type { AuditLine } from './audit.ts'
export { createKey, type Key, ROLES, type Role, readKeys, revokeKey } from './keys.ts'
export { type Served, type ServeOptions, serve } from './serve.ts'
