import { xmlOf } from '../xml.ts'

/** ISO 14289-1, which the document follows. */
const PDF_UA = `<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="">
  <pdfuaid:part>1</pdfuaid:part>
</rdf:Description>`

/** Says in the metadata that the document is PDF/UA, and escapes what it says of itself, which the library writes into XML as it stands. The library's own `subset` for it adds a table of glyphs that is not true of the fonts. */
export function universalMetadata(doc: PDFKit.PDFDocument): void {
  const inner = doc as unknown as {
    info: Record<string, unknown>
    _addInfo(): void
    appendXML(xml: string): void
  }
  const write = inner._addInfo
  inner._addInfo = function (this: typeof inner): void {
    const { info } = this
    this.info = Object.fromEntries(
      Object.entries(info).map(([name, value]) => [name, typeof value === 'string' ? xmlOf(value) : value]),
    )
    write.call(this)
    this.appendXML(PDF_UA)
    this.info = info
  }
}
