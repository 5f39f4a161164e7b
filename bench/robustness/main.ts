import { type Robustness, robustness } from './run.ts'

/** Runs `count` mutated files and as many mutated readings, the giants, and a hundredth of the files with the model; 1 where a law broke. */
export async function runRobustness(count: number, seed: number): Promise<number> {
  let faults = 0
  for (const [what, to] of [
    ['readings', count],
    ['files', count],
    ['model', Math.ceil(count / 100)],
    ['giants', Infinity],
  ] as const) {
    let done = 0
    const progress = process.stderr.isTTY
      ? (): void => void process.stderr.write(`\r${what} ${++done}\u001b[K`)
      : undefined
    const run = await robustness(what, what === 'giants' ? 1 : seed, to, 0, progress)
    if (progress) process.stderr.write('\r\u001b[K')
    process.stdout.write(shown(run))
    faults += run.faults.length
  }
  return faults === 0 ? 0 : 1
}

function shown({
  what,
  inputs,
  reports,
  words,
  findings,
  notes,
  slowest,
  memory,
  faults,
}: Robustness): string {
  const lines = [
    `${what}: ${inputs} inputs, ${reports} reports, ${words} words, ${findings} findings, ${faults.length} faults`,
    `  slowest ${slowest.ms} ms of processor time (${slowest.made}); peak memory ${memory} MB`,
    `  notes: ${Object.entries(notes)
      .map(([rule, n]) => `${rule} ${n}`)
      .join(', ')}`,
    ...faults.map(
      (f) => `  ${what} ${f.number} of seed ${f.seed} (${f.made}): ${f.broken.slice(0, 3).join('; ')}`,
    ),
  ]
  return `${lines.join('\n')}\n`
}
