import { acts } from './acts.ts'
import { attribution } from './attribution.ts'
import { calibration } from './calibration.ts'
import { coreference } from './coreference.ts'
import { findingsSample } from './findings-sample.ts'
import { growth } from './growth.ts'
import { merging } from './merging.ts'
import { names } from './names.ts'
import { parse } from './parse.ts'
import { ploverClasses } from './plover-classes.ts'
import { ploverLexicon } from './plover-lexicon.ts'
import { readoutHeader } from './readout-header.ts'
import { pipeline, speed } from './speed.ts'
import type { Task } from './task.ts'
import { time } from './time.ts'
import { visits } from './visits.ts'

/** The benchmarks, in the order of the table. */
export const TASKS: readonly Task[] = [
  parse,
  names,
  attribution,
  coreference,
  time,
  readoutHeader,
  visits,
  acts,
  ploverClasses,
  ploverLexicon,
  merging,
  speed,
  pipeline,
  growth,
  findingsSample,
  calibration,
]

/** Frozen results that no task of the list makes: those of commands of their own, which need no corpus, and of training. */
export const MADE_ELSEWHERE: readonly string[] = [
  'durability-record',
  'durability-reader',
  'scale-embedded',
  'scale-server',
  'plover-cross-validated',
]
