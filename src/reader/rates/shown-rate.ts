import { fullValue } from '#rates/classic-line.ts'
import type { FoundRate } from '#rates/find-rate.ts'

/** All digits of what the bank printed; of what was computed five at least. */
export function shownRate({ rate }: { rate: FoundRate }): string {
  return rate.method === 'published' ? rate.text : fullValue(rate.exact)
}
