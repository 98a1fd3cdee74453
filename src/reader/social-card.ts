import { createHash } from 'node:crypto'
import type { PublishedArticle } from '#articles/published-article.ts'
import type { Edition } from '#contract/edition.ts'
import { patternSeed } from './addresses/pattern-path.ts'
import { CARD_DESIGN, type CardWords } from './cards/card-words.ts'
import { messagesFor } from './messages/catalogue.ts'
import type { Frame } from './page-models.ts'
import { describeDate } from './wording/article-date.ts'
import { datesFor } from './wording/dates.ts'

export const CARD_ROOT = '/cards/'

/**
 * The address of the card that networks show for a piece, or for the paper where `article` is null:
 * PNG, as large as CARD_SIZE. It changes with everything that stands on the card.
 */
export function socialCardPath(frame: Frame, article: PublishedArticle | null = null): string {
  const words = article ? wordsOfArticle(frame, article) : wordsOfPaper(frame)
  return cardAddress(article?.id ?? frame.edition, words)
}

/** `of`: the id of a piece, or an edition. */
export function cardAddress(of: string, words: CardWords): string {
  const told = createHash('sha256')
    .update(JSON.stringify([CARD_DESIGN, words]))
    .digest('hex')
  return `${CARD_ROOT}${of}-${told.slice(0, 12)}.png`
}

/** Whose card an address is of, whatever its digest; null where it is spelled otherwise. */
export function readCardPath(path: string): { articleId: string } | { edition: Edition } | null {
  const [, articleId, edition] = PATH.exec(path) ?? []
  if (articleId) return { articleId }
  // The pattern lets nothing else pass.
  return edition ? { edition: edition as Edition } : null
}

export function wordsOfArticle(frame: Frame, article: PublishedArticle): CardWords {
  const messages = messagesFor(frame.edition)
  const { headline, kind, labels } = article.text
  const date = describeDate(article, datesFor(frame.edition, frame.timeZone), messages)
  const section = article.terms.find(({ axis }) => axis === 'section')
  return {
    headline,
    above: [
      ...labels.map((label) => messages.labels[label]),
      kind === 'news' ? '' : messages.kinds[kind],
      section?.name ?? '',
      date.text,
    ],
    paper: frame.siteName,
    seed: patternSeed(article),
  }
}

export function wordsOfPaper(frame: Frame): CardWords {
  const { siteName, tagline, siteUrl } = frame
  const seed = { id: `${siteName} ${frame.edition}`, country: null, section: null }
  return { headline: siteName, above: [tagline], paper: new URL(siteUrl).host, seed }
}

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const PATH = new RegExp(
  String.raw`^/cards/(?:(${UUID})|(en|ru|kk|ky|tg|uz-Latn|uz-Cyrl|tk))-[0-9a-f]{12}\.png$`,
)
