import type { NameRun } from './names.ts'
import { phrase, type Sheet } from './sheet.ts'

const DEGREE = /^(?:[JM]\.?D|[BMJ]\.?A|[BM]\.?S|Ph\.?D|LL\.?[BM]|M\.?B\.?A|M\.?P\.?[AHP]|Ed\.?D|R\.?N)\.?$/
const HONOUR = /^(?:H\.\s?E|Hon|Mr|Mrs|Ms|Dr)\.?$/
const TICKET = /^(?:administration|ticket|government|campaign|coalition|cabinet)$/

/** Agencies and outlets whose name is nobody's, for a reader may take the subject of "interviewed him" for a person. */
const PRESS =
  /^(?:reuters|afp|bbc|cnn|xinhua|yonhap|kyodo|interfax|tass|kcna|irna|isna|anadolu|haaretz|politico|axios|euronews|wikinews|rudaw)$/

/** Whether a run names no person: a degree ("received her J.D."), a form of honour alone, an agency ("Xinhua reported"), or two surnames that name a government ("the Biden-Harris Administration"). */
export function nobody(s: Sheet, run: NameRun): boolean {
  const words = phrase(s, run.first, run.last)
  if (DEGREE.test(words) || HONOUR.test(words)) return true
  if (run.first === run.last && PRESS.test(s.lower[run.first]!)) return true
  return (
    run.last === run.first + 2 &&
    /^[-–]$/.test(s.forms[run.first + 1]!) &&
    TICKET.test(s.lower[run.last + 1] ?? '')
  )
}
