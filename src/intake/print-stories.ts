import { ensureByline } from '#articles/bylines.ts'
import { correctArticle } from '#articles/correct-article.ts'
import { createArticle } from '#articles/create-article.ts'
import { findBySlug, type PieceBySlug } from '#articles/find-by-slug.ts'
import { newsroomDay } from '#articles/newsroom-day.ts'
import { publishArticle } from '#articles/publish-article.ts'
import type { ArticleDay } from '#articles/published-article.ts'
import { saveWorkingCopy } from '#articles/save-working-copy.ts'
import type { ArticleLabel, ArticleText } from '#contract/article.ts'
import type { Block } from '#contract/body.ts'
import type { Edition } from '#contract/edition.ts'
import type { MediaStore } from '#media/media-store.ts'
import type { Tx } from '#platform/database.ts'
import { Failure } from '#platform/failure.ts'
import { getSite } from '#site/site.ts'
import type { Actor } from '#staff/audit-log.ts'
import { keepBlockIds } from './keep-block-ids.ts'
import { placePictures, type TakenPictures } from './keep-story-pictures.ts'
import type { Story } from './read-story.ts'
import { storyFailure } from './story-failure.ts'
import { linkedStories, resolveStoryLinks } from './story-links.ts'
import { findStoryTerms, readStoryTerms, type StoryTerms } from './story-terms.ts'
import { getTranslatedWork } from './translated-work.ts'

export type Printing = {
  actor: Actor
  stories: readonly Story[]
  labels: ArticleLabel[]
  /** the files that the stories show, and where they are kept; without them no story may show any */
  pictures?: { originals: MediaStore; taken: TakenPictures }
  /** the moment of the act: no story or correction may be later */
  now: Date
  /**
   * Whether a stated moment is that of publication here: for a newsroom that is loaded with its
   * history. Else a piece of another day is published now, and only its day is the stated one.
   */
  isHistory?: boolean
  /** whether the stories, save corrections, bring withdrawn pieces back */
  again?: boolean
}

export type PrintedLine = { file: string; headline: string; path: string; publishedNumber: number }

/**
 * Publishes stories read from files in the order of their moments, and those with a `correction`
 * as the next revision of the piece with their slug. A translation joins the work of its original.
 * Call it with all that belong together: links to `story:slug` may lead to any of them that is
 * older, in the same edition.
 *
 * @throws Failure `story-unreadable`, `in-the-future`, or one of publishing's
 */
export async function printStories(tx: Tx, printing: Printing): Promise<PrintedLine[]> {
  const { defaultEdition, timeZone } = await getSite(tx)
  const editionOf = (story: Story) => story.edition ?? defaultEdition
  const terms = await readStoryTerms(tx, new Set(printing.stories.map(editionOf)))
  const lines: PrintedLine[] = []
  for (const { story: read, stated } of inOrder(printing)) {
    const { actor, pictures } = printing
    const story = pictures ? await placePictures(tx, read, { actor, ...pictures }) : read
    const { publishedAt } = story
    const act: ActOnStory = {
      ...{ ...printing, story, stated },
      edition: editionOf(story),
      terms,
      day: publishedAt && newsroomDay(timeZone, publishedAt),
      today: newsroomDay(timeZone, printing.now),
    }
    const printed = await printOne(tx, act)
    lines.push({ file: story.file, headline: story.headline, ...printed })
  }
  return lines
}

type ActOnStory = Printing & {
  story: Story
  /** the moment that the file names, or now */
  stated: Date
  edition: Edition
  terms: StoryTerms
  /** of `publishedAt` in the newsroom's zone */
  day: string | undefined
  today: string
}

/** Of the same moment, originals come before translations, and pieces before corrections to them. */
function inOrder({ stories, now }: Printing): { story: Story; stated: Date }[] {
  return stories
    .map((story) => {
      const { correction, publishedAt } = story
      const stated = (correction ? correction.at : publishedAt) ?? now
      if (stated > now) throw stillToCome(story, stated)
      return { story, stated, rank: correction ? 2 : story.translationOf ? 1 : 0 }
    })
    .sort((a, b) => a.stated.getTime() - b.stated.getTime() || a.rank - b.rank)
}

function stillToCome({ file, correction }: Story, stated: Date): Failure {
  const what = correction ? 'correction.at' : 'publishedAt'
  return new Failure(
    'in-the-future',
    `${file}: ${what}, ${stated.toISOString()}, is still to come; a file cannot be scheduled.`,
  )
}

function printOne(tx: Tx, act: ActOnStory) {
  if (act.story.correction) return correct(tx, act)
  return act.again ? publishAgain(tx, act) : publish(tx, act)
}

async function publish(tx: Tx, act: ActOnStory) {
  const { actor, story, edition } = act
  const { slug, file } = story
  const text = await readText(tx, act, story.blocks)
  const translation = story.translationOf
    ? { workId: await getTranslatedWork(tx, story, edition), origin: 'translation' as const }
    : {}
  const { articleId } = await createArticle(tx, { actor, edition, slug, text, ...translation })
  const printed = await publishArticle(tx, { actor, articleId, ...momentOf(act) })
  if (printed.path.endsWith(`/${slug}`)) return printed
  const taken = printed.path.replace(/-\d+$/, '')
  const gone = await findBySlug(tx, {
    slug,
    edition,
    state: 'withdrawn',
    day: act.day ?? act.today,
  })
  throw storyFailure(
    { file },
    gone?.path === taken
      ? `the piece at ${taken} was withdrawn; --again publishes it anew with this text`
      : `there is a piece at ${taken} already; a change to it is a correction`,
  )
}

/** Who looks at a piece is told when it was published here, and never earlier than it was. */
function momentOf({ isHistory, stated, day, today, now }: ActOnStory): {
  at: Date
  day?: ArticleDay
} {
  if (isHistory || day === undefined || day === today) return { at: stated }
  return { at: now, day: { from: day, to: day, basis: 'stated' } }
}

async function publishAgain(tx: Tx, act: ActOnStory) {
  const { actor, story, edition, day, now } = act
  const { slug, file } = story
  const piece = await findBySlug(tx, { slug, edition, state: 'withdrawn', day })
  if (!piece) throw storyFailure({ file }, `no piece ${slug} was withdrawn`)
  await saveText(tx, act, piece)
  return publishArticle(tx, { actor, articleId: piece.articleId, at: now })
}

async function correct(tx: Tx, act: ActOnStory) {
  const { actor, story, edition, stated, day, now } = act
  const { slug, correction, file } = story
  const piece = await findBySlug(tx, { slug, edition, state: 'published', day })
  if (!correction || !piece) {
    throw storyFailure({ file }, `it corrects the piece ${slug}, which is not public`)
  }
  await saveText(tx, act, piece)
  const { articleId } = piece
  const { kind, note } = correction
  return correctArticle(tx, {
    ...{ actor, articleId, now, at: stated },
    correction: { kind, publicNote: note },
  })
}

/** Makes the text of the file the working copy of a piece that was printed before. */
async function saveText(tx: Tx, act: ActOnStory, piece: PieceBySlug): Promise<void> {
  const { actor, story } = act
  const { articleId, workingVersion, text: printed } = piece
  const blocks = keepBlockIds(printed.body, story.blocks)
  const text = await readText(tx, { ...act, labels: printed.labels }, blocks)
  const expectedVersion = workingVersion
  const saved = await saveWorkingCopy(tx, { actor, articleId, expectedVersion, text })
  if (!saved.ok) {
    throw storyFailure({ file: story.file }, 'somebody else is changing the piece; try again')
  }
}

async function readText(
  tx: Tx,
  { story, edition, labels, terms }: ActOnStory,
  blocks: readonly Block[],
): Promise<ArticleText> {
  const { headline, standfirst, kind, dateline, sourcesNote, leadPicture, file } = story
  const bylines = []
  for (const byline of story.bylines) bylines.push(await ensureByline(tx, byline))
  return {
    headline,
    standfirst,
    kind,
    dateline,
    sourcesNote,
    leadPicture,
    labels,
    bylines,
    terms: findStoryTerms(terms, story, edition),
    body: resolveStoryLinks(blocks, await addressesOf(tx, blocks, edition), file),
  }
}

async function addressesOf(tx: Tx, blocks: readonly Block[], edition: Edition) {
  const addresses = new Map<string, string>()
  for (const slug of linkedStories(blocks)) {
    const piece = await findBySlug(tx, { slug, edition, state: 'published' })
    if (piece) addresses.set(slug, piece.path)
  }
  return addresses
}
