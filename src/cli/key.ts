import type { Command } from 'commander'
import { printing, run, type Shared } from './call.ts'
import { withExamples } from './examples.ts'
import { EXIT, usage } from './fault.ts'
import { keysPath } from './settings.ts'
import { safe } from './terminal.ts'

interface Options extends Shared {
  readonly role: string
  readonly keys?: string
}

/** `chancery key`: who may use a served record. */
export function key(program: Command): void {
  const command = printing(program.command('key'))
    .description(
      'make, list and revoke the keys of a served record:\n  create  a name; prints the key, this once\n  list    all keys, without their secrets\n  revoke  the id of a key',
    )
    .argument('<action>', 'create, list or revoke')
    .argument('[words...]', 'a name, or an id')
    .option('--role <role>', 'reader, editor (adds reports, judges) or admin', 'reader')
    .option('--keys <file>', 'file of the keys (also: CHANCERY_KEYS)')
    .action((action: string, words: string[], options: Options) =>
      run(options, async (call) => {
        const { terminal } = call
        const { createKey, ROLES, readKeys, revokeKey } = await import('../api/index.ts')
        const path = keysPath(options.keys, call.env)
        const name = words.join(' ').trim()
        if (action === 'create') {
          const role = ROLES.find((r) => r === options.role)
          if (role === undefined)
            throw usage(`expected --role as ${ROLES.join(', ')}, got "${options.role}"; write it so`)
          if (name === '')
            throw usage('expected the name of who gets the key, got none; chancery key create "Ana Silva"')
          const made = await createKey(path, { name, role }, call.now)
          if (!call.json && !terminal.quiet)
            terminal.err(
              `Key ${made.key.id} for ${name} (${role}), kept as a hash in ${path}. It is shown this once:`,
            )
          await call.answer({ id: made.key.id, name, role, key: made.secret }, () => made.secret)
          return EXIT.ok
        }
        if (action === 'revoke') {
          if (name === '') throw usage('expected the id of a key, got none; chancery key list shows them')
          const revoked = await revokeKey(path, name, call.now)
          await call.answer({ id: revoked.id, name: revoked.name, revoked: revoked.revoked }, () =>
            safe(`Revoked ${revoked.id} of ${revoked.name}. A running server must be started again.`),
          )
          return EXIT.ok
        }
        if (action !== 'list')
          throw usage(`expected create, list or revoke, got "${action}"; write one of them`)
        const keys = await readKeys(path)
        for (const { id, name: whose, role, made, revoked } of keys)
          await call.answer({ id, name: whose, role, made, revoked }, () =>
            safe(
              `${id}  ${role.padEnd(6)}  ${made.slice(0, 10)}  ${whose}${revoked ? `  (revoked ${revoked.slice(0, 10)})` : ''}`,
            ),
          )
        if (keys.length === 0) terminal.err(`No keys in ${path}.`)
        return keys.length === 0 ? EXIT.nothing : EXIT.ok
      }),
    )
  withExamples(
    command,
    'chancery key create "Ana Silva" --role editor',
    'chancery key list',
    'chancery key revoke 0a1b2c3d4e5f',
  )
}
