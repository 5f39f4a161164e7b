import type { Sense } from './atlas.ts'

/** "Georgia" in a report on Atlanta or Republicans. */
const AMERICAN_GEORGIA: Sense = {
  kind: 'region',
  region: { name: 'Georgia', kind: 'region', state: 'USA', lat: null, lon: null },
}

/** What a name of the atlas stands for in a text: words of it make "Georgia" the state of the Union, "Congolese" the one side of the river, "Korean" the North's. */
export function senses(text: string): (form: string, sense: Sense) => Sense {
  const american =
    /\b(?:Atlanta|Savannah|Republicans?|Democrats?|Senate race|Kemp|Raffensperger|Warnock|Ossoff)\b/.test(
      text,
    ) &&
    !/\b(?:Tbilisi|Georgian|Saakashvili|Abkhazia|South Ossetia|Batumi|Zourabichvili|Kobakhidze|Garibashvili)\b/.test(
      text,
    )
  const brazzaville =
    /\bBrazzaville\b|\bRepublic of the Congo\b/.test(text) &&
    !/\b(?:Kinshasa|Democratic Republic of (?:the )?Congo|DRC|DR Congo|Goma)\b/.test(text)
  const northern =
    /\b(?:Pyongyang|DPRK)\b/.test(text) && !/\bSouth Korea/.test(text) && !/\bSeoul\b/.test(text)
  return (form, sense) => {
    if (!('state' in sense)) return sense
    if (form === 'Georgia' && american) return AMERICAN_GEORGIA
    if (/^Congo(?:lese)?$/.test(form)) return { ...sense, state: brazzaville ? 'COG' : 'COD' }
    return /^Korean?s?$/.test(form) && northern ? { ...sense, state: 'PRK' } : sense
  }
}
