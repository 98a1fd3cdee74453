import type { Bank } from './sources/bank.ts'
import { byHand } from './sources/by-hand.ts'
import { cbr } from './sources/cbr.ts'
import { cbt } from './sources/cbt.ts'
import { cbu } from './sources/cbu.ts'
import { ecb } from './sources/ecb.ts'
import { nbk } from './sources/nbk.ts'
import { nbkr } from './sources/nbkr.ts'
import { nbt } from './sources/nbt.ts'
import { sample } from './sources/sample.ts'
import type { SourceFacts } from './sources/source-facts.ts'

/** A new source is a line here, and its file. */
const banks: readonly Bank[] = [nbk, nbkr, nbt, cbu, cbt, cbr, ecb]

const sources: readonly SourceFacts[] = [...banks.map(({ facts }) => facts), sample, byHand]

/** Every source that Chapar knows, in the order in which one is preferred for a currency. */
export function listSources(): readonly SourceFacts[] {
  return sources
}

/** The facts of one source; null where nothing has that code. */
export function findSource(code: string): SourceFacts | null {
  return sources.find((source) => source.code === code) ?? null
}

/** The sources that can be fetched. */
export function listBanks(): readonly Bank[] {
  return banks
}
