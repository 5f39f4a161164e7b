import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { create } from 'fontkit'

/** One font file, and the letters it has. */
export interface Face {
  readonly name: string
  readonly file: Buffer
  readonly has: (codePoint: number) => boolean
}

export type Dress = 'normal' | 'strong' | 'emphasis'

/** Fonts by family and script: Noto for Latin of every European language and Vietnamese, Greek, Cyrillic; then Amiri for Arabic, whose letters are drawn whole so that they can be copied, and Noto for Hebrew. */
const SCRIPTS = [
  ...['latin', 'latin-ext', 'vietnamese', 'greek', 'greek-ext', 'cyrillic', 'cyrillic-ext', 'math'].map(
    (script) => ['noto-serif', script] as const,
  ),
  ['amiri', 'arabic'],
  ['noto-serif-hebrew', 'hebrew'],
] as const
type Script = (typeof SCRIPTS)[number]

/** Only Noto Serif leans. */
const cutOf = (family: Script[0], dress: Dress): string =>
  dress === 'strong'
    ? '700-normal'
    : dress === 'emphasis' && family === 'noto-serif'
      ? '400-italic'
      : '400-normal'

const face = (name: string, file: Buffer): Face => {
  const letters = new Set(create(file).characterSet)
  return { name, file, has: (codePoint) => letters.has(codePoint) }
}

const files = createRequire(import.meta.url)
const opened = new Map<string, Face>()

/** A face that ships, read once. */
function shipped(dress: Dress, [family, script]: Script): Face {
  const name = `${family}-${script}-${cutOf(family, dress)}`
  const known =
    opened.get(name) ?? face(name, readFileSync(files.resolve(`@fontsource/${family}/files/${name}.woff`)))
  opened.set(name, known)
  return known
}

/** The fonts of a document: those that ship, then those of `extra` for letters that they lack. */
export function faces(extra: readonly Buffer[]): { of(dress: Dress, codePoint: number): Face | null } {
  const others = extra.map((file, i) => face(`extra-${i}`, file))
  const found = new Map<string, Face | null>()
  return {
    of(dress, codePoint) {
      const key = `${dress} ${codePoint}`
      const known = found.get(key)
      if (known !== undefined) return known
      const script = SCRIPTS.find((name) => shipped(dress, name).has(codePoint))
      const best =
        script === undefined ? (others.find((f) => f.has(codePoint)) ?? null) : shipped(dress, script)
      found.set(key, best)
      return best
    },
  }
}
