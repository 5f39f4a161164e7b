import type { BackupContents } from '../index.ts'

const many = (n: number, one: string): string => `${n.toLocaleString('en-US')} ${one}${n === 1 ? '' : 's'}`

/** What a backup holds: "12 reports with 301 findings and 1 judgement". */
export const contentWords = ({ reports, findings, judgements }: BackupContents): string =>
  `${many(reports, 'report')} with ${many(findings, 'finding')} and ${many(judgements, 'judgement')}`

/** A number of bytes for people: "3.1 MB". */
export function sizeWords(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB']
  const at = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3))
  return at === 0 ? `${bytes} bytes` : `${(bytes / 1000 ** at).toFixed(1)} ${units[at]}`
}
