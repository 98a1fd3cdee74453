import { Failure } from '#platform/failure.ts'
import type { WorkingCopy } from './working-copy.ts'

/** @throws Failure `embargo` */
export function requireNoEmbargo({ embargoUntil }: WorkingCopy, at: Date): void {
  if (!embargoUntil || embargoUntil <= at) return
  throw new Failure('embargo', `The piece is under embargo until ${embargoUntil.toISOString()}.`)
}
