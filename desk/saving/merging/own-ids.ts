import type { Body } from '#contract/body.ts'

/** The body with an id of its own for each block and item: of two that share one, the first keeps it. */
export function withOwnIds(body: Body): Body {
  const taken = new Set<string>()
  const own = <T extends { id: string }>(one: T): T => {
    let id = one.id
    for (let n = 2; taken.has(id); n += 1) id = `${one.id.slice(0, 34)}-${n}`
    taken.add(id)
    return id === one.id ? one : { ...one, id }
  }
  const all = new Set(body.map(({ id }) => id))
  // Most bodies have nothing to mend, and stay the same objects.
  if (all.size === body.length && !body.some((block) => 'items' in block || 'blocks' in block)) {
    return body
  }
  return body.map((block) => {
    const named = own(block)
    if (named.type === 'list') return { ...named, items: named.items.map(own) }
    if (named.type !== 'aside') return named
    const blocks = named.blocks.map((inner) => {
      const own_ = own(inner)
      return own_.type === 'list' ? { ...own_, items: own_.items.map(own) } : own_
    })
    return { ...named, blocks }
  })
}
