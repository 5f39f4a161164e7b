import type { Piece } from './format.ts'

type Items = AsyncIterable<unknown> | Iterable<unknown>

/** A JSON object whose last members are lists, written item by item: `{…head, "key": [ … ], …}`. */
export async function* jsonStream(
  file: string,
  head: Readonly<Record<string, unknown>>,
  lists: Readonly<Record<string, () => Items>>,
): AsyncGenerator<Piece> {
  let opening = JSON.stringify(head).slice(0, -1)
  for (const [key, items] of Object.entries(lists)) {
    yield { file, data: `${opening}${opening === '{' ? '' : ','}${JSON.stringify(key)}:[` }
    let first = true
    for await (const item of items()) {
      yield { file, data: `${first ? '\n' : ',\n'}${JSON.stringify(item)}` }
      first = false
    }
    opening = first ? ']' : '\n]'
  }
  yield { file, data: `${opening}}\n` }
}

/** One JSON value on a line of its own. */
export const jsonLine = (file: string, value: unknown): Piece => ({
  file,
  data: `${JSON.stringify(value)}\n`,
})

/** An object without its members that are null, undefined or empty lists: an open world says nothing of what it does not know. */
export const known = <T extends object>(value: T): { [K in keyof T]?: NonNullable<T[K]> } =>
  Object.fromEntries(
    Object.entries(value).filter(
      ([, v]) => v !== null && v !== undefined && !(Array.isArray(v) && v.length === 0),
    ),
  ) as { [K in keyof T]?: NonNullable<T[K]> }
