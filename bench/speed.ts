import { performance } from 'node:perf_hooks'
import { readAll, reportOf } from './corpus.ts'
import type { Task } from './task.ts'

/** Words a second that reading takes, from text to reading, and the memory of the process. */
export const speed: Task = {
  name: 'speed',
  endings: ['.txt', '.md'],
  run: async (files, model) => {
    const reports = files.map((f) => reportOf(f.name, f.content))
    await readAll(reports.slice(0, 4), model)
    const begin = performance.now()
    const readings = await readAll(reports, model)
    const seconds = (performance.now() - begin) / 1000
    const words = reports.reduce((sum, r) => sum + (r.text.match(/\S+/g)?.length ?? 0), 0)
    return {
      rows: [],
      figures: {
        reports: reports.length,
        'words by white space': words,
        'words of Universal Dependencies': readings.reduce((sum, r) => sum + r.words.length, 0),
        seconds: Math.round(seconds * 10) / 10,
        'words a second': Math.round(words / seconds),
        workers: model.workers,
        engine: model.engine,
        'peak memory in MB': Math.round(process.resourceUsage().maxRSS / 1024),
      },
    }
  },
}
