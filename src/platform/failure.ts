/**
 * An expected failure that a person is told about in one sentence.
 *
 * `code` is stable and machine-readable (`database-unreachable`); `message` is the sentence.
 * Audience rooms turn it into an exit code or an HTTP status; nobody prints its stack.
 */
export class Failure extends Error {
  readonly code: string

  constructor(code: string, message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.name = 'Failure'
    this.code = code
  }
}
