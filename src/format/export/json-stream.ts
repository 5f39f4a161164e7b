import type { Piece } from './format.ts'

/** A JSON object whose last member is a list, written item by item: `{…head, "key": [ … ]}`. */
export async function* jsonStream(
  file: string,
  head: Readonly<Record<string, unknown>>,
  key: string,
  items: AsyncIterable<unknown> | Iterable<unknown>,
): AsyncGenerator<Piece> {
  const opening = JSON.stringify(head).slice(0, -1)
  yield { file, data: `${opening}${opening === '{' ? '' : ','}${JSON.stringify(key)}:[` }
  let first = true
  for await (const item of items) {
    yield { file, data: `${first ? '\n' : ',\n'}${JSON.stringify(item)}` }
    first = false
  }
  yield { file, data: `${first ? '' : '\n'}]}\n` }
}

/** One JSON value on a line of its own. */
export const jsonLine = (file: string, value: unknown): Piece => ({
  file,
  data: `${JSON.stringify(value)}\n`,
})
