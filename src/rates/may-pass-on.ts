import type { SourceFacts } from './sources/source-facts.ts'

/**
 * Whether other sites and programs may be given the figures of a source: its terms do not forbid
 * it, and the newsroom (`leftOut`, codes of sources) has not decided otherwise.
 */
export function mayPassOn(
  { code, redistribution }: Pick<SourceFacts, 'code' | 'redistribution'>,
  leftOut: readonly string[],
): boolean {
  return redistribution !== 'forbidden' && !leftOut.includes(code)
}
