import { type Block, type Body, bodySchema, type Mark } from '#contract/body.ts'
import { storyFailure } from './story-failure.ts'

/** The slugs that a story links to as `story:slug`, each once. */
export function linkedStories(blocks: readonly Block[]): string[] {
  const slugs = new Set<string>()
  mapMarks(blocks, (mark) => {
    const slug = linkedSlug(mark)
    if (slug) slugs.add(slug)
    return mark
  })
  return [...slugs]
}

/**
 * The finished body, with links to `story:slug` led to the addresses of those stories.
 *
 * @param addresses slug to address
 * @throws Failure `story-unreadable` for a story that is not there, or a body that does not fit
 */
export function resolveStoryLinks(
  blocks: readonly Block[],
  addresses: ReadonlyMap<string, string>,
  file: string,
): Body {
  const resolved = mapMarks(blocks, (mark) => {
    const slug = linkedSlug(mark)
    if (!slug) return mark
    const href = addresses.get(slug)
    if (href) return { ...mark, href }
    throw storyFailure({ file }, `it links to the story ${slug}, which is not published`)
  })
  const body = bodySchema.safeParse(resolved)
  if (body.success) return body.data
  const { path, message } = body.error.issues[0] ?? { path: [], message: 'it does not fit' }
  throw storyFailure({ file }, `the text is not right (${path.join('.')}: ${message})`)
}

function linkedSlug(mark: Mark): string | undefined {
  return mark.type === 'link' ? /^story:(.+)$/.exec(mark.href)?.[1] : undefined
}

function mapMarks(blocks: readonly Block[], change: (mark: Mark) => Mark): Block[] {
  const marked = <T extends { marks: readonly Mark[] }>(run: T) => ({
    ...run,
    marks: run.marks.map(change),
  })
  return blocks.map((block) => {
    switch (block.type) {
      case 'paragraph':
      case 'heading':
      case 'quote':
        return marked(block)
      case 'list':
        return { ...block, items: block.items.map(marked) }
      case 'table':
        return { ...block, rows: block.rows.map((row) => row.map(marked)) }
      case 'aside':
        // the blocks of an aside come back as what they were
        return { ...block, blocks: mapMarks(block.blocks, change) as typeof block.blocks }
      default:
        return block
    }
  })
}
