import type { Command } from 'commander'
import { EXPORT_FORMATS } from '../index.ts'
import { printing, run, type Shared } from './call.ts'
import { withExamples } from './examples.ts'
import { formatOption } from './export.ts'
import { usage } from './fault.ts'

const described = (): string =>
  EXPORT_FORMATS.filter((f) => f.schema !== undefined)
    .map((f) => f.name)
    .join(', ')

/** `chancery schema`: the promise about the JSON that `read --json` prints, and about the formats of `export`. */
export function schema(program: Command): void {
  const command = printing(program.command('schema'))
    .description('print the JSON Schema of what chancery read --json prints, or of a format of export')
    .argument('[format]', `a format of chancery export: ${described()}`)
    .action((name: string | undefined, options: Shared) =>
      run(options, async ({ terminal }) => {
        const { RECORD_SCHEMA } = await import('../index.ts')
        const format = name === undefined ? null : formatOption(name)
        if (format !== null && format.schema === undefined)
          throw usage(
            `expected a format with a schema (${described()}), got ${format.name}; docs/formats.md says how it is checked`,
          )
        const found = format === null ? RECORD_SCHEMA : await format.schema!()
        await terminal.out(JSON.stringify(found, null, options.json ? 0 : 2))
        return 0
      }),
    )
  withExamples(command, 'chancery schema > chancery.schema.json', 'chancery schema geojson')
}
