import { Command, CommanderError } from 'commander'
import { annotate } from './annotate.ts'
import { backup } from './backup.ts'
import { calendar } from './calendar.ts'
import { doctor } from './doctor.ts'
import { dossier } from './dossier.ts'
import { exportEntries } from './export.ts'
import { EXIT } from './fault.ts'
import { find } from './find.ts'
import { judge } from './judge.ts'
import { key } from './key.ts'
import { mcp } from './mcp.ts'
import { measure } from './measure.ts'
import { read } from './read.ts'
import { reciprocity } from './reciprocity.ts'
import { reread } from './reread.ts'
import { restore } from './restore.ts'
import { sample } from './sample.ts'
import { schema } from './schema.ts'
import { search } from './search.ts'
import { serve } from './serve.ts'
import { show } from './show.ts'
import { endWithPipe } from './terminal.ts'
import { version } from './version.ts'
import { who } from './who.ts'

/** The commands, in the order the help lists them. */
const COMMANDS = [
  read,
  dossier,
  find,
  who,
  show,
  search,
  calendar,
  measure,
  reciprocity,
  exportEntries,
  annotate,
  judge,
  serve,
  mcp,
  key,
  reread,
  backup,
  restore,
  doctor,
  schema,
  sample,
]

const HEAD = `Chancery reads diplomatic reports and keeps the record: meetings, visits, statements
and undertakings, each with the words that prove it.

Examples:
  chancery sample                         read the bundled reports and look around
  chancery read report.txt                read a report into your record
  chancery read archive/ --quiet          read a folder, however large; run again to go on
  chancery dossier KOR CHN                all the record shows on two states
  chancery find meetings --person "Li Qiang" --since 2026-01
  chancery show finding:3f2a…             a finding with its evidence in context
`

const TAIL = `
Exit codes: 0 ok, 1 failed, 2 wrong usage, 3 some inputs failed, 4 nothing found, 5 not valid, 130 interrupted.
The record is in $CHANCERY_RECORD or $XDG_DATA_HOME/chancery/record. Nothing leaves this machine.`

/** Runs the program with its arguments. */
export async function main(argv: readonly string[]): Promise<void> {
  endWithPipe(process)
  const program: Command = new Command('chancery')
    .usage('COMMAND [options]')
    .version(version(), '--version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print help on a command')
    .addHelpText('beforeAll', ({ command }) => (command === program ? HEAD : ''))
    .addHelpText('after', TAIL)
    .showHelpAfterError('(chancery --help shows the commands)')
    .configureHelp({ sortSubcommands: false, showGlobalOptions: false })
    .configureOutput({ outputError: (words, write) => write(words.replace(/^error:/, 'chancery:')) })
    .exitOverride()
  for (const register of COMMANDS) register(program)
  for (const command of program.commands)
    command
      .exitOverride()
      .helpOption('-h, --help', 'print help')
      .showHelpAfterError(`(chancery ${command.name()} --help shows how)`)
  if (argv.length === 0) {
    program.outputHelp()
    return
  }
  try {
    await program.parseAsync([...argv], { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.usage
  }
}
