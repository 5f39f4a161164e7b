import type { Actor } from '../../ontology/actor.ts'
import { bodyOf, codedActs, dyadsOf, sectorOf } from './coded-act.ts'
import { singleDay } from './dates.ts'
import type { Material, Write } from './format.ts'
import { webAddress } from './sources.ts'
import { flat, tsvLine } from './table.ts'

/** "TURGOV", "IGOUNO": the code of an actor; null where nothing of it is known. */
function code(actor: Actor | null, material: Material): string | null {
  if (actor === null) return null
  const body = bodyOf(actor, material)
  if (actor.state === null) return body === null ? null : body === 'IGO' ? 'IGO' : `IGO${body}`
  return `${body ?? ''}${actor.type === 'state' ? '' : (sectorOf(actor) ?? '')}`
}

/** Acts as PETRARCH2 writes them: date, source, target, code, issues, ids, url, publisher, the words of both actors, the words of the act. */
export const writePetrarch: Write = async function* (material, leaveOut) {
  for await (const coded of codedActs(material, leaveOut, false)) {
    const { entry, act, report } = coded
    const day = singleDay(act.when)
    if (day === null) leaveOut('date without a day', 'the date is a day; the cell is empty')
    leaveOut('place of an act', 'PETRARCH has no place', act.where === null ? 0 : 1)
    leaveOut(
      'office of an actor',
      'PETRARCH has types only',
      act.parties.filter((p) => p.actor.office !== null).length,
    )
    for (const { source, target } of dyadsOf(act)) {
      const codes = [code(source, material), code(target, material)] as const
      if (codes[0] === null || (target !== null && codes[1] === null))
        leaveOut(
          'actor without a code',
          'CAMEO codes countries and bodies between states; the words are kept',
        )
      yield {
        file: '.tsv',
        data: tsvLine([
          day?.replace(/-/g, '') ?? null,
          ...codes,
          act.cameo,
          null,
          `${act.report};${entry.id}`,
          webAddress(report),
          report?.publisher ?? null,
          source === null ? null : source.as,
          target === null ? null : target.as,
          flat(act.evidence.map((e) => e.quote).join(' … ')),
        ]),
      }
    }
  }
}
