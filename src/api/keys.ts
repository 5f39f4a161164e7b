import { createHash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { promisify } from 'node:util'

/** What a key may do: read; read and judge or add reports; all that and administer. */
export type Role = 'reader' | 'editor' | 'admin'

export const ROLES: readonly Role[] = ['reader', 'editor', 'admin']

/** A key as the file keeps it: the secret only as its scrypt hash. */
export interface Key {
  readonly id: string
  /** Who uses it; judgements made with it are signed so. */
  readonly name: string
  readonly role: Role
  readonly salt: string
  readonly hash: string
  /** ISO 8601 date-times. */
  readonly made: string
  readonly revoked: string | null
}

const derive = promisify(scrypt) as (secret: string, salt: Buffer, length: number) => Promise<Buffer>

/** The keys of a file; a file that is not there holds none. */
export async function readKeys(path: string): Promise<Key[]> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
  try {
    const keys = JSON.parse(text) as unknown
    if (!Array.isArray(keys)) throw new Error('no list')
    return keys as Key[]
  } catch {
    throw new Error(`expected a list of keys in ${path}, got something else; mend or remove the file`)
  }
}

async function writeKeys(path: string, keys: readonly Key[]): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await writeFile(`${path}.new`, `${JSON.stringify(keys, null, 1)}\n`, { mode: 0o600 })
  await chmod(`${path}.new`, 0o600)
  await rename(`${path}.new`, path)
}

/** Makes a key and keeps its hash; the secret is told this once. */
export async function createKey(
  path: string,
  made: { readonly name: string; readonly role: Role },
  now: () => Date,
): Promise<{ readonly key: Key; readonly secret: string }> {
  const id = randomBytes(6).toString('hex')
  const words = randomBytes(24).toString('base64url')
  const salt = randomBytes(16)
  const key: Key = {
    id,
    name: made.name,
    role: made.role,
    salt: salt.toString('hex'),
    hash: (await derive(words, salt, 32)).toString('hex'),
    made: now().toISOString(),
    revoked: null,
  }
  await writeKeys(path, [...(await readKeys(path)), key])
  return { key, secret: `chancery_${id}_${words}` }
}

/** Ends a key for good. */
export async function revokeKey(path: string, id: string, now: () => Date): Promise<Key> {
  const keys = await readKeys(path)
  const found = keys.find((k) => k.id === id)
  if (found === undefined)
    throw new Error(`expected the id of a key, got "${id}"; chancery key list shows them`)
  const revoked = { ...found, revoked: found.revoked ?? now().toISOString() }
  await writeKeys(
    path,
    keys.map((k) => (k === found ? revoked : k)),
  )
  return revoked
}

/** Tells whose a secret is; null where it is nobody's. The slow hash is asked once a secret. */
export function keyring(keys: readonly Key[]): (secret: string) => Promise<Key | null> {
  const known = new Map<string, Key>()
  return async (secret) => {
    const quick = createHash('sha256').update(secret).digest('hex')
    const seen = known.get(quick)
    if (seen) return seen
    const [, id, words] = /^chancery_([0-9a-f]{12})_([\w-]{10,100})$/.exec(secret) ?? []
    const key = keys.find((k) => k.id === id && k.revoked === null)
    if (key === undefined || words === undefined) return null
    const hash = await derive(words, Buffer.from(key.salt, 'hex'), 32)
    if (!timingSafeEqual(hash, Buffer.from(key.hash, 'hex'))) return null
    known.set(quick, key)
    return key
  }
}
