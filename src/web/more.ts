import { useEffect, useState } from 'react'
import { type Answer, useAnswer } from './answer.tsx'
import { ask } from './client.ts'
import type { Freshness } from './page.tsx'

/** A page of a list of the API. */
export interface Page<T> {
  readonly items: readonly T[]
  readonly nextUrl: string | null
  readonly freshness: Freshness
}

/** A list and as many of its later pages as were asked for. */
export interface Listing<T> {
  readonly answer: Answer<Page<T>>
  readonly items: readonly T[]
  readonly more: (() => void) | null
}

/** Asks for a list of the API page by page; another question begins with its first page. */
export function useListing<T>(path: string): Listing<T> {
  const answer = useAnswer<Page<T>>(path)
  const [later, setLater] = useState<readonly Page<T>[]>([])
  // Another question begins with its first page
  useEffect(() => setLater([]), [path])
  const pages = answer.data === null ? [] : [answer.data, ...later]
  const next = pages.at(-1)?.nextUrl ?? null
  return {
    answer,
    items: pages.flatMap((p) => p.items),
    more: next === null ? null : () => void ask<Page<T>>(next).then((page) => setLater([...later, page])),
  }
}
