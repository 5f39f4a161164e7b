import { type Command, Option } from 'commander'
import type { Filter, Finding, FindingKind, StateNames } from '../index.ts'
import {
  bodyOption,
  dayOption,
  MIN_CONFIDENCE,
  quadOption,
  shareOption,
  statesOption,
  typesOption,
} from './arguments.ts'

/** Options that say which entries are meant. */
export interface FilterOptions {
  readonly between?: string[]
  readonly type?: string[]
  readonly quad?: string
  readonly source?: string
  readonly target?: string
  readonly person?: string
  readonly since?: string
  readonly until?: string
  readonly standing?: Finding['standing']
  readonly place?: string
  readonly text?: string
  readonly minConfidence?: string
}

const STANDINGS = ['held', 'announced', 'proposed', 'offered', 'denied', 'cancelled', 'hypothetical']

/** Gives a command the options that say which entries are meant. */
export const filtering = (command: Command): Command =>
  command
    .option('--between <states...>', 'states that all take part: KOR CHN')
    .option('--type <types...>', 'types of undertakings (pledge, refusal …) or acts (ACCUSE, AID …)')
    .option('--quad <quad>', 'acts of one quad: 1 to 4, or verbal-cooperation … material-conflict')
    .option('--source <actor>', 'acts by this state, or the id of an actor')
    .option('--target <actor>', 'acts toward this state, or the id of an actor')
    .option('--person <name>', 'a person who takes part, in any usual spelling')
    .option('--since <date>', 'from this day, month or year on')
    .option('--until <date>', 'up to this day, month or year')
    .addOption(new Option('--standing <standing>', 'how the reports present it').choices(STANDINGS))
    .option('--place <name>', 'the city, or the ISO code of the state, where it took place')
    .option('--text <words>', 'words of the evidence, as in a web search')
    .option(...MIN_CONFIDENCE)

/** The filter that options ask for, within a kind or several; options of one kind need that kind alone. */
export function filterOf(
  options: FilterOptions,
  kinds: readonly FindingKind[] | null,
  states: StateNames,
): Filter {
  const kind = kinds?.length === 1 ? kinds[0]! : null
  const types = typesOption(kind, options.type, quadOption(kind, options.quad))
  return {
    ...(kinds === null ? {} : { kind: kind ?? kinds }),
    ...(types === undefined ? {} : { types }),
    ...(options.source === undefined ? {} : { source: bodyOption(kind, '--source', options.source, states) }),
    ...(options.target === undefined ? {} : { target: bodyOption(kind, '--target', options.target, states) }),
    ...(options.between === undefined ? {} : { between: statesOption('--between', options.between, states) }),
    ...(options.person === undefined ? {} : { person: options.person }),
    ...(options.since === undefined ? {} : { since: dayOption('--since', options.since, 'first') }),
    ...(options.until === undefined ? {} : { until: dayOption('--until', options.until, 'last') }),
    ...(options.standing === undefined ? {} : { standing: options.standing }),
    ...(options.place === undefined ? {} : { place: options.place }),
    ...(options.text === undefined ? {} : { text: options.text }),
    ...(options.minConfidence === undefined
      ? {}
      : { confidence: shareOption('--min-confidence', options.minConfidence) }),
  }
}
