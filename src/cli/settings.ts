import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

type Env = Readonly<Record<string, string | undefined>>

const given = (value: string | undefined): string | null =>
  value === undefined || value === '' ? null : value

/** The folder for a user's data after the XDG base directory specification. */
export const dataHome = (env: Env): string => given(env.XDG_DATA_HOME) ?? join(homedir(), '.local', 'share')

/** Where the record is: flag, then CHANCERY_RECORD, then the user's data folder. A folder, or a `postgres://` address. */
export const recordPath = (flag: string | undefined, env: Env): string =>
  given(flag) ?? given(env.CHANCERY_RECORD) ?? join(dataHome(env), 'chancery', 'record')

/** Where the model is: flag, then CHANCERY_MODEL, then the one that ships. */
export const modelPath = (flag: string | undefined, env: Env): string =>
  given(flag) ?? given(env.CHANCERY_MODEL) ?? fileURLToPath(new URL('../../model', import.meta.url))

/** Where the keys of a served record are: flag, then CHANCERY_KEYS, then the user's settings. */
export const keysPath = (flag: string | undefined, env: Env): string =>
  given(flag) ??
  given(env.CHANCERY_KEYS) ??
  join(given(env.XDG_CONFIG_HOME) ?? join(homedir(), '.config'), 'chancery', 'keys.json')

/** The reference knowledge that ships. */
export const dataPath = fileURLToPath(new URL('../../data', import.meta.url))

/** The sample reports that ship. */
export const samplesPath = fileURLToPath(new URL('../../samples/reports', import.meta.url))

/** The web pages as they are built. */
export const pagesPath = fileURLToPath(new URL('../../dist/web', import.meta.url))
