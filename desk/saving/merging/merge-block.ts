import { type Block, blockSchema } from '#contract/body.ts'
import { mergeOrder } from './merge-order.ts'
import { mergeTable } from './merge-table.ts'
import { mergeWords } from './merge-words.ts'
import { sameValue } from './same-value.ts'
import { decide, type Merging, type Versions } from './versions.ts'

/** A block, or an item of a list: what has an id and may hold running text or others like it. */
type Fields = Record<string, unknown>

/**
 * A block that both sides changed. Changes that do not touch one another are taken together; for
 * the others the preferred side's, counted in `merging`. The result fits the contract.
 */
export function mergeBlock(versions: Versions<Block>, merging: Merging): Block {
  const { base, mine, theirs } = versions
  if (sameValue(mine, theirs) || sameValue(base, theirs)) return mine
  if (sameValue(base, mine)) return theirs
  const merged = blockSchema.safeParse(mergeForm(versions, merging))
  if (merged.success) return merged.data
  // Each change alone would do: too long together, or nothing is left of a list.
  merging.conflicts += 1
  return versions[merging.prefer]
}

function mergeForm(versions: Versions<Block>, merging: Merging): Fields {
  const { base, mine, theirs } = versions
  const types = new Set([base.type, mine.type, theirs.type])
  if (types.size > 1 && ![...types].every((type) => textual.has(type))) {
    return decide<Fields>(versions, merging)
  }
  return mergeFields(versions, merging)
}

/** These may become one another without losing a word. */
const textual = new Set<Block['type']>(['paragraph', 'heading', 'quote'])

function mergeFields(versions: Versions<Fields>, merging: Merging): Fields {
  const { base, mine, theirs } = versions
  const names = new Set([base, mine, theirs].flatMap((one) => Object.keys(one)))
  const merged: Fields = {}
  for (const group of groupsOf(names)) {
    const part = {
      base: pick(base, group),
      mine: pick(mine, group),
      theirs: pick(theirs, group),
    }
    Object.assign(merged, mergeGroup(group[0] ?? '', part, merging))
  }
  return merged
}

/** Fields that make sense together only. */
const bound = [
  ['type', 'level'],
  ['text', 'marks'],
  ['sourceBlockId', 'sourceDigest'],
  ['pair', 'days'],
  ['header', 'rows'],
]

function groupsOf(names: ReadonlySet<string>): string[][] {
  const groups = bound.filter((group) => group.some((name) => names.has(name)))
  const grouped = new Set(groups.flat())
  return [...groups, ...[...names].filter((name) => !grouped.has(name)).map((name) => [name])]
}

function mergeGroup(first: string, versions: Versions<Fields>, merging: Merging): Fields {
  const { base, mine, theirs } = versions
  if (isText(base) && isText(mine) && isText(theirs)) {
    return mergeWords({ base, mine, theirs }, merging)
  }
  if (isTable(base) && isTable(mine) && isTable(theirs)) {
    return mergeTable({ base, mine, theirs }, merging)
  }
  if (first === 'items' || first === 'blocks') {
    const inner = { base: inside(base), mine: inside(mine), theirs: inside(theirs) }
    return { [first]: mergeInside(inner, merging) }
  }
  return decide(versions, merging)
}

/** Items of a list, or the blocks of an aside, by their ids. */
function mergeInside(versions: Versions<Fields[]>, merging: Merging): Fields[] {
  return mergeOrder(versions, (one) => String(one.id)).flatMap((row): Fields[] => {
    const { base, mine, theirs } = row
    if (base && mine && theirs) {
      const types = new Set([base.type, mine.type, theirs.type])
      const one = { base, mine, theirs }
      return [types.size > 1 ? decide<Fields>(one, merging) : mergeFields(one, merging)]
    }
    const kept = decide<Fields | null>({ base, mine, theirs }, merging)
    return kept ? [kept] : []
  })
}

function pick(from: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(names.flatMap((name) => (name in from ? [[name, from[name]]] : [])))
}

type Text = Parameters<typeof mergeWords>[0]['base']

function isText(part: Fields): part is Fields & Text {
  return typeof part.text === 'string' && Array.isArray(part.marks)
}

function isTable(part: Fields): part is Parameters<typeof mergeTable>[0]['base'] {
  return Array.isArray(part.rows)
}

/** Of what has neither items nor blocks, nothing. */
function inside({ items, blocks }: Fields): Fields[] {
  return [items, blocks].flatMap((found) => (Array.isArray(found) ? found : []))
}
