import { ensureByline } from '#articles/bylines.ts'
import { correctArticle } from '#articles/correct-article.ts'
import { createArticle, type NewArticle } from '#articles/create-article.ts'
import { type Publication, publishArticle } from '#articles/publish-article.ts'
import { saveWorkingCopy } from '#articles/save-working-copy.ts'
import { ensureTerm } from '#articles/terms.ts'
import type { ArticleText, Byline, CorrectionInput, TermAxis } from '#contract/article.ts'
import type { Block, Body, ListItem, Mark } from '#contract/body.ts'
import { type Db, transact } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import { initSite } from '#site/init-site.ts'
import { type NewsroomInput, newsroomSchema } from '#site/newsroom.ts'
import { findSite, type Site } from '#site/site.ts'
import { operator } from '#staff/audit-log.ts'
import { newsroomInput } from './newsroom-input.ts'

type Of<T extends Block['type']> = Extract<Block, { type: T }>

/** A number that no other call in this test file got, for names that must differ. */
let count = 0
const next = () => {
  count += 1
  return count
}

/** The paper of this database: a small one in English in Bishkek, save what is given. */
export async function aSite(db: Db, other: Partial<NewsroomInput> = {}): Promise<Site> {
  const input = newsroomSchema.parse(newsroomInput(other))
  await transact(db, (tx) => initSite(tx, { actor: operator, input }))
  const site = await findSite(db)
  if (!site) throw new Error('the site was not written')
  return site
}

/** An account; returns its id. */
export async function anAccount(
  db: Db,
  other: { role?: string; name?: string; email?: string } = {},
): Promise<string> {
  const id = newId()
  const email = `person-${next()}@example.org`
  await db
    .insertInto('accounts')
    .values({ id, email, name: 'Aigul Example', role: 'editor', ...other })
    .execute()
  return id
}

/** The owner and another person, who may expunge together. */
export async function twoPersons(db: Db, role = 'editor') {
  return {
    owner: { accountId: await anAccount(db, { role: 'owner' }) },
    second: { accountId: await anAccount(db, { role }) },
  }
}

/** A section, country or topic in English; returns its id. */
export async function aTerm(
  db: Db,
  {
    axis = 'topic',
    name = `Topic ${next()}`,
    slug = slugOf(name),
    code = slug,
    position = 0,
  }: {
    axis?: TermAxis
    name?: string
    slug?: string
    code?: string
    position?: number
  } = {},
): Promise<string> {
  const names = [{ edition: 'en' as const, name, slug }]
  const { id } = await transact(db, (tx) => ensureTerm(tx, { axis, code, position, names }))
  return id
}

export function aByline(db: Db, name = `Writer ${next()}`): Promise<Byline> {
  return transact(db, (tx) => ensureByline(tx, { slug: slugOf(name), name }))
}

/** The text of a piece with one paragraph, save what is given. */
export function anArticleText(other: Partial<ArticleText> = {}): ArticleText {
  return {
    headline: `Bridge over the Naryn opens ${next()}`,
    standfirst: 'Lorries cross from Monday',
    kind: 'news',
    dateline: 'NARYN',
    bylines: [],
    terms: [],
    labels: [],
    sourcesNote: '',
    leadPicture: null,
    body: [aParagraph()],
    ...other,
  }
}

export type ArticleToBuild = Partial<Omit<NewArticle, 'text'>> & { text?: Partial<ArticleText> }

/** A draft in English by the operator; returns its id. */
export async function anArticle(db: Db, other: ArticleToBuild = {}): Promise<string> {
  const { text, ...rest } = other
  const slug = `piece-${next()}`
  const article: NewArticle = {
    actor: operator,
    edition: 'en',
    slug,
    ...rest,
    text: anArticleText(text),
  }
  const { articleId } = await transact(db, (tx) => createArticle(tx, article))
  return articleId
}

export type PieceForReaders = { articleId: string; path: string; publishedNumber: number }

/** A public piece. `at` and `day` are those of publish-article.ts. */
export async function aPublishedArticle(
  db: Db,
  { at, day, ...other }: ArticleToBuild & Pick<Publication, 'at' | 'day'> = {},
): Promise<PieceForReaders> {
  const articleId = await anArticle(db, other)
  const when = { ...(at && { at }), ...(day !== undefined && { day }) }
  const published = await transact(db, (tx) =>
    publishArticle(tx, { actor: operator, articleId, ...when }),
  )
  return { articleId, ...published }
}

/** Saves other words into the working copy, whatever its version. */
export async function anEdit(
  db: Db,
  articleId: string,
  { slug, ...text }: Partial<ArticleText> & { slug?: string },
): Promise<void> {
  await transact(db, async (tx) => {
    const { version } = await tx
      .selectFrom('working_copies')
      .select('version')
      .where('article_id', '=', articleId)
      .executeTakeFirstOrThrow()
    await saveWorkingCopy(tx, {
      actor: operator,
      articleId,
      expectedVersion: version,
      text: anArticleText(text),
      ...(slug && { slug }),
    })
  })
}

/** Saves other words and publishes them as a correction. */
export async function aCorrection(
  db: Db,
  articleId: string,
  {
    kind = 'correction',
    publicNote = 'The bridge is 90 metres long, not 80.',
    at,
    text,
  }: Partial<CorrectionInput> & {
    at?: Date
    text?: Partial<ArticleText>
  } = {},
): Promise<PieceForReaders> {
  await anEdit(db, articleId, text ?? {})
  const corrected = await transact(db, (tx) =>
    correctArticle(tx, {
      actor: operator,
      articleId,
      correction: { kind, publicNote },
      ...(at && { at }),
    }),
  )
  return { articleId, ...corrected }
}

export function aParagraph(text = 'The bridge opened.', marks: Mark[] = []): Of<'paragraph'> {
  return { type: 'paragraph', id: newId(), text, marks }
}

/** A paragraph whose whole text is a link. */
export function aLinkTo(href: string, text = 'As reported before'): Of<'paragraph'> {
  return aParagraph(text, [{ type: 'link', href, start: 0, end: text.length }])
}

export function aHeading(text = 'What comes next', level: 2 | 3 = 2): Of<'heading'> {
  return { type: 'heading', id: newId(), level, text, marks: [] }
}

export function aQuote(text = 'We waited long.', speaker = ''): Of<'quote'> {
  return { type: 'quote', id: newId(), text, marks: [], speaker }
}

export function aListItem(text = 'one lane'): ListItem {
  return { id: newId(), text, marks: [] }
}

export function aList(items: string[] = ['one lane', 'two lanes'], ordered = false): Of<'list'> {
  return { type: 'list', id: newId(), ordered, items: items.map((item) => aListItem(item)) }
}

/** The first row holds the column heads. */
export function aTable(
  rows: string[][] = [
    ['Year', 'Lorries'],
    ['2025', '400'],
  ],
  caption = '',
): Of<'table'> {
  const cells = rows.map((row) => row.map((text) => ({ text, marks: [] })))
  return { type: 'table', id: newId(), header: true, caption, rows: cells }
}

export function anAside(blocks: Of<'aside'>['blocks'] = [aParagraph()], title = ''): Of<'aside'> {
  return { type: 'aside', id: newId(), title, blocks }
}

export function aDivider(): Of<'divider'> {
  return { type: 'divider', id: newId() }
}

export function aPicture(mediaId: string, other: Partial<Of<'picture'>> = {}): Of<'picture'> {
  const words = { alt: 'A bridge over a river', caption: '', credit: '', licence: '', source: '' }
  return { type: 'picture', id: newId(), mediaId, ...words, ...other }
}

export function anEmbed(url = 'https://example.org/report'): Of<'embed'> {
  return { type: 'embed', id: newId(), url, title: 'A report', site: 'example.org', excerpt: '' }
}

/** One block of each usual type. */
export function aRichBody(): Body {
  return [
    aParagraph('Lorries crossed on Monday.', [{ type: 'strong', start: 0, end: 7 }]),
    aHeading(),
    aLinkTo('https://example.org/', 'A report says so'),
    aQuote('We waited long.', 'A driver'),
    aList(),
    aList(['apply', 'wait'], true),
    aTable(undefined, 'Lorries a year'),
    anAside(undefined, 'How we know'),
    aDivider(),
    anEmbed(),
  ]
}

function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}
