import { sample } from './sources/sample.ts'
import type { SourceFacts } from './sources/source-facts.ts'

const sources: readonly SourceFacts[] = [sample]

/** Every source that Chapar knows, in the order in which one is preferred for a currency. */
export function listSources(): readonly SourceFacts[] {
  return sources
}
