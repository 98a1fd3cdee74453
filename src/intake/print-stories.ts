import { ensureByline } from '#articles/bylines.ts'
import { correctArticle } from '#articles/correct-article.ts'
import { createArticle } from '#articles/create-article.ts'
import { publishArticle } from '#articles/publish-article.ts'
import { resolveAddress } from '#articles/resolve-address.ts'
import { saveWorkingCopy } from '#articles/save-working-copy.ts'
import { type Axis, listTerms } from '#articles/terms.ts'
import type { ArticleLabel, ArticleText } from '#contract/article.ts'
import type { Block } from '#contract/body.ts'
import type { Edition } from '#contract/edition.ts'
import type { Tx } from '#platform/database.ts'
import { getSite } from '#site/site.ts'
import type { Actor } from '#staff/audit-log.ts'
import { findPrinted } from './find-printed.ts'
import { keepBlockIds } from './keep-block-ids.ts'
import type { Story } from './read-story.ts'
import { storyFailure } from './story-failure.ts'
import { linkedStories, resolveStoryLinks } from './story-links.ts'

export type Printing = {
  actor: Actor
  stories: readonly Story[]
  labels: ArticleLabel[]
  /** the moment of publication of stories that name none */
  now: Date
}

export type PrintedLine = { file: string; headline: string; path: string; publishedNumber: number }

/**
 * Publishes stories read from files in the order of their moments, and those with a `correction`
 * as the next revision of the piece with their slug. Call it with all that belong together: links
 * to `story:slug` may lead to any of them that is older.
 *
 * @throws Failure `story-unreadable`, or one of publishing's
 */
export async function printStories(tx: Tx, printing: Printing): Promise<PrintedLine[]> {
  const site = await getSite(tx)
  const lines: PrintedLine[] = []
  for (const { story, at } of inOrder(printing)) {
    const edition = story.edition ?? site.defaultEdition
    const act = { ...printing, story, edition, at }
    const printed = story.correction ? await correct(tx, act) : await publish(tx, act)
    lines.push({ file: story.file, headline: story.headline, ...printed })
  }
  return lines
}

type ActOnStory = Printing & { story: Story; edition: Edition; at: Date }

function inOrder({ stories, now }: Printing): { story: Story; at: Date }[] {
  return stories
    .map((story) => ({ story, at: story.correction?.at ?? story.publishedAt ?? now }))
    .sort((a, b) => a.at.getTime() - b.at.getTime())
}

async function publish(tx: Tx, act: ActOnStory) {
  const { actor, story, edition, at } = act
  const { slug, file } = story
  const text = await readText(tx, act, story.blocks)
  const { articleId } = await createArticle(tx, { actor, edition, slug, text })
  const printed = await publishArticle(tx, { actor, articleId, at })
  if (printed.path.endsWith(`/${slug}`)) return printed
  const taken = printed.path.replace(/-\d+$/, '')
  throw storyFailure(
    { file },
    `there is a piece at ${taken} already; a change to it is a correction`,
  )
}

async function correct(tx: Tx, act: ActOnStory) {
  const { actor, story, edition, at } = act
  const { slug, publishedAt, correction, file } = story
  const piece = await findPrinted(tx, { slug, edition, publishedAt })
  const printed = piece && (await resolveAddress(tx, piece.path))
  if (!correction || !piece || printed?.kind !== 'article') {
    throw storyFailure({ file }, `it corrects the piece ${slug}, which is not public`)
  }
  const { articleId, workingVersion } = piece
  const blocks = keepBlockIds(printed.article.text.body, story.blocks)
  const text = await readText(tx, { ...act, labels: printed.article.text.labels }, blocks)
  const saved = await saveWorkingCopy(tx, {
    actor,
    articleId,
    expectedVersion: workingVersion,
    text,
  })
  if (!saved.ok) throw storyFailure({ file }, 'somebody else is changing the piece; try again')
  const { kind, note } = correction
  return correctArticle(tx, { actor, articleId, at, correction: { kind, publicNote: note } })
}

async function readText(
  tx: Tx,
  { story, edition, labels }: ActOnStory,
  blocks: readonly Block[],
): Promise<ArticleText> {
  const { headline, standfirst, kind, dateline, sourcesNote, file } = story
  const bylines = []
  for (const byline of story.bylines) bylines.push(await ensureByline(tx, byline))
  return {
    headline,
    standfirst,
    kind,
    dateline,
    sourcesNote,
    labels,
    bylines,
    terms: await termIds(tx, story, edition),
    body: resolveStoryLinks(blocks, await addressesOf(tx, blocks, edition), file),
  }
}

async function termIds(tx: Tx, story: Story, edition: Edition): Promise<string[]> {
  const ids: string[] = []
  const wanted: [Axis, readonly string[]][] = [
    ['section', story.sections],
    ['country', story.countries],
    ['topic', story.topics],
  ]
  for (const [axis, codes] of wanted) {
    const terms = await listTerms(tx, { axis, edition })
    for (const code of codes) {
      const term = terms.find((known) => known.code === code)
      if (!term) throw storyFailure({ file: story.file }, `this newsroom has no ${axis} ${code}`)
      ids.push(term.id)
    }
  }
  return ids
}

async function addressesOf(tx: Tx, blocks: readonly Block[], edition: Edition) {
  const addresses = new Map<string, string>()
  for (const slug of linkedStories(blocks)) {
    const piece = await findPrinted(tx, { slug, edition })
    if (piece) addresses.set(slug, piece.path)
  }
  return addresses
}
