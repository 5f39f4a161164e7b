/** How a terminal shows parts of a text; each takes words and returns them dressed. */
export interface Style {
  readonly title: (words: string) => string
  readonly heading: (words: string) => string
  readonly strong: (words: string) => string
  readonly quote: (words: string) => string
  readonly dim: (words: string) => string
  readonly warn: (words: string) => string
}

const as = (words: string): string => words

/** No dress at all: for files, pipes and NO_COLOR. */
export const PLAIN: Style = { title: as, heading: as, strong: as, quote: as, dim: as, warn: as }

const sgr =
  (on: number, off: number) =>
  (words: string): string =>
    words === '' ? '' : `\u001b[${on}m${words}\u001b[${off}m`

/** Bold, underline and the terminal's own sixteen colours. */
export const COLOUR: Style = {
  title: (words) => sgr(1, 22)(words),
  heading: (words) => sgr(1, 22)(sgr(36, 39)(words)),
  strong: sgr(1, 22),
  quote: sgr(32, 39),
  dim: sgr(2, 22),
  warn: sgr(33, 39),
}
