/** The name that an id spells: `person:joe-biden` is "Joe Biden". */
export const nameIn = (id: string): string =>
  id
    .replace(/^person:/, '')
    .split('-')
    .map((w) => (w === '' ? w : w[0]!.toUpperCase() + w.slice(1)))
    .join(' ')
