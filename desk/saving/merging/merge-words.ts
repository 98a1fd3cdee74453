import { diff3Merge } from 'node-diff3'
import type { Mark } from '#contract/body.ts'
import { fromTokens, type MarkedText, toTokens } from './marked-tokens.ts'
import { sameValue } from './same-value.ts'
import { decide, type Merging, type Versions } from './versions.ts'

/**
 * Words that both sides changed, merged where a word that neither touched stands between them;
 * where they changed the same words, those of the preferred side, and a conflict is counted.
 */
export function mergeWords(
  versions: Versions<MarkedText>,
  merging: Merging,
): { text: string; marks: Mark[] } {
  const { base, mine, theirs } = versions
  const copy = ({ text, marks }: MarkedText) => ({ text, marks: [...marks] })
  if (sameValue(mine, theirs) || sameValue(base, theirs)) return copy(mine)
  if (sameValue(base, mine)) return copy(theirs)
  const regions = diff3Merge(toTokens(mine), toTokens(base), toTokens(theirs), {
    excludeFalseConflicts: true,
  })
  let conflicts = 0
  const tokens = regions.flatMap(({ ok, conflict }) => {
    if (ok) return ok
    conflicts += 1
    return (merging.prefer === 'mine' ? conflict?.a : conflict?.b) ?? []
  })
  const merged = fromTokens(tokens)
  if (!isText(merged.text)) return copy(decide(versions, merging))
  merging.conflicts += conflicts
  return merged
}

/** The same for a line without marks. */
export function mergeLine({ base, mine, theirs }: Versions<string>, merging: Merging): string {
  const marked = (text: string) => ({ text, marks: [] })
  const versions = { base: marked(base), mine: marked(mine), theirs: marked(theirs) }
  return mergeWords(versions, merging).text
}

/** What stands side by side now may have become another character, or half of one. */
function isText(text: string): boolean {
  return text.isWellFormed() && text === text.normalize('NFC')
}
