import { createHash } from 'node:crypto'

/** A short stable name for a value: `prefix:` and 16 hexadecimal digits of the SHA-256 of its JSON. */
export const hash = (prefix: string, value: unknown): string =>
  `${prefix}:${createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16)}`
