import { COLOUR, PLAIN, type Style } from '../index.ts'

/** Where a command writes: data on `out`, messages on `err`. */
export interface Terminal {
  readonly out: (words: string) => Promise<void>
  /** Writes data as it is, without a line end. */
  readonly raw: (data: string | Uint8Array) => Promise<void>
  readonly err: (words: string) => void
  /** Overwrites one line of messages; nothing where messages are not shown on a terminal. */
  readonly line: (words: string) => void
  readonly outStyle: Style
  readonly errStyle: Style
  readonly errIsTty: boolean
  readonly outIsTty: boolean
  readonly width: number
  readonly quiet: boolean
}

/** Streams and environment as the program finds them. */
export interface Streams {
  readonly stdout: NodeJS.WriteStream
  readonly stderr: NodeJS.WriteStream
  readonly env: Readonly<Record<string, string | undefined>>
}

/** Whether a stream is shown in colour: flag, then FORCE_COLOR, NO_COLOR and TERM, then whether it is a terminal. */
function coloured(isTty: boolean, env: Streams['env'], flag: boolean | undefined): boolean {
  if (flag === false) return false
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== '') return false
  if (env.CHANCERY_NO_COLOR !== undefined && env.CHANCERY_NO_COLOR !== '') return false
  if (env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '')
    return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false'
  return isTty && env.TERM !== 'dumb'
}

/** Escape sequences, but for the plain styles we write ourselves. */
const SEQUENCE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  /\u001b(?!\[(?:1|2|4|7|22|24|27|3[0-9])m)(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|.)?/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const CONTROL = /[\u0000-\u0008\u000b-\u001a\u001c-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g

/** Words that cannot steer a terminal: reports are untrusted. */
export const safe = (words: string): string => words.replace(SEQUENCE, '').replace(CONTROL, '')

/** Ends the program quietly where the reader of what it prints closes the pipe, as `head` does. */
export function endWithPipe({ stdout, stderr }: Pick<Streams, 'stdout' | 'stderr'>): void {
  const closed = (error: NodeJS.ErrnoException): void => {
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0)
    throw error
  }
  for (const stream of [stdout, stderr]) if (stream.listenerCount('error') === 0) stream.on('error', closed)
}

/** The terminal of a run. */
export function openTerminal(
  streams: Streams,
  options: { colour?: boolean | undefined; quiet?: boolean | undefined },
): Terminal {
  const { stdout, stderr, env } = streams
  endWithPipe(streams)
  const outStyle = coloured(stdout.isTTY === true, env, options.colour) ? COLOUR : PLAIN
  const errStyle = coloured(stderr.isTTY === true, env, options.colour) ? COLOUR : PLAIN
  const quiet = options.quiet === true
  const moving = stderr.isTTY === true && env.TERM !== 'dumb' && !quiet
  let shown = false
  const clear = (): void => {
    if (shown) stderr.write('\r\u001b[K')
    shown = false
  }
  const raw = (data: string | Uint8Array): Promise<void> =>
    new Promise((resolve) => {
      clear()
      if (stdout.write(data)) resolve()
      else stdout.once('drain', resolve)
    })
  return {
    out: (words) => raw(`${words}\n`),
    raw,
    err: (words) => {
      clear()
      stderr.write(`${safe(words)}\n`)
    },
    line: (words) => {
      if (!moving) return
      const limit = (stderr.columns ?? 80) - 1
      const one = safe(words)
      stderr.write(
        `\r\u001b[K${words === '' ? '' : one.length > limit ? `${one.slice(0, limit - 1)}…` : one}`,
      )
      shown = words !== ''
    },
    outStyle,
    errStyle,
    errIsTty: moving,
    outIsTty: stdout.isTTY === true,
    width: stdout.columns ?? (Number(env.COLUMNS) || 88),
    quiet,
  }
}
