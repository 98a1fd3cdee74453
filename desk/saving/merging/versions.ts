import { sameValue } from './same-value.ts'

export type Side = 'mine' | 'theirs'

export type Versions<T> = { base: T; mine: T; theirs: T }

/** A merge in progress: which side is taken where both changed the same, and how often that was. */
export type Merging = { prefer: Side; conflicts: number }

/** The value of the side that changed it; where both did, of the preferred one, counted. */
export function decide<T>(versions: Versions<T>, merging: Merging): T {
  const { base, mine, theirs } = versions
  if (sameValue(mine, theirs) || sameValue(base, theirs)) return mine
  if (sameValue(base, mine)) return theirs
  merging.conflicts += 1
  return versions[merging.prefer]
}
