import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { System } from '../system.ts'

/** A reader by others that can run beside us where a person has installed it; see PEERS.md. */
export interface Peer {
  /** Name of its frozen figures. */
  readonly name: string
  /** What a person installs, as PEERS.md says. */
  readonly packages: string
  /** Opens what is installed under the folder of --peers; null where it is not there. */
  open(folder: string): Promise<System | null>
}

/** Loads a package from the folder of --peers; null where it is not installed. */
export async function packageOf<T>(
  folder: string,
  name: string,
): Promise<{ readonly made: T; readonly version: string } | null> {
  const require = createRequire(join(folder, 'package.json'))
  try {
    const at = require.resolve(name)
    const made = (await import(pathToFileURL(at).href)) as T & { default?: T }
    return { made: made.default ?? made, version: versionOf(at) }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return null
    throw error
  }

  /** The version in the package.json that stands nearest above a file and has one. */
  function versionOf(at: string): string {
    for (let path = join(at, '..'); path !== join(path, '..'); path = join(path, '..')) {
      try {
        const { name: own, version } = require(join(path, 'package.json')) as {
          name?: string
          version?: string
        }
        if (own === name && version !== undefined) return version
      } catch {
        // No package.json here; it stands further up.
      }
    }
    return '?'
  }
}
