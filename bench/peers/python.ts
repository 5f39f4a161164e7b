import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const SCRIPT = fileURLToPath(new URL('./texts.py', import.meta.url))

/** A peer in a Python environment of its own, `FOLDER/NAME/bin/python`. */
export interface PythonPeer {
  /** Versions of the peer and its model; known after the first run. */
  readonly version: string
  /** What the peer makes of each text, in its own format. */
  run<T>(texts: readonly string[]): Promise<T[]>
}

/** Opens a peer's environment; null where there is none, or no model that ends in `model` beside it. */
export async function openPython(folder: string, name: string, model?: string): Promise<PythonPeer | null> {
  const own = join(folder, name)
  const python = join(own, 'bin', 'python')
  if (!existsSync(python)) return null
  const path = model === undefined ? [] : modelsUnder(own, model)
  if (model !== undefined && path.length !== 1) return null
  const start = [SCRIPT, name, ...path]
  const [{ version }] = (await answers(python, start, [])) as [{ version: string }]
  return {
    version,
    run: async <T>(texts: readonly string[]) => (await answers(python, start, texts)).slice(1) as T[],
  }
}

const modelsUnder = (folder: string, ending: string): string[] =>
  readdirSync(folder)
    .filter((f) => f.endsWith(ending))
    .map((f) => join(folder, f))

/** The lines of answers: first the version, then one a text. */
function answers(python: string, args: readonly string[], texts: readonly string[]): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(python, args, {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, PYTHONUTF8: '1' },
    })
    const found: unknown[] = []
    let errors = ''
    createInterface({ input: child.stdout }).on('line', (line) => found.push(JSON.parse(line)))
    child.stderr.on('data', (piece) => {
      errors = (errors + piece).slice(-800)
    })
    child.on('error', reject)
    child.on('close', (code) =>
      code === 0 && found.length === texts.length + 1
        ? resolve(found)
        : reject(
            new Error(`expected ${texts.length} answers of ${args[1]}, got ${found.length - 1}: ${errors}`),
          ),
    )
    child.stdin.on('error', () => {}) // it ended before it had read all: its own words say why
    child.stdin.end(texts.map((text) => `${JSON.stringify(text)}\n`).join(''))
  })
}
