import type { Command } from 'commander'
import { printing, run, type Shared } from './call.ts'
import { withExamples } from './examples.ts'

/** `chancery schema`: the promise about the JSON that `read --json` prints. */
export function schema(program: Command): void {
  const command = printing(program.command('schema'))
    .description('print the JSON Schema of what chancery read --json prints')
    .action((options: Shared) =>
      run(options, async ({ terminal }) => {
        const { RECORD_SCHEMA } = await import('../index.ts')
        await terminal.out(JSON.stringify(RECORD_SCHEMA, null, options.json ? 0 : 2))
        return 0
      }),
    )
  withExamples(command, 'chancery schema > chancery.schema.json')
}
