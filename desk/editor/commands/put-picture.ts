import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { blockSchema, type PictureUse } from '#contract/body.ts'
import { insertCard } from './block-commands.ts'

type Pick = (now: PictureUse | null) => Promise<PictureUse | null>

/** Asks for a picture and puts it in; or changes the one with that id, if it is still there then. */
export async function putPicture(editor: Editor, pick: Pick, blockId: string | null) {
  const now = blockId === null ? null : findPicture(editor.state.doc, blockId)
  const use = await pick(now?.use ?? null)
  if (editor.isDestroyed) return
  editor.commands.focus()
  if (!use) return
  const data = { type: 'picture' as const, ...use }
  const still = blockId === null ? null : findPicture(editor.state.doc, blockId)
  if (still) editor.view.dispatch(editor.state.tr.setNodeAttribute(still.pos, 'data', data))
  else insertCard(data)(editor.state, editor.view.dispatch)
}

function findPicture(doc: Node, blockId: string): { pos: number; use: PictureUse } | null {
  let found: { pos: number; use: PictureUse } | null = null
  doc.forEach((node, pos) => {
    if (node.attrs.id !== blockId) return
    const parsed = blockSchema.safeParse({ ...node.attrs.data, id: blockId })
    if (parsed.data?.type === 'picture') found = { pos, use: pictureUse(parsed.data) }
  })
  return found
}

function pictureUse({ mediaId, alt, caption, credit, licence, source }: PictureUse): PictureUse {
  return { mediaId, alt, caption, credit, licence, source }
}
