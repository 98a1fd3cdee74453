import type { Node } from '@tiptap/pm/model'
import { type Command, type EditorState, NodeSelection } from '@tiptap/pm/state'
import { type Block, blockSchema } from '#contract/body.ts'
import { insertCard } from './block-commands.ts'

type StorylineCard = Extract<Block, { type: 'storyline-card' }>
/** As somebody has written it, good or not. */
export type StorylineWords = Pick<StorylineCard, 'title' | 'storylineId'>
/** For each field that is refused a sentence. */
export type StorylineFaults = Partial<Record<keyof StorylineWords, string>>
type StorylineData = StorylineWords & { type: 'storyline-card' }

/** The storyline card that is chosen; null where something else is. */
export function storylineAt({
  selection,
}: EditorState): { blockId: string; words: StorylineWords } | null {
  const node = selection instanceof NodeSelection ? selection.node : null
  if (!node || !isStoryline(node)) return null
  const { title, storylineId } = node.attrs.data
  return { blockId: String(node.attrs.id), words: { title, storylineId } }
}

/** What a card of these words holds, by the rules of the contract. */
export function readStoryline(
  given: StorylineWords,
): { data: StorylineData } | { faults: StorylineFaults } {
  // One storyline has one number, whoever has copied it from where.
  const storylineId = given.storylineId.trim().toLowerCase()
  const card = { type: 'storyline-card', id: 'card', title: given.title, storylineId }
  const parsed = blockSchema.safeParse(card)
  if (parsed.data?.type === 'storyline-card') {
    const { type, title } = parsed.data
    return { data: { type, title, storylineId } }
  }
  const faults: StorylineFaults = {}
  for (const { code, path, message } of parsed.error?.issues ?? []) {
    if (path[0] === 'title') faults.title ??= titleFault(code, message)
    else faults.storylineId ??= numberFault(storylineId)
  }
  return { faults }
}

/** Changes the card with that id, if it is still there; else puts a new one behind the cursor. */
export function putStoryline(data: StorylineData, blockId: string | null): Command {
  return (state, dispatch) => {
    const pos = blockId === null ? null : findStoryline(state.doc, blockId)
    if (pos === null) return insertCard(data)(state, dispatch)
    const tr = state.tr.setNodeAttribute(pos, 'data', data)
    dispatch?.(tr.setSelection(NodeSelection.create(tr.doc, pos)).scrollIntoView())
    return true
  }
}

function titleFault(code: string, message: string): string {
  if (code === 'too_small') return 'Write what the storyline is called'
  if (code === 'too_big') return 'The title is too long: it may have 300 characters'
  return `The title ${message}`
}

function numberFault(storylineId: string): string {
  return storylineId === ''
    ? 'Give the number of the storyline, or make a new one'
    : 'This is no number of a storyline, such as 7d0e4c1a-52b6-4f0e-9a3d-2f6b8c1e5a90'
}

function findStoryline(doc: Node, blockId: string): number | null {
  let found: number | null = null
  doc.forEach((node, pos) => {
    if (node.attrs.id === blockId && isStoryline(node)) found = pos
  })
  return found
}

function isStoryline({ type, attrs }: Node): boolean {
  return type.name === 'card' && attrs.data.type === 'storyline-card'
}
