import type { z } from 'zod'
import type { Setting } from './setting.ts'

/** What a tool gives: values, and lines that say the same. */
export interface Answer<O> {
  readonly values: O
  readonly lines: readonly string[]
}

/** A tool of the server: all of them only read. */
export interface Tool<I extends z.ZodRawShape = z.ZodRawShape, O extends z.ZodRawShape = z.ZodRawShape> {
  readonly name: string
  readonly title: string
  /** One sentence: lists of tools are read by models at each start. */
  readonly description: string
  readonly input: I
  readonly output: O
  readonly run: (asked: z.infer<z.ZodObject<I>>, setting: Setting) => Promise<Answer<z.input<z.ZodObject<O>>>>
}

/** A tool, its types taken from its schemas. */
export const tool = <I extends z.ZodRawShape, O extends z.ZodRawShape>(made: Tool<I, O>): Tool =>
  made as unknown as Tool
