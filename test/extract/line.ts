import type { Actor } from '../../src/ontology/actor.ts'
import type { Finding } from '../../src/ontology/finding.ts'

const actor = (a: Actor, grouped: boolean): string =>
  [a.name, a.type === 'person' ? (a.state ?? '?') : a.state, a.office?.title].filter((x) => x).join('/')

/** A finding on one line: kind, standing, date, place, own fields, parties. */
export function line(f: Finding): string {
  const own: (string | null)[] = []
  switch (f.kind) {
    case 'meeting':
      own.push(f.format, f.setting && `(${f.setting})`, f.ordinal === null ? null : `no. ${f.ordinal}`)
      break
    case 'visit':
      own.push(f.visitType, f.days === null ? null : `${f.days} days`)
      own.push(...f.stops.map((s) => `[${s.place.name} ${s.when.edtf ?? '?'} ${s.standing}]`))
      break
    case 'commemoration':
      own.push(`${f.years} years from ${f.base ?? '?'} of "${f.of.quote}"`)
      break
    case 'statement':
      own.push(f.mode, f.channel && `(${f.channel})`, ...f.content.map((c) => `"${c.quote}"`))
      break
    case 'undertaking':
      own.push(
        f.type,
        f.instrument && `(${f.instrument})`,
        f.due && `due ${f.due.edtf}`,
        ...f.content.map((c) => `"${c.quote}"`),
      )
      break
    case 'tenure':
      own.push(
        f.office,
        f.of && `of ${f.of.name}`,
        f.rank && `(${f.rank})`,
        f.equivalent && `= "${f.equivalent.quote}"`,
      )
      own.push(f.former ? 'former' : null, f.acting ? 'acting' : null)
      own.push(f.from && `from ${f.from.edtf}`, f.to && `to ${f.to.edtf}`)
      break
    case 'formulation':
      own.push(`"${f.phrase}"`, f.dyad.join('-'))
      break
    case 'act':
      own.push(
        f.type,
        f.mode && `(${f.mode})`,
        f.cameo,
        f.contexts.length > 0 ? `[${f.contexts.join(', ')}]` : null,
      )
  }
  const parties = f.parties.map((p) => `${p.role} ${actor(p.actor, f.kind === 'act')}`).sort()
  const place = f.where === null ? null : `@${f.where.name}`
  return (
    [f.kind, f.standing, f.when.edtf, place, ...own].filter((x) => x).join(' ') +
    parties.map((p) => `; ${p}`).join('')
  )
}
