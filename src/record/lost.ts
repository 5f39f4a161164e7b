/** The connection to a database was lost: what was committed stays, what was under way is gone, and can be done again. */
export class ConnectionLost extends Error {}

/** What a system or PostgreSQL says went wrong: `ECONNREFUSED`, `57P01`. */
const codeOf = (error: Error): string => String((error as { code?: unknown }).code ?? '')

/** Ends of a connection: the server shut down, crashed, restarts, or the network broke off. */
const ENDS = ['57P01', '57P02', '57P03', '57P05', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT']

const isEnd = (error: Error): boolean =>
  ENDS.includes(codeOf(error)) ||
  codeOf(error).startsWith('08') ||
  /^Connection terminated|not queryable|^Client was closed/.test(error.message)

/** The address of a server without its password. */
export function addressOf(location: string): {
  readonly server: string
  readonly user: string
  readonly database: string
} {
  const url = new URL(location)
  const host = url.searchParams.get('host') ?? (decodeURIComponent(url.hostname) || 'localhost')
  return {
    server: `${host}:${url.searchParams.get('port') ?? (url.port || '5432')}`,
    user: decodeURIComponent(url.username) || 'the user of this machine',
    database: decodeURIComponent(url.pathname.slice(1)) || 'of the user',
  }
}

/** What went wrong with a server, in words that say what to do; other errors as they are. */
export function serverError(location: string, error: Error): Error {
  const { server, user, database } = addressOf(location)
  const got = error.message
  switch (codeOf(error)) {
    case 'ECONNREFUSED':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'ENOENT':
      return new Error(
        `expected a PostgreSQL server at ${server}, got ${got || codeOf(error)}; start it, or correct the address`,
        { cause: error },
      )
    case '28P01':
    case '28000':
      return new Error(
        `expected ${user} to be let in at ${server}, got "${got}"; correct the name or the password in the address`,
        { cause: error },
      )
    case '3D000':
      return new Error(
        `expected the database ${database} at ${server}, got "${got}"; make it (createdb ${database}), or name another`,
        { cause: error },
      )
    case '42501':
      return new Error(
        `expected ${user} to be allowed to keep a record in the database ${database}, got "${got}"; let the owner grant it, or name a database of your own`,
        { cause: error },
      )
    case '25006':
      return new Error(
        `expected a server that can be written to at ${server}, got "${got}"; name the one that it copies`,
        { cause: error },
      )
    case '53100':
      return new Error(
        `expected room on the disk of ${server}, got "${got}"; make room there, and run the same command again`,
        { cause: error },
      )
    case '53300':
      return new Error(
        `expected ${server} to take one more connection, got "${got}"; try again later, or raise max_connections`,
        { cause: error },
      )
  }
  if (/^SASL/.test(got))
    return new Error(
      `expected a password for ${user} at ${server}, got none that fits (${got}); write it into the address (postgres://name:password@…) or set PGPASSWORD`,
      { cause: error },
    )
  if (isEnd(error))
    return new ConnectionLost(
      `expected the PostgreSQL server at ${server} to answer, got the end of the connection (${got}); see that it runs, then run the same command again: what was stored stays`,
      { cause: error },
    )
  return error
}

/** What went wrong with a folder, in words that say what to do; other errors as they are. */
export function folderError(folder: string, error: Error): Error {
  const got = error.message
  switch (codeOf(error)) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOENT':
      return new Error(
        `expected to make or write to the folder ${folder}, got "${got}"; make it writable, or name another with --record`,
        { cause: error },
      )
    case 'EEXIST':
    case 'ENOTDIR':
      return new Error(`expected a folder for the record, got the file ${folder}; name a folder`, {
        cause: error,
      })
    case 'ENOSPC':
    case 'EDQUOT':
    case '53100':
      return new Error(
        `expected room on the disk of ${folder}, got "${got}"; make room, and run the same command again: what was stored stays`,
        { cause: error },
      )
  }
  if (isEnd(error))
    return new ConnectionLost(
      `expected the database in ${folder} to run, got its end (${(error.cause as Error | undefined)?.message ?? got}); run the same command again: what was stored stays`,
      { cause: error },
    )
  return error
}
