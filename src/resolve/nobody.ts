import type { NameRun } from './names.ts'
import { phrase, type Sheet } from './sheet.ts'

const DEGREE = /^(?:[JM]\.?D|[BMJ]\.?A|[BM]\.?S|Ph\.?D|LL\.?[BM]|M\.?B\.?A|M\.?P\.?[AHP]|Ed\.?D|R\.?N)\.?$/
const TICKET = /^(?:administration|ticket|government|campaign|coalition|cabinet)$/

/** Whether a run names no person: a degree ("received her J.D."), or two surnames that name a government ("the Biden-Harris Administration"). */
export function nobody(s: Sheet, run: NameRun): boolean {
  if (DEGREE.test(phrase(s, run.first, run.last))) return true
  return (
    run.last === run.first + 2 &&
    /^[-–]$/.test(s.forms[run.first + 1]!) &&
    TICKET.test(s.lower[run.last + 1] ?? '')
  )
}
