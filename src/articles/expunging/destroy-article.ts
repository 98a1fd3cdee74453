import type { ArticleText, PublicState } from '#contract/article.ts'
import type { ReasonClass } from '#contract/desk-expunge.ts'
import { expunctionReason } from '#expunctions/expunction.ts'
import { GAP, wordsTarget } from '#expunctions/passage.ts'
import { tellingSentences } from '#expunctions/piece-prints.ts'
import { tells } from '#expunctions/told.ts'
import type { Tx } from '#platform/database.ts'
import type { LockedArticle } from '../publishing/lock-article.ts'
import { endPublicState } from '../publishing/public-end.ts'
import { textDigest } from '../reading/article-text.ts'
import { expungeAudit } from './expunge-audit.ts'
import { expungeCaptures } from './expunge-captures.ts'
import { expungePictures } from './expunge-pictures.ts'
import { forgetOrders } from './forget-orders.ts'
import { destroySavedTexts } from './saved-texts.ts'
import { listTexts, type StoredText, storeText } from './stored-texts.ts'

/** What the state of a piece is after it was expunged. One never printed leaves no trace at all. */
const endStates = {
  never: 'killed',
  published: 'withdrawn',
  withdrawn: 'withdrawn',
  killed: 'killed',
} as const satisfies Record<PublicState, PublicState>

/**
 * Blanks every text of the piece and takes its sentences out of all captures. Returns whether
 * anything was left to do. Its other editions are pieces of their own, and its addresses stay.
 */
export async function destroyArticle(
  tx: Tx,
  article: LockedArticle,
  reasonClass: ReasonClass,
): Promise<boolean> {
  const stored = await listTexts(tx, [article.id])
  const left = stored.filter(
    ({ from, text }) => from === 'working_copies' || textDigest(blank(text)) !== textDigest(text),
  )
  const reason = article.firstPublishedAt ? expunctionReason(reasonClass) : null
  const state = endStates[article.publicState]
  const isEnded = state === article.publicState && reason === article.publicReason
  if (left.length === 0 && isEnded) return false

  await expungeCopies(tx, article.id, left)
  for (const old of left) await blankText(tx, old)
  await blankNotes(tx, article.id)
  await forgetOrders(tx, [article.id], null)
  await endPublicState(tx, article, { state, reason, at: new Date() })
  await tx
    .updateTable('articles')
    .set({ recovered_from: null, listed_at: null })
    .where('id', '=', article.id)
    .execute()
  await tx.deleteFrom('article_links').where('to_article_id', '=', article.id).execute()
  await destroySavedTexts(tx, article.id)
  await tx.deleteFrom('preview_links').where('article_id', '=', article.id).execute()
  await tx.deleteFrom('working_copies').where('article_id', '=', article.id).execute()
  return true
}

/** The words as they stand outside the piece: in captures, and in the details of acts. */
async function expungeCopies(tx: Tx, articleId: string, texts: StoredText[]): Promise<void> {
  const sentences = [...new Set(texts.flatMap(({ text }) => tellingSentences(text)))]
  const target = sentences.length > 0 ? wordsTarget(sentences) : null
  if (target) {
    await expungeCaptures(tx, target)
    await expungePictures(tx, target)
  }
  await expungeAudit(tx, ({ act, subject, detail }) => {
    const isOfPiece = subject === articleId && act !== 'article.expunged'
    return isOfPiece || (target !== null && tells(detail, target))
  })
}

async function blankText(tx: Tx, old: StoredText): Promise<void> {
  if (old.from === 'revisions') await storeText(tx, { ...old, text: blank(old.text) })
}

/** Kind and labels stay: they say what was here without saying anything of it. */
function blank({ kind, labels }: ArticleText): ArticleText {
  return {
    headline: GAP,
    standfirst: '',
    kind,
    dateline: '',
    bylines: [],
    terms: [],
    labels,
    sourcesNote: '',
    leadPicture: null,
    body: [],
  }
}

async function blankNotes(tx: Tx, articleId: string): Promise<void> {
  await tx
    .updateTable('corrections')
    .set({ public_note: GAP })
    .where('article_id', '=', articleId)
    .execute()
  await tx.deleteFrom('desk_notes').where('article_id', '=', articleId).execute()
  await tx
    .updateTable('overrides')
    .set({ reason: GAP })
    .where('article_id', '=', articleId)
    .execute()
  await tx
    .updateTable('anchor_places')
    .set({ start_offset: 0, end_offset: 0, exact: '', prefix: '', suffix: '', status: 'lost' })
    .where((place) =>
      place(
        'anchor_id',
        'in',
        place.selectFrom('anchors').select('id').where('article_id', '=', articleId),
      ),
    )
    .execute()
}
