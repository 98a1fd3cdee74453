import { listTerms } from '#articles/terms.ts'
import { type TermAxis, termAxes } from '#contract/article.ts'
import type { Edition } from '#contract/edition.ts'
import type { Tx } from '#platform/database.ts'
import type { Story } from './read-story.ts'
import { storyFailure } from './story-failure.ts'

/** The ids of a newsroom's terms: by edition, then by axis and code. */
export type StoryTerms = ReadonlyMap<
  Edition,
  Readonly<Record<TermAxis, ReadonlyMap<string, string>>>
>

/** Read once for all stories: a newsroom's terms are few and its stories many. */
export async function readStoryTerms(tx: Tx, editions: ReadonlySet<Edition>): Promise<StoryTerms> {
  const terms = new Map<Edition, Record<TermAxis, Map<string, string>>>()
  for (const edition of editions) {
    const byAxis = { section: new Map(), country: new Map(), topic: new Map() }
    for (const axis of termAxes) {
      for (const { code, id } of await listTerms(tx, { axis, edition })) byAxis[axis].set(code, id)
    }
    terms.set(edition, byAxis)
  }
  return terms
}

/**
 * The ids of what a story is filed under, in the order of its file.
 *
 * @throws Failure `story-unreadable`
 */
export function findStoryTerms(terms: StoryTerms, story: Story, edition: Edition): string[] {
  const wanted: [TermAxis, readonly string[]][] = [
    ['section', story.sections],
    ['country', story.countries],
    ['topic', story.topics],
  ]
  return wanted.flatMap(([axis, codes]) =>
    codes.map((code) => {
      const id = terms.get(edition)?.[axis].get(code)
      if (id) return id
      throw storyFailure({ file: story.file }, `this newsroom has no ${axis} ${code}`)
    }),
  )
}
