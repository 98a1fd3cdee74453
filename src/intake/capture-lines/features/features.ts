import type { Feature } from './feature.ts'
import { looks } from './looks.ts'
import { repetition } from './repetition.ts'
import { smallForms } from './small-forms.ts'
import { surroundings } from './surroundings.ts'
import { talk } from './talk.ts'
import { words } from './words.ts'

/** All that is asked of a line. */
export const features: readonly Feature[] = [
  ...looks,
  ...surroundings,
  ...smallForms,
  ...talk,
  ...words,
  ...repetition,
]
