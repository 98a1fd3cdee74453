import type { Block, Body } from '#contract/body.ts'

/**
 * A body from outside with what was typed since the page was told last: within one frame, so a
 * letter or two. A block that was typed in and not changed outside stays as it is typed, a new one
 * stays behind the one it was written after, and one that was taken away stays away.
 */
export function keepTyped(outside: Body, told: Body, typed: Body): Body {
  const before = byId(told)
  const now = byId(typed)
  const isUntouched = (block: Block) => same(block, before.get(block.id))
  const kept = outside.flatMap((block) => {
    if (!isUntouched(block)) return [block]
    const is = now.get(block.id)
    return is ? [is] : []
  })
  const standing = new Set(kept.map(({ id }) => id))
  for (const [i, block] of typed.entries()) {
    if (before.has(block.id) || standing.has(block.id)) continue
    const behind = kept.findIndex(({ id }) => id === typed[i - 1]?.id)
    kept.splice(behind + 1, 0, block)
    standing.add(block.id)
  }
  return kept
}

function byId(body: Body): Map<string, Block> {
  return new Map(body.map((block) => [block.id, block]))
}

/** Blocks are small, and few are compared: only those that are not the same object. */
function same(one: Block, other: Block | undefined): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other)
}
