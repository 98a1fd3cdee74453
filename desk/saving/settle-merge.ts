import type { ArticleText } from '#contract/article.ts'
import type { Block, Body } from '#contract/body.ts'
import type { Draft } from './draft.ts'
import type { BlockPart, DraftMerge, FieldPart } from './merge-text.ts'
import { withOwnIds } from './merging/own-ids.ts'
import { retype } from './merging/retype.ts'
import type { Side } from './merging/versions.ts'

/** What a person decided about a conflict; `both` is for blocks, `words` for what holds text. */
export type Choice = Side | 'both' | { words: string }

/** By the key of the part: the name of the field, or the id of the block. */
export type Choices = ReadonlyMap<string, Choice>

/** The parts that a person has to decide. */
export function listConflicts(merge: DraftMerge): (FieldPart | BlockPart)[] {
  return [...merge.fields, ...merge.blocks].filter(({ outcome }) => outcome === 'conflict')
}

/** What the sides have changed without touching one another, in the order of the piece. */
export function listTaken(merge: DraftMerge): (FieldPart | BlockPart)[] {
  return [...merge.fields, ...merge.blocks].filter((part) => {
    return part.outcome === 'taken' || (part.kind === 'block' && part.isMoved)
  })
}

/** The draft that comes of the choices; null while a conflict is undecided. */
export function settleMerge(merge: DraftMerge, choices: Choices): Draft | null {
  if (listConflicts(merge).some(({ key }) => !choices.has(key))) return null
  const fields = Object.fromEntries(
    merge.fields.map((part) => [part.key, fieldOf(part, choices.get(part.key))]),
  ) as Omit<ArticleText, 'body'> & { slug: string } // each field of its own kind
  const { slug, ...rest } = fields
  const body: Body = merge.blocks.flatMap((part) => blocksOf(part, choices.get(part.key)))
  return { slug, text: { ...rest, body: withOwnIds(body) } }
}

function fieldOf(part: FieldPart, choice: Choice | undefined) {
  if (part.outcome !== 'conflict') return part.merged
  if (typeof choice === 'object') return choice.words
  return choice === 'theirs' ? part.ifTheirs : part.ifMine
}

function blocksOf(part: BlockPart, choice: Choice | undefined): Block[] {
  if (part.outcome !== 'conflict') return part.merged ? [part.merged] : []
  const { ifMine, ifTheirs } = part
  const own = ifMine ?? ifTheirs
  if (typeof choice === 'object') {
    return own && choice.words.trim() !== '' ? [retype(own, choice.words)] : []
  }
  const chosen = choice === 'both' ? [ifMine, ifTheirs] : [choice === 'theirs' ? ifTheirs : ifMine]
  return chosen.flatMap((block) => block ?? [])
}
