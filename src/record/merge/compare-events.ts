import { daysBetween } from '../day.ts'
import { placeKey } from '../filter.ts'
import { wordsOf } from '../words.ts'
import type { Claim } from './claim.ts'
import { bodiesOf, type Comparison, shared } from './comparison.ts'
import { AHEAD, gap } from './dates.ts'
import { askRole } from './persons.ts'

/** Settings that say no more than that people talked. */
const PLAIN =
  /^(talks?|meeting|dialogue|discussions?|conversation|call|phone call|bilateral( talks| meeting)?|summit talks|meet)$/
const MEAL = /\b(lunch|luncheon|dinner|banquet|breakfast|reception|tea)\b/

/** The words of a conference's name that tell it from others. */
const ownWords = (name: string): string[] =>
  wordsOf(name).filter(
    (w) => !/^(summit|conference|meeting|forum|leader|gathering|session|annual|\d{4})$/.test(w),
  )

export const place: Comparison = {
  name: 'place',
  sentence: 'Is the place the same, as exactly as the texts name it?',
  ask(a, b) {
    if (a.marks.format === 'call' || a.marks.format === 'video' || a.place === null || b.place === null)
      return null
    if (a.place.state !== null && b.place.state !== null && a.place.state !== b.place.state)
      return { answers: 'apart', because: `one in ${a.place.name}, the other in ${b.place.name}` }
    if (placeKey(a.place.name) === placeKey(b.place.name))
      return {
        answers: [a.place.precision === 'country' ? 'one country' : 'one place'],
        because: `both in ${a.place.name}`,
      }
    const city = (c: Claim) => c.place!.precision === 'city'
    if (city(a) && city(b))
      return { answers: ['other city'], because: `one in ${a.place.name}, the other in ${b.place.name}` }
    return null
  },
}

export const format: Comparison = {
  name: 'format',
  sentence: 'Did they meet in the same way: in person, by telephone, by video, by letter?',
  ask(a, b) {
    const [fa, fb] = [a.marks.format, b.marks.format]
    if (fa === fb) return fa === 'in-person' ? null : { answers: ['one way'], because: `both by ${fa}` }
    if (fa === 'letter' || fb === 'letter') return { answers: 'apart', because: 'one is a letter' }
    const inPerson = fa === 'in-person' ? a : fb === 'in-person' ? b : null
    if (inPerson !== null) {
      const sure =
        inPerson.place !== null || (inPerson.marks.setting !== null && !open(String(inPerson.marks.setting)))
      return { answers: sure ? 'apart' : ['one in person'], because: 'one in person, the other not' }
    }
    return { answers: ['telephone and video'], because: 'one by telephone, the other by video' }
  },
}

/** A summit, but not what happens beside one. */
const SUMMIT = /^(?!.*\bsidelines?\b).*\bsummit\b/

/** Settings of which people may take part from afar. */
const open = (setting: string): boolean => PLAIN.test(setting) || /\bsummit\b/i.test(setting)

/** Whether both are between the same two states or organisations, of which one names no people: these seldom hold two summits in a month. */
const ofTwo = (a: Claim, b: Claim): boolean => {
  const [x, y] = [bodiesOf(a).sort(), bodiesOf(b).sort()]
  const nobody = [a, b].some((c) => c.sides.every((s) => s.name === null))
  return nobody && x.length === 2 && x.join() === y.join()
}

export const setting: Comparison = {
  name: 'setting',
  sentence: 'Is the occasion the same: summit, luncheon, the sidelines of a conference?',
  ask(a, b) {
    const [sa, sb] = [a.marks.setting, b.marks.setting].map((s) =>
      s === null ? null : String(s).toLowerCase(),
    )
    if (sa == null || sb == null || PLAIN.test(sa) || PLAIN.test(sb)) return null
    if (SUMMIT.test(sa) && SUMMIT.test(sb) && ofTwo(a, b))
      return { answers: ['one summit of two'], because: `both tell of a ${sa} of two` }
    if (sa === sb)
      return {
        answers: [ownWords(sa).length > 0 && !MEAL.test(sa) ? 'one occasion' : 'one word'],
        because: `both call it ${sa}`,
      }
    const [ma, mb] = [MEAL.test(sa), MEAL.test(sb)]
    if (ma && mb) return { answers: ['two meals'], because: `one a ${sa}, the other a ${sb}` }
    if (ma || mb) return { answers: ['one meal'], because: `one a ${sa}, the other a ${sb}` }
    const [aside, bside] = [/sidelines? of (.+)/.exec(sa)?.[1], /sidelines? of (.+)/.exec(sb)?.[1]]
    if (aside === undefined || bside === undefined) return null
    return shared(ownWords(aside), ownWords(bside)).ofFewer >= 0.5
      ? { answers: ['one conference'], because: `both on the sidelines of ${aside}` }
      : {
          answers: ['other conference'],
          because: `one on the sidelines of ${aside}, the other of ${bside}`,
        }
  },
}

export const ordinal: Comparison = {
  name: 'ordinal',
  sentence: 'Do both count it as the same meeting of a series?',
  ask(a, b) {
    const [oa, ob] = [a.marks.ordinal, b.marks.ordinal]
    if (oa == null || ob == null) return null
    return oa === ob
      ? { answers: ['one number'], because: `both count it as number ${oa}` }
      : { answers: ['other number'], because: `one counts ${oa}, the other ${ob}` }
  },
}

export const standing: Comparison = {
  name: 'standing',
  sentence: 'Can what one announces be what the other tells of?',
  ask(a, b) {
    if (a.standing === b.standing) return null
    const both = [a.standing, b.standing]
    const has = (...standings: string[]) => standings.every((s) => both.includes(s as never))
    if (both.includes('hypothetical') && has('held'))
      return { answers: 'apart', because: 'one is only imagined' }
    if (both.includes('denied'))
      return has('denied', 'cancelled') ? null : { answers: 'apart', because: 'one is denied' }
    if (has('held', 'cancelled')) return { answers: 'apart', because: 'one is cancelled' }
    if (has('held', 'announced') || has('announced', 'cancelled')) return null
    return { answers: ['other standing'], because: `one is ${a.standing}, the other ${b.standing}` }
  },
}

export const travel: Comparison = {
  name: 'travellers',
  sentence: 'Does the same person travel to the same state?',
  ask(a, b) {
    const visitors = askRole(a, b, 'visitor')
    if (visitors === null) return { answers: 'apart', because: 'one names no visitor' }
    if (visitors.answers === 'apart' || visitors.answers.includes('other office'))
      return { answers: 'apart', because: visitors.because }
    const hosts = (c: Claim) => [
      ...new Set(c.sides.flatMap((s) => (s.role === 'host' && s.of !== null ? [s.of] : []))),
    ]
    const [ha, hb] = [hosts(a), hosts(b)]
    const host = ha.find((h) => hb.includes(h))
    if (ha.length > 0 && hb.length > 0 && host === undefined)
      return { answers: 'apart', because: `one to ${ha[0]}, the other to ${hb[0]}` }
    return {
      answers: [...visitors.answers, host === undefined ? 'host unknown' : 'one host'],
      because: visitors.because + (host === undefined ? '' : `; both to ${host}`),
    }
  },
}

/** Days between two that may be of one stay, and the longest stay they may be of. */
const [NEAR, LONGEST] = [5, 10]

/** A visit lasts: its dates meet when one report counts from the arrival and another to the departure, and it is told of while it lasts. */
export const stay: Comparison = {
  name: 'stay',
  sentence: 'Do the days of the visits meet?',
  ask(a, b) {
    const apart = gap(a, b)
    if (apart === null) return null
    const [x, y] = [a, b].map((c) => c.dated && daysBetween(c.first!, c.last!) === 0)
    if (a.dated && b.dated) {
      if (apart > NEAR) return { answers: 'apart', because: `${apart} days between` }
      if (apart > 0) {
        const all = daysBetween(
          a.first! < b.first! ? a.first! : b.first!,
          a.last! > b.last! ? a.last! : b.last!,
        )
        const near =
          all >= LONGEST ? 'apart' : x && y && apart <= 2 ? ['two days, near'] : ['days of one week']
        return { answers: near, because: `${apart} days between` }
      }
      if (x && y) return { answers: ['one day'], because: `both from ${a.first}` }
      const vague = Math.max(daysBetween(a.first!, a.last!), daysBetween(b.first!, b.last!)) > 31
      return { answers: [vague ? 'one season' : 'days that meet'], because: 'the days meet' }
    }
    const undated = a.dated ? b : a
    if (apart > 7) {
      const dated = a.dated ? a : b.dated ? b : null
      const coming = undated.standing !== 'held'
      const near =
        dated !== null &&
        apart <= AHEAD &&
        (coming ? undated.last! < dated.first! : dated.last! < undated.first!)
      if (!near) return { answers: 'apart', because: 'reported more than a week apart' }
      return {
        answers: [coming ? 'one undated, to come, within a month' : 'one undated, recalled within a month'],
        because: coming ? 'announced in the month before' : 'recalled within a month',
      }
    }
    const told = a.dated || b.dated ? 'one undated' : 'both undated'
    const coming = undated.standing === 'held' ? '' : ', to come'
    const near = apart === 0 ? 'on the day' : apart <= 3 ? 'within three days' : 'within a week'
    return { answers: [`${told}${coming}, ${near}`], because: 'reported within the week' }
  },
}

export const visitType: Comparison = {
  name: 'rank of visit',
  sentence: 'Is it a state, official, working or private visit?',
  ask(a, b) {
    const [ta, tb] = [a.marks.visitType, b.marks.visitType]
    if (ta == null || tb == null) return null
    return ta === tb
      ? { answers: ['one rank'], because: `both a ${ta} visit` }
      : { answers: ['other rank'], because: `one a ${ta} visit, the other ${tb}` }
  },
}
