import { Failure } from '#platform/failure.ts'

/** A wrong use of the command line: exit code 2. */
export function wrongUsage(sentence: string): Failure {
  return new Failure('wrong-usage', sentence)
}
