import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'

/** A database to run the conformance suite on. */
export interface Engine {
  readonly name: string
  /** Why it is skipped here, or null. */
  readonly skipped: string | null
  /** Makes it ready; answers how to get a fresh location for each record, and how to stop. */
  start(): Promise<{ fresh(): Promise<string>; stop(): Promise<void> }>
}

const folders: Engine = {
  name: 'a folder',
  skipped: null,
  async start() {
    const root = mkdtempSync(join(tmpdir(), 'chancery-record-'))
    let last = 0
    return {
      fresh: async () => join(root, String(++last)),
      stop: async () => rmSync(root, { recursive: true, force: true }),
    }
  },
}

/** Databases of their own on a server that is running. */
async function databases(address: string) {
  const made: string[] = []
  const ask = async (text: string): Promise<void> => {
    const client = new pg.Client({ connectionString: address })
    await client.connect()
    await client.query(text)
    await client.end()
  }
  return {
    fresh: async () => {
      const name = `chancery_test_${process.pid}_${made.length}`
      await ask(`create database ${name}`)
      made.push(name)
      const url = new URL(address)
      url.pathname = `/${name}`
      return url.href
    },
    stop: async () => {
      for (const name of made) await ask(`drop database if exists ${name} with (force)`)
    },
  }
}

const bin = (): string | null => {
  const root = '/usr/lib/postgresql'
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : []
  return versions.map((v) => join(root, v, 'bin')).find((p) => existsSync(join(p, 'initdb'))) ?? null
}

const asRoot = userInfo().uid === 0
const canStepDown =
  asRoot && spawnSync('id', ['postgres']).status === 0 && spawnSync('setpriv', ['--version']).status === 0

function whyNoServer(): string | null {
  if (process.env.CHANCERY_TEST_POSTGRES) return null
  if (bin() === null) return 'no PostgreSQL here: set CHANCERY_TEST_POSTGRES or install the server'
  if (asRoot && !canStepDown)
    return 'PostgreSQL does not run as root, and there is no user postgres or no setpriv'
  return null
}

/** A command of the server, never run as root. */
const server = (command: string, args: readonly string[]): [string, string[]] =>
  asRoot
    ? ['setpriv', ['--reuid=postgres', '--regid=postgres', '--clear-groups', join(bin()!, command), ...args]]
    : [join(bin()!, command), [...args]]

const postgres: Engine = {
  name: 'a PostgreSQL server',
  skipped: whyNoServer(),
  async start() {
    const given = process.env.CHANCERY_TEST_POSTGRES
    if (given) return databases(given)
    const root = mkdtempSync(join(tmpdir(), 'chancery-postgres-'))
    if (asRoot) execFileSync('chown', ['postgres', root])
    const data = join(root, 'data')
    const [init, initArgs] = server('initdb', [
      '-D',
      data,
      '-U',
      'postgres',
      '-A',
      'trust',
      '-E',
      'UTF8',
      '--no-sync',
    ])
    execFileSync(init, initArgs, { stdio: 'pipe', env: { ...process.env, LC_ALL: 'C' }, cwd: root })
    const [run, runArgs] = server('postgres', ['-D', data, '-k', root, '-c', 'listen_addresses=', '-F'])
    const child = spawn(run, runArgs, { stdio: 'ignore', cwd: root })
    const address = `postgres://postgres@localhost/postgres?host=${encodeURIComponent(root)}`
    const made = await databases(address)
    for (let i = 0; i < 100; i++) {
      const client = new pg.Client({ connectionString: address })
      try {
        await client.connect()
        await client.end()
        break
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
    }
    return {
      fresh: made.fresh,
      stop: async () => {
        const gone = new Promise((resolve) => child.once('exit', resolve))
        child.kill('SIGINT')
        await gone
        rmSync(root, { recursive: true, force: true })
      },
    }
  },
}

/** Every database a record can be kept in. */
export const ENGINES: readonly Engine[] = [folders, postgres]
