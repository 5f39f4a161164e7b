import type { Command } from 'commander'
import { recording, run, type Shared } from './call.ts'
import { counted } from './counted.ts'
import { withExamples } from './examples.ts'
import { EXIT } from './fault.ts'
import { dataPath } from './settings.ts'

interface Check {
  readonly name: string
  readonly ok: boolean
  readonly says: string
  /** What to do when it is not ok. */
  readonly mend: string | null
}

/** `chancery doctor`: what works on this machine, and what to do about what does not. */
export function doctor(program: Command): void {
  const command = recording(program.command('doctor'))
    .description('check this installation: program, engine, model, reference data, record')
    .option('--model <folder>', 'folder of the model (also: CHANCERY_MODEL)')
    .action((options: Shared) =>
      run(options, async (call) => {
        const { terminal } = call
        const checks: Check[] = []
        const { outStyle: style } = terminal
        const check = async (
          name: string,
          mend: string | null,
          work: () => Promise<string>,
        ): Promise<void> => {
          terminal.line(`Checking ${name} …`)
          let made: Check
          try {
            made = { name, ok: true, says: await work(), mend: null }
          } catch (error) {
            made = { name, ok: false, says: (error as Error).message, mend }
          }
          checks.push(made)
          if (!call.json) {
            terminal.line('')
            await terminal.out(
              `${made.ok ? 'ok  ' : style.warn('FAIL')}  ${style.strong(name.padEnd(10))} ${made.says}${made.mend ? `\n      ${' '.repeat(10)} ${made.mend}` : ''}`,
            )
          }
        }
        const { readFile, readdir, stat } = await import('node:fs/promises')
        const program = JSON.parse(
          await readFile(new URL('../../package.json', import.meta.url), 'utf8'),
        ) as { version: string; engines: { node: string } }
        await check('program', 'install Node 20.19 or newer', async () => {
          const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
          if (major < 20 || (major === 20 && minor < 19))
            throw new Error(`expected Node ${program.engines.node}, got ${process.versions.node}`)
          return `chancery ${program.version}, Node ${process.versions.node}, ${process.platform} ${process.arch}, ${(await import('node:os')).availableParallelism()} processors`
        })
        const chancery = await call.open({ wait: 0 })
        await check('data', 'install the package again', async () => {
          const files = (await readdir(dataPath)).filter((f) => f.endsWith('.tsv'))
          const lexicon = await readdir(`${dataPath}/lexicon`)
          return `${dataPath}: ${files.length} tables, ${lexicon.filter((f) => f.endsWith('.tsv')).length} lexical tables; ${chancery.states.codesOf('KOR').length === 1 ? 'states known' : 'states missing'}`
        })
        await check(
          'model',
          'set CHANCERY_MODEL to a folder with model.json, or install the package again',
          async () => {
            const begun = performance.now()
            const model = await chancery.model()
            const { size } = await stat(`${call.modelPath}/${model.manifest.file}`)
            const report = {
              id: 'report:0',
              title: null,
              text: 'The two ministers met in Cairo on Monday.',
              published: '2026-01-06',
              publisher: null,
              dateline: null,
              url: null,
              language: 'en',
              retrieved: null,
            }
            const { reading } = await chancery.understand(report)
            if (reading.words.length !== 9)
              throw new Error(`expected 9 words in a test sentence, got ${reading.words.length}`)
            return `${model.name}, ${(size / 1e6).toFixed(1)} MB, ${call.modelPath}; read a test sentence ${Math.round(performance.now() - begun)} ms after start`
          },
        )
        await check(
          'engine',
          'set ONNXRUNTIME_NODE_INSTALL=skip and install onnxruntime-node or onnxruntime-web',
          async () => {
            const model = await chancery.model()
            return `${model.engine === 'onnxruntime-web' ? 'WebAssembly (onnxruntime-web): four to five times slower; npm install onnxruntime-node for the native one' : `native (${model.engine})`}, ${model.workers} ${model.workers === 1 ? 'thread' : 'threads'}`
          },
        )
        await check(
          'record',
          'end the process that holds it, or name another record with --record',
          async () => {
            const fresh =
              !/^postgres/.test(call.recordPath) && !(await import('node:fs')).existsSync(call.recordPath)
            if (fresh) return `${call.recordPath}: none yet; chancery read makes it`
            const record = await chancery.record()
            const counts = await record.counts()
            const findings = Object.values(counts.findings).reduce((a, b) => a + b, 0)
            const entries = Object.values(counts.entries).reduce((a, b) => a + b, 0)
            return `${call.recordPath.replace(/\/\/[^@/]*@/, '//…@')} (${record.engine}), lock free: ${counted(counts.reports, 'report')} of ${counted(counts.publishers, 'publisher')}${counts.since ? `, ${counts.since} to ${counts.until}` : ''}; ${findings} findings, ${entries} entries, ${counts.judgements} judgements`
          },
        )
        if (call.json)
          await terminal.out(
            JSON.stringify({ version: program.version, ok: checks.every((c) => c.ok), checks }),
          )
        return checks.every((c) => c.ok) ? EXIT.ok : EXIT.failed
      }),
    )
  withExamples(command, 'chancery doctor', 'chancery doctor --json')
}
