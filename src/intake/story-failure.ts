import { Failure } from '#platform/failure.ts'

/** Where in which file something is: what a person needs to go and mend it. */
export type FilePlace = { file: string; line: number }

/** A file that was written by hand and cannot be taken as it is. */
export function storyFailure(place: { file: string; line?: number }, what: string): Failure {
  return new Failure(
    'story-unreadable',
    `${place.file}${place.line ? `, line ${place.line}` : ''}: ${what}.`,
  )
}
