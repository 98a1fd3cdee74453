import type { Fragment, Node } from '@tiptap/pm/model'
import type { Block, Body } from '#contract/body.ts'
import { isCard } from '../schema/card-node.ts'
import { editorSchema as bare } from '../schema/editor-schema.ts'
import type { Identity } from '../schema/identity.ts'
import { remember } from './known-blocks.ts'
import { toInline } from './marked-text.ts'

/**
 * The document of a body. What is not touched comes back from `toBody` as the very same blocks.
 * An empty body is one blank paragraph, as a person needs a place to write.
 */
export function toDoc(body: Body, schema = bare): Node {
  const nodes = body.map((block) => remember(toNode(block, schema), block))
  return schema.node('doc', null, nodes.length > 0 ? nodes : [schema.node('paragraph')])
}

export function toNode(block: Block, schema = bare): Node {
  const identity = identityOf(block)
  if (isCard(block)) {
    const { id, sourceBlockId, sourceDigest, ...data } = block
    return schema.node('card', { ...identity, data })
  }
  const inline = ({ text, marks }: Pick<Extract<Block, { type: 'paragraph' }>, 'text' | 'marks'>) =>
    toInline(schema, text, marks)
  switch (block.type) {
    case 'paragraph':
      return schema.node('paragraph', identity, inline(block))
    case 'heading':
      return schema.node('heading', { ...identity, level: block.level }, inline(block))
    case 'quote':
      return schema.node('quote', { ...identity, speaker: block.speaker }, inline(block))
    case 'list': {
      const items = block.items.map((item) =>
        schema.node('listItem', identityOf(item), inline(item)),
      )
      return schema.node('list', { ...identity, ordered: block.ordered }, items)
    }
    case 'aside': {
      const inner = block.blocks.map((one) => toNode(one, schema))
      return schema.node('aside', { ...identity, title: block.title }, inner)
    }
    case 'table': {
      const cell = (content: Fragment) => schema.node('tableCell', null, content)
      const rows = block.rows.map((row) =>
        schema.node(
          'tableRow',
          null,
          row.map((one) => cell(inline(one))),
        ),
      )
      const { caption, header } = block
      return schema.node('table', { ...identity, caption, header }, rows)
    }
  }
}

type Identified = {
  id: string
  sourceBlockId?: string | undefined
  sourceDigest?: string | undefined
}

function identityOf({ id, sourceBlockId, sourceDigest }: Identified): Identity {
  return { id, sourceBlockId: sourceBlockId ?? null, sourceDigest: sourceDigest ?? null }
}
