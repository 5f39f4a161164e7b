import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { openChancery } from '../../src/chancery.ts'
import { happening, tell } from './sample-findings.ts'

test('a dossier of much shows the newest of each kind, says what it leaves out, and all when asked', async () => {
  const chancery = openChancery({
    record: 'memory://',
    model: '',
    data: fileURLToPath(new URL('../../data', import.meta.url)),
    now: () => new Date('2026-01-07T12:00:00Z'),
  })
  try {
    const { a, b } = happening(2)
    const told = Array.from({ length: 6 }, (_, i) => tell({ ...happening(2), date: `2025-0${i + 1}-10` }, i))
    await (await chancery.record()).addMany(told)
    const pair = [a.state, b.state] as const
    const whole = await chancery.dossier(pair, { most: Number.POSITIVE_INFINITY })
    const few = await chancery.dossier(pair, { most: 2 })
    expect(whole.counts.kinds.meeting).toBe(6)
    expect(whole.limits.join(' ')).not.toContain('left out')
    expect(few.counts.kinds.meeting).toBe(2)
    expect(few.happened.filter((i) => i.kind === 'meeting').map((i) => i.date)).toEqual([
      '2025-05-10',
      '2025-06-10',
    ])
    expect(few.limits.join(' ')).toMatch(/older meetings?.*left out; ask for a period, or for all/)
    expect(few.limits.join(' ')).toContain('4 older meetings')
    const spring = await chancery.dossier(pair, { most: 2, since: '2025-03-01', until: '2025-04-30' })
    expect(spring.happened.filter((i) => i.kind === 'meeting').map((i) => i.date)).toEqual([
      '2025-03-10',
      '2025-04-10',
    ])
    // By default a record of this size is shown whole.
    expect(await chancery.dossier(pair)).toEqual(whole)
  } finally {
    await chancery.close()
  }
}, 120_000)
