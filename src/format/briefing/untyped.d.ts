declare module 'fontkit' {
  /** Opens a font file. */
  export function create(file: Buffer): { readonly characterSet: readonly number[] }
}

declare module 'linebreak' {
  /** Where a text can be broken, after UAX 14. */
  export default class LineBreaker {
    constructor(text: string)
    nextBreak(): { readonly position: number; readonly required?: boolean } | null
  }
}
