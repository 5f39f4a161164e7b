import type { Command } from 'commander'

/** Puts examples at the beginning of a command's help. */
export const withExamples = (command: Command, ...lines: string[]): Command =>
  command.addHelpText('before', `Examples:\n${lines.map((l) => `  ${l}\n`).join('')}`)
