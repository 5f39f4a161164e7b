/** Text for XML 1.0: characters it forbids (controls, lone surrogates) become U+FFFD, so that offsets stay. */
export const xmlOf = (text: string): string =>
  text
    .replace(
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML forbids
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      '\ufffd',
    )
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/\r/g, '&#13;')

/** Text for an attribute of XML, in which line ends and tabs would be read as spaces. */
export const xmlAttribute = (text: string): string =>
  xmlOf(text).replace(/\n/g, '&#10;').replace(/\t/g, '&#9;')
