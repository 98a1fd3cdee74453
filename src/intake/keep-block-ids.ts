import type { Block } from '#contract/body.ts'

/**
 * Gives the blocks of a new text the ids that they had in the previous one, so that what is
 * anchored to them stays. A block is the same where its content is the same; one that differs
 * but follows the same neighbour, and is of the same type, is the same block edited.
 */
export function keepBlockIds(previous: readonly Block[], next: readonly Block[]): Block[] {
  return keepIds(previous, next)
}

type Part = { id: string; type?: string; items?: Part[]; blocks?: Part[] }

function keepIds<P extends Part>(previous: readonly P[], next: readonly P[]): P[] {
  const byContent = Map.groupBy(previous, contentOf)
  const same = next.map((part) => byContent.get(contentOf(part))?.shift())
  const free = new Set(previous).difference(new Set(same))
  let before = -1
  return next.map((part, place) => {
    const old = same[place] ?? editedAfter(before, part)
    if (!old) {
      before = Number.NaN
      return part
    }
    free.delete(old)
    before = previous.indexOf(old)
    return withIdsOf(old, part)
  })

  function editedAfter(place: number, part: P): P | undefined {
    const candidate = previous[place + 1]
    return candidate && free.has(candidate) && candidate.type === part.type ? candidate : undefined
  }
}

function withIdsOf<P extends Part>(old: P, part: P): P {
  const kept = { ...part, id: old.id }
  if (part.items && old.items) kept.items = keepIds(old.items, part.items)
  if (part.blocks && old.blocks) kept.blocks = keepIds(old.blocks, part.blocks)
  return kept
}

function contentOf(part: Part): string {
  return JSON.stringify(part, (key, value: unknown) => (key === 'id' ? undefined : value))
}
