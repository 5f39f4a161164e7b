import { expect, test } from 'vitest'
import { ahead } from '../../src/gather/ahead.ts'

async function* letters(): AsyncGenerator<string> {
  yield* ['a', 'bbbbb', 'c', 'd', 'e']
}

test('work runs ahead while there is room for it, one item at least, and results stay in order', async () => {
  let running = 0
  const seen: number[] = []
  const work = async (word: string): Promise<string> => {
    running += word.length
    seen.push(running)
    await new Promise((resolve) => setTimeout(resolve, word === 'a' ? 20 : 1))
    running -= word.length
    return word
  }
  const made: string[] = []
  for await (const word of ahead(letters(), work, 4, (w) => w.length)) made.push(word)
  expect(made).toEqual(['a', 'bbbbb', 'c', 'd', 'e'])
  expect(seen[1]).toBe(6)
  expect(Math.max(...seen.slice(2))).toBeLessThanOrEqual(4)
})
