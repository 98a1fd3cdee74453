import { foundSampleNewsroom } from '#cli/sample-newsroom.ts'
import type { Db } from '#platform/database.ts'

/** The newsroom of samples/ with its pages and terms, without a piece. */
export function anEmptySampleNewsroom(db: Db): Promise<void> {
  return foundSampleNewsroom(db)
}
