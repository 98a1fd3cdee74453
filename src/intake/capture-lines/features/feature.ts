import type { Habits, Place } from '../page/page.ts'
import type { Weights } from '../roles.ts'

/**
 * One thing that can be said of a line. `holds` says how far it is so, from 0 to 1 (or yes and no),
 * and `weights` what that is worth for each role. To teach the reader something, add one here.
 */
export type Feature = {
  name: string
  holds: (place: Place, habits: Habits) => number | boolean
  weights: Weights
}
