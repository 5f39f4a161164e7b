/** Exit codes of the program. */
export const EXIT = {
  ok: 0,
  failed: 1,
  usage: 2,
  partial: 3,
  nothing: 4,
  invalid: 5,
  interrupted: 130,
} as const

/** An operator's mistake or a result that ends the program: a message for people and an exit code. */
export class Fault extends Error {
  readonly code: number
  constructor(message: string, code: number = EXIT.failed) {
    super(message)
    this.code = code
  }
}

/** A mistake in how a command was written. */
export const usage = (message: string): Fault => new Fault(message, EXIT.usage)
