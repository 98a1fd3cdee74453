import { listWholeArticles } from '#articles/list-articles.ts'
import { articleTag } from '#articles/tags.ts'
import type { Imaging } from '#media/imaging.ts'
import type { Db } from '#platform/database.ts'
import { Failure } from '#platform/failure.ts'
import type { ExchangeTaker } from '#platform/http-server.ts'
import type { Log } from '#platform/log.ts'
import { type Headers, refuse, sendBytes } from './answers/plain-answers.ts'
import { type Exchange, takeUnder } from './answers/take-under.ts'
import type { CardWords } from './cards/card-words.ts'
import type { FrameStore } from './frame-store.ts'
import {
  CARD_ROOT,
  cardAddress,
  readCardPath,
  wordsOfArticle,
  wordsOfPaper,
} from './social-card.ts'

export type CardParts = { db: Db; frames: FrameStore; imaging: Imaging; siteUrl: string; log: Log }

/** As many as are in the making at once; who asks beyond that is asked to come again. */
const MOST_MAKING = 4
/** Some forty KB each; a network that has one does not ask for it again. */
const MOST_KEPT = 150

/**
 * Answers what is asked for under `/cards/`, ahead of the framework. A card is drawn when it is
 * first asked for and only at its one right address, so that nobody can have any other drawn; it is
 * kept in memory alone, where `drop` forgets it with the piece.
 */
export function createCards({ db, frames, imaging, siteUrl, log }: CardParts): {
  take: ExchangeTaker
  drop(tags: readonly string[]): void
} {
  const kept = new Map<string, Buffer>()
  const making = new Map<string, Promise<Buffer>>()
  const draw = async (address: string, words: CardWords) => {
    // With its fonts, which nobody needs before the first card.
    const { drawCard } = await import('./cards/draw-card.ts')
    const png = await imaging.draw(drawCard(words))
    kept.set(address, png)
    const [oldest] = kept.keys()
    if (kept.size > MOST_KEPT && oldest) kept.delete(oldest)
    return png
  }
  const load = (address: string, words: CardWords): Promise<Buffer> => {
    const known = kept.get(address)
    if (known) return Promise.resolve(known)
    const current = making.get(address)
    if (current) return current
    if (making.size >= MOST_MAKING) {
      throw new Failure('imaging-busy', 'Too many cards are being drawn: try again in a while.')
    }
    const begun = draw(address, words).finally(() => making.delete(address))
    making.set(address, begun)
    return begun
  }
  const answer = async (exchange: Exchange, common: Headers) => {
    const { incoming, outgoing } = exchange
    const { url = '' } = incoming
    const found = await findWords({ db, frames }, url)
    if (!found) return refuse(exchange, 404, common)
    if (found.address !== url) {
      const headers = { ...common, 'Cache-Control': 'no-store', Location: found.address }
      outgoing.writeHead(302, headers).end()
      return
    }
    const bytes = await load(url, found.words)
    const headers = { ...common, 'Cache-Control': 'public, max-age=604800' }
    sendBytes(exchange, bytes, { ...headers, 'Content-Type': 'image/png' })
  }
  return {
    take: takeUnder(CARD_ROOT, { siteUrl, log, fault: 'a card could not be drawn' }, answer),
    drop(tags) {
      for (const address of kept.keys()) {
        const of = readCardPath(address)
        if (of && 'articleId' in of && tags.includes(articleTag(of.articleId))) kept.delete(address)
      }
    },
  }
}

async function findWords(
  { db, frames }: Pick<CardParts, 'db' | 'frames'>,
  url: string,
): Promise<{ words: CardWords; address: string } | null> {
  const of = readCardPath(url)
  if (!of) return null
  const { frames: all } = await frames.load()
  if ('edition' in of) {
    const frame = all.get(of.edition)
    if (!frame) return null
    const words = wordsOfPaper(frame)
    return { words, address: cardAddress(of.edition, words) }
  }
  const [article] = await listWholeArticles(db, [of.articleId])
  const frame = article && all.get(article.edition)
  if (!frame) return null
  const words = wordsOfArticle(frame, article)
  return { words, address: cardAddress(article.id, words) }
}
