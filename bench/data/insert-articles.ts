import { sql } from 'kysely'
import { ensureByline } from '#articles/bylines.ts'
import { textColumns } from '#articles/reading/article-text.ts'
import { listTerms } from '#articles/terms.ts'
import type { TermAxis } from '#contract/article.ts'
import { type Db, type Tx, transact } from '#platform/database.ts'
import { getSite } from '#site/site.ts'
import { articleRows, emptyRows, pathOf, type Rows, tables } from './article-rows.ts'
import { generateArticle, type Shelves } from './generate-article.ts'
import type { Chance } from './seeded-random.ts'

const BATCH = 500
/** So many batches are inserted at once: PostgreSQL has a process for each. */
const LANES = 2
const WRITERS = 40

/**
 * Fills a founded newsroom with published pieces, in bulk: the tables hold what the acts would
 * have left, derived ones included, without their 100,000 events and lines of the audit log.
 */
export async function insertArticles(
  db: Db,
  total: number,
  onProgress: (done: number) => void,
): Promise<void> {
  const { timeZone } = await getSite(db)
  const shelves = await findShelves(db)
  const recent: Link[] = []
  const links: Rows = []
  const makeIndex = await takeWordIndex(db)
  const lanes: Promise<void>[] = Array.from({ length: LANES }, async () => {})
  for (let first = 0; first < total; first += BATCH) {
    const { batch, links: found } = makeBatch({ first, total, shelves, timeZone, recent })
    links.push(...found)
    // One batch is made while those before it are inserted.
    const lane = (first / BATCH) % LANES
    await lanes[lane]
    lanes[lane] = transact(db, (tx) => insertBatch(tx, batch))
    onProgress(first + batch.ids.length)
  }
  await Promise.all(lanes)
  // Last, since a piece may link to one of another lane.
  await transact(db, (tx) => insertRows(tx, 'article_links', links))
  await makeIndex()
  await sql`vacuum analyze`.execute(db)
}

/** The index of the desk's words is made when they are all there, rather than grown word by word. */
async function takeWordIndex(db: Db): Promise<() => Promise<void>> {
  const { rows } = await sql<{ indexdef: string }>`
    select indexdef from pg_indexes where indexname = 'desk_entries_words'`.execute(db)
  const [index] = rows
  if (!index) throw new Error('the index desk_entries_words is not there')
  await sql`drop index desk_entries_words`.execute(db)
  return async () => {
    await sql.raw(index.indexdef).execute(db)
  }
}

type Batch = { ids: string[]; slugs: string[]; rows: ReturnType<typeof emptyRows> }

function makeBatch(of: {
  first: number
  total: number
  shelves: Shelves
  timeZone: string
  recent: Link[]
}): { batch: Batch; links: Rows } {
  const batch: Batch = { ids: [], slugs: [], rows: emptyRows() }
  const linked: Rows = []
  const end = Math.min(of.total, of.first + BATCH)
  for (let number = of.first; number < end; number += 1) {
    const links: Link[] = []
    const piece = generateArticle(number, of.total, of.shelves, (chance) => {
      const link = chooseLink(chance, of.recent)
      if (link) links.push(link)
      return link?.path ?? null
    })
    const { article } = piece.ids
    batch.ids.push(article)
    batch.slugs.push(piece.slug)
    for (const { id } of links) linked.push({ from_article_id: article, to_article_id: id })
    const rows = articleRows(piece, of.timeZone)
    for (const table of tables) batch.rows[table].push(...rows[table])
    remember(of.recent, { id: article, path: pathOf(piece, of.timeZone) })
  }
  return { batch, links: linked }
}

async function findShelves(db: Db): Promise<Shelves> {
  const idsOn = async (axis: TermAxis) =>
    (await listTerms(db, { axis, edition: 'en' })).map((found) => found.id)
  const bylines = await transact(db, async (tx) => {
    const made = []
    for (let number = 1; number <= WRITERS; number += 1) {
      made.push(await ensureByline(tx, { slug: `writer-${number}`, name: `Writer ${number}` }))
    }
    return made
  })
  return {
    sections: await idsOn('section'),
    countries: await idsOn('country'),
    topics: await idsOn('topic'),
    bylines,
  }
}

type Link = { id: string; path: string }

/** A third of the pieces link to one of the fifty before them, or to the very first. */
function chooseLink(chance: Chance, recent: readonly Link[]): Link | null {
  return recent.length > 0 && chance.is(0.33) ? chance.one(recent) : null
}

function remember(recent: Link[], link: Link): void {
  recent.push(link)
  if (recent.length > 50) recent.splice(1, 1)
}

async function insertBatch(tx: Tx, { ids, slugs, rows }: Batch): Promise<void> {
  // Nothing of it is missed if the machine dies: it is made anew.
  await sql`set local synchronous_commit = off`.execute(tx)
  // One statement, since pieces and revisions point to each other and are checked at its end.
  await sql`with
    works as (${insertInto('works', rows.works)}),
    articles as (${insertInto('articles', rows.articles)})
    ${insertInto('revisions', rows.revisions)}`.execute(tx)
  await saveWorkingCopies(tx, ids, slugs)
  for (const table of ['corrections', 'addresses', 'listings'] as const) {
    await insertRows(tx, table, rows[table])
  }
}

/** Each piece is left on the desk as it was printed last. */
async function saveWorkingCopies(tx: Tx, ids: string[], slugs: string[]): Promise<void> {
  const columns = sql.join(textColumns.map((column) => sql.ref(column)))
  await sql`insert into working_copies (article_id, base_revision_id, slug, bylines, ${columns})
    select a.id, r.id, made.slug, r.bylines_as_printed, ${columns}
    from unnest(${ids}::uuid[], ${slugs}::text[]) as made (id, slug)
    join articles a on a.id = made.id
    join revisions r on r.id = a.public_revision_id`.execute(tx)
}

async function insertRows(tx: Tx, table: string, rows: Rows): Promise<void> {
  if (rows.length > 0) await insertInto(table, rows).execute(tx)
}

/** The columns are those of the first row: all rows of one table have the same. */
function insertInto(table: string, rows: Rows) {
  const columns = sql.join(Object.keys(rows[0] ?? {}).map((column) => sql.ref(column)))
  const into = sql.table(table)
  return sql`insert into ${into} (${columns})
    select ${columns} from json_populate_recordset(null::${into}, ${JSON.stringify(rows)}::json)`
}
