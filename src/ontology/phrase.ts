/** A set phrase without what does not part it from another use of it: case, marks, a leading article or possessive. */
export const foldPhrase = (phrase: string): string =>
  phrase
    .toLowerCase()
    .replace(/^(?:the|a|an|their|our|its) /, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
