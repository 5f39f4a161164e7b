import { createHash } from 'node:crypto'
import type { Report } from '../../ontology/report.ts'
import { wordsOf } from '../words.ts'

const HASHES = 64
const SHINGLE = 4

/** Marks by which copies of one text are known. */
export interface Print {
  /** Hashes of its sentences of six words and more, sorted: a shortened copy shares them. */
  readonly sentences: readonly number[]
  /** Least hashes of its runs of four words under 64 functions: a lightly edited copy shares most. */
  readonly shingles: readonly number[]
}

const DIGESTS = Array.from({ length: HASHES }, (_, i) =>
  createHash('sha256').update(`chancery ${i}`).digest(),
)
const FACTORS = Int32Array.from(DIGESTS, (bytes) => bytes.readUInt32LE(0) | 1)
const TERMS = Int32Array.from(DIGESTS, (bytes) => bytes.readUInt32LE(4))

/** A hash of 32 bits, not negative. */
export function hash32(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  h ^= h >>> 15
  h = Math.imul(h, 0x85ebca6b)
  return (h ^ (h >>> 13)) >>> 0
}

/** The print of a text. */
export function printOf(text: string): Print {
  const words = wordsOf(text, 'all')
  const least = new Uint32Array(HASHES).fill(0xffffffff)
  for (let i = 0; i + SHINGLE <= words.length; i++) {
    const h = hash32(words.slice(i, i + SHINGLE).join(' '))
    for (let k = 0; k < HASHES; k++) {
      const v = (Math.imul(h, FACTORS[k]!) + TERMS[k]!) >>> 0
      if (v < least[k]!) least[k] = v
    }
  }
  return {
    sentences: [...new Set(sentencesOf(text))].sort((a, b) => a - b),
    shingles: words.length < SHINGLE ? [] : [...least].map((v) => v | 0),
  }
}

const BAND = 3

/** Keys under which copies of a text are sought: its first sentences, and bands of its shingles. */
export function keysOf(print: Print, text: string): number[] {
  const lead = sentencesOf(text).slice(0, 3)
  const bands: number[] = []
  for (let at = 0; at + BAND <= print.shingles.length; at += BAND)
    bands.push(hash32(`${at} ${print.shingles.slice(at, at + BAND).join(' ')}`) | 0)
  return [...new Set([...lead, ...bands])]
}

/** Hashes of the sentences of six words and more, in order. */
const sentencesOf = (text: string): number[] =>
  text
    .split(/(?<=[.!?]["”’']?)\s+|\n+/)
    .map((s) => wordsOf(s, 'all'))
    .filter((w) => w.length >= 6)
    .map((w) => hash32(w.join(' ')) | 0)

/** How much of two texts is the same: the share of equal runs of words, or of sentences in the shorter. */
export function likeness(a: Print, b: Print): { readonly runs: number; readonly sentences: number } {
  let equal = 0
  for (let k = 0; k < a.shingles.length; k++) if (a.shingles[k] === b.shingles[k]) equal++
  const set = new Set(a.sentences)
  const shared = b.sentences.filter((s) => set.has(s)).length
  const shorter = Math.min(a.sentences.length, b.sentences.length)
  return {
    runs: a.shingles.length === 0 || b.shingles.length === 0 ? 0 : equal / HASHES,
    sentences: shorter < 3 ? 0 : shared / shorter,
  }
}

/** Whether one text is a copy of the other: half of the runs, or of the sentences of the shorter, are the same. */
export function copied(a: Print, b: Print): boolean {
  const like = likeness(a, b)
  return like.runs >= 0.5 || like.sentences >= 0.5
}

/** News agencies, as credits and datelines name them. */
const AGENCIES: readonly (readonly [string, RegExp])[] = [
  ['reuters', /\bReuters\b/i],
  ['ap', /\bAP\b|\bAssociated Press\b/],
  ['afp', /\bAFP\b|\bAgence France-Presse\b/],
  ['xinhua', /\bXinhua\b/i],
  ['yonhap', /\bYonhap\b/i],
  ['kyodo', /\bKyodo\b/i],
  ['jiji', /\bJiji\b/i],
  ['tass', /\bTASS\b|\bITAR-TASS\b/i],
  ['interfax', /\bInterfax\b/i],
  ['ria', /\bRIA Novosti\b/i],
  ['dpa', /\bdpa\b/],
  ['ansa', /\bANSA\b/],
  ['efe', /\bEFE\b/],
  ['pti', /\bPTI\b/],
  ['ani', /\bANI\b/],
  ['bernama', /\bBernama\b/i],
  ['antara', /\bAntara\b/],
  ['vna', /\bVNA\b/],
  ['kcna', /\bKCNA\b/],
  ['upi', /\bUPI\b/],
  ['anadolu', /\bAnadolu\b/i],
  ['irna', /\bIRNA\b/],
  ['cna', /\bCNA\b/],
  ['bloomberg', /\bBloomberg\b/],
]

const agency = (credit: string): string | null =>
  AGENCIES.find(([, pattern]) => pattern.test(credit))?.[0] ?? null

/** Who a report comes from: the agency its dateline credits ("BEIJING (Reuters) —") or its last line names, else its publisher, else itself. */
export function sourceOf(report: Report): string {
  const top = /^.{0,80}?\(([^)\n]{2,40})\)\s*[-–—:]/.exec(report.text)?.[1]
  const last = report.text.trimEnd().split('\n').at(-1) ?? ''
  const credit =
    (report.dateline === null ? null : agency(/\(([^)]*)\)/.exec(report.dateline.place)?.[1] ?? '')) ??
    (top === undefined ? null : agency(top)) ??
    (last.length <= 60 ? agency(last) : null) ??
    (report.publisher === null ? null : agency(report.publisher))
  return credit ?? report.publisher?.trim().toLowerCase() ?? report.id
}

/** "(2nd LEAD)", "UPDATE 1-": what outlets put before the title of a later version. */
const VERSION =
  /^\s*(\((\d+(st|nd|rd|th) )?(LEAD|URGENT|ROUNDUP)\)|(UPDATE|WRAPUP|CORRECTED|REFILE)( \d+)?\s*[-–—:])\s*/i

/** Versions of one text share a family: one address, or one title of one publisher on one day. */
export function familyOf(report: Report): string {
  const address = report.url
    ?.replace(/#.*$/, '')
    .replace(/\/+$/, '')
    .replace(/^https?:\/\/(www\.)?/i, '')
  if (address?.includes('/')) return address
  const title = report.title?.replace(VERSION, '').trim().toLowerCase()
  if (!title || report.publisher === null || report.published === null) return report.id
  return [report.publisher.trim().toLowerCase(), report.published.slice(0, 10), title].join(' | ')
}
