import type { ArticleCard } from '#articles/published-article.ts'
import { type FrontModel, frontCards } from '../page-models.ts'
import { noteMark } from '../wording/note-mark.ts'
import type { Wording } from '../wording/wording.ts'
import { articleAsPiece } from './article-as-piece.ts'
import type { PageMatter } from './page-matter.ts'

/** The front page: its pieces whole, then the other headlines on it with their addresses. */
export function frontMatter(model: FrontModel, wording: Wording): PageMatter {
  const { wholes } = model
  const cards = frontCards(model)
  const isEmpty = cards.length === 0 && wholes.length === 0
  return {
    about: isEmpty ? [wording.messages.front.empty] : [],
    paging: '',
    pieces: wholes.map((whole) => articleAsPiece(whole, ALONE, wording)),
    end: headlinesOnly(cards, wholes, wording),
  }
}

/** In a listing a piece stands without what came after it. */
export const ALONE = { laterCoverage: [], isOldRevision: false }

/** Pieces that the page shows but whose text is not at hand, each once. */
export function headlinesOnly(
  cards: ArticleCard[],
  wholes: { id: string }[],
  wording: Wording,
): string[] {
  const told = new Set(wholes.map((whole) => whole.id))
  const lines = new Map<string, string>()
  for (const card of cards) {
    if (told.has(card.id)) continue
    const headline = [card.headline, noteMark(card, wording)].filter(Boolean).join(' · ')
    lines.set(card.id, `${headline} ${wording.address(card.path)}`)
  }
  return [...lines.values()]
}
