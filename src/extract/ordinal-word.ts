const UNITS =
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  )
const TENS: Readonly<Record<string, number>> = {
  thirtieth: 30,
  fortieth: 40,
  fiftieth: 50,
  sixtieth: 60,
  seventieth: 70,
  eightieth: 80,
  ninetieth: 90,
  hundredth: 100,
}
const COUNTS: Readonly<Record<string, number>> = {
  ten: 10,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  hundred: 100,
}

/** "100th", "fiftieth", "70th". */
export function ordinal(text: string): number | null {
  const digits = /^(\d{1,4})(?:st|nd|rd|th)?$/.exec(text)
  if (digits) return Number(digits[1])
  const unit = UNITS.indexOf(text)
  return unit > 0 ? unit : (TENS[text] ?? COUNTS[text] ?? null)
}
