import { sql } from 'kysely'
import type { PublishedArticle } from '#articles/published-article.ts'
import type { Db } from '#platform/database.ts'
import { articleWords } from './article-words.ts'
import { askWords } from './ask-words.ts'
import { cutPassage, type Run } from './cut-passage.ts'
import { foldForSearch } from './fold-for-search.ts'
import { languageOf } from './language-of.ts'

/** The words around what was asked for, in these pieces, by their ids. One query for each edition. */
export async function findPassages(
  db: Db,
  articles: readonly PublishedArticle[],
  text: string,
): Promise<Map<string, Run[]>> {
  const passages = new Map<string, Run[]>()
  for (const edition of new Set(articles.map((article) => article.edition))) {
    const own = articles.filter((article) => article.edition === edition).map(readable)
    const { rows } = await sql<{ id: string; marked: string }>`
      select part.id, ts_headline(${languageOf(edition)}::regconfig, part.text,
        ${askWords(edition, text)}, ${`HighlightAll=true, StartSel=${START}, StopSel=${STOP}`}) as marked
      from unnest(${own.map(({ id }) => id)}::text[], ${own.map(({ folded }) => folded.text)}::text[])
        as part (id, text)`.execute(db)
    for (const { id, marked } of rows) {
      const of = own.find((one) => one.id === id)
      if (of) passages.set(id, cutPassage(of.text, markedPlaces(marked, of.folded.places, of.text)))
    }
  }
  return passages
}

/** Private signs, which no text holds when they are put in, and so mean one thing when read back. */
const START = '\ue000'
const STOP = '\ue001'

/** To mark a longer text would keep others waiting. */
const LONGEST = 20_000

/** The standfirst and the text: the headline stands above anyhow. */
function readable(article: PublishedArticle) {
  const [, standfirst, , body] = articleWords(article)
  const text = [standfirst, body].filter(Boolean).join('\n').slice(0, LONGEST)
  return { id: article.id, text, folded: foldForSearch(text.replace(/[\ue000\ue001]/g, ' ')) }
}

/** Where in the text the marked words of its folded form begin and end. */
function markedPlaces(marked: string, places: readonly number[], text: string) {
  const found: { start: number; end: number }[] = []
  let at = 0
  let start = 0
  for (const unit of marked) {
    if (unit === START) start = at
    else if (unit === STOP) {
      found.push({ start: places[start] ?? 0, end: places[at] ?? text.length })
    } else at += unit.length
  }
  return found
}
