import { byHand } from './sources/by-hand.ts'
import { cbrFacts } from './sources/cbr-facts.ts'
import { cbtFacts } from './sources/cbt-facts.ts'
import { cbuFacts } from './sources/cbu-facts.ts'
import { ecbFacts } from './sources/ecb-facts.ts'
import { nbkFacts } from './sources/nbk-facts.ts'
import { nbkrFacts } from './sources/nbkr-facts.ts'
import { nbtFacts } from './sources/nbt-facts.ts'
import { sample } from './sources/sample.ts'
import type { SourceFacts } from './sources/source-facts.ts'

const sources: readonly SourceFacts[] = [
  nbkFacts,
  nbkrFacts,
  nbtFacts,
  cbuFacts,
  cbtFacts,
  cbrFacts,
  ecbFacts,
  sample,
  byHand,
]

/** Every source that Chapar knows, in the order in which one is preferred for a currency. */
export function listSources(): readonly SourceFacts[] {
  return sources
}

/** The facts of one source; null where nothing has that code. */
export function findSource(code: string): SourceFacts | null {
  return sources.find((source) => source.code === code) ?? null
}
