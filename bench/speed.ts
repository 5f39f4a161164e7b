import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { openChancery } from '../src/chancery.ts'
import { readAll, reportOf } from './corpus.ts'
import type { Result } from './figures.ts'
import type { Task } from './task.ts'

/** Words a second that reading takes, from text to reading, and the memory of the process. */
export const speed: Task = {
  name: 'speed',
  about: 'words a second from text to reading, processor time and peak memory',
  endings: ['.txt', '.md'],
  corpora: [],
  run: async ({ files, model }) => {
    const reports = files.map((f) => reportOf(f.name, f.content))
    const open = await model()
    await readAll(reports.slice(0, 4), open)
    const begin = now()
    const readings = await readAll(reports, open)
    const words = readings.reduce((sum, r) => sum + r.words.length, 0)
    const figures = {
      reports: reports.length,
      ...rate(files, begin),
      'words of Universal Dependencies': words,
    }
    return { rows: [], figures: { ...figures, workers: open.workers, engine: open.engine } }
  },
}

/** Words a second of the whole pipeline: files in, findings in an embedded record, all of it opened from cold. */
export const pipeline: Task = {
  name: 'pipeline',
  about: 'words a second from file to findings in an embedded record',
  endings: ['.txt', '.md'],
  corpora: [],
  run: async ({ paths, files, folder, workers }) => {
    const chancery = openChancery({
      record: 'memory://',
      model: folder,
      data: fileURLToPath(new URL('../data/', import.meta.url)),
      now: () => new Date(),
      ...(workers === null ? {} : { workers }),
    })
    const begin = now()
    let reports = 0
    let findings = 0
    let notes = 0
    for await (const outcome of chancery.read(paths[0]!)) {
      if (outcome.report) reports++
      findings += outcome.findings.length
      notes += outcome.notes.length
    }
    const figures = { reports, findings, notes, ...rate(files, begin) }
    await chancery.close()
    return { rows: [], figures }
  },
}

interface Moment {
  readonly clock: number
  readonly processor: NodeJS.CpuUsage
}
const now = (): Moment => ({ clock: performance.now(), processor: process.cpuUsage() })

function rate(files: readonly { content: string }[], begin: Moment): Result['figures'] {
  const seconds = (performance.now() - begin.clock) / 1000
  const { user, system } = process.cpuUsage(begin.processor)
  const words = files.reduce((sum, f) => sum + (f.content.match(/\S+/g)?.length ?? 0), 0)
  return {
    'words by white space': words,
    seconds: Math.round(seconds * 10) / 10,
    'words a second': Math.round(words / seconds),
    'microseconds of processor time a word': Math.round((user + system) / words),
    'peak memory in MB': Math.round(process.resourceUsage().maxRSS / 1024),
  }
}
