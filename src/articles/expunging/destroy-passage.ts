import type { ArticleText } from '#contract/article.ts'
import { changedBlockIds, expungeText, withoutSourceDigests } from '#expunctions/expunge-text.ts'
import { cut, holds, type Target } from '#expunctions/passage.ts'
import { tells } from '#expunctions/told.ts'
import type { Tx } from '#platform/database.ts'
import { expungePages } from '#site/expunge-pages.ts'
import { byline } from '../listing-keys.ts'
import { rewriteLinks } from '../publishing/rewrite-links.ts'
import { textDigest } from '../reading/article-text.ts'
import { adjustAnchors, type CutRevision } from './adjust-anchors.ts'
import { expungeAudit } from './expunge-audit.ts'
import { expungeCaptures } from './expunge-captures.ts'
import { expungePictures } from './expunge-pictures.ts'
import { forgetAddresses } from './forget-addresses.ts'
import { forgetBylines } from './forget-bylines.ts'
import { forgetOrders } from './forget-orders.ts'
import type { LockedWork } from './lock-work.ts'
import { changedInSaved, expungeSavedTexts } from './saved-texts.ts'
import { listNotes, storeNote } from './stored-notes.ts'
import { listTexts, type StoredText, storeText } from './stored-texts.ts'

/** How many of each held the target and do not any more. A text is a revision or a working copy. */
export type Removed = {
  texts: number
  /** of working copies, as they were saved once */
  versions: number
  notes: number
  addresses: number
  bylines: number
  /** versions of standing pages, and addresses of such pages */
  pages: number
  /** what the paper says of itself: names, taglines, imprint, contact */
  site: number
  captures: number
  /** of which the library said it */
  pictures: number
  acts: number
}

/** Cuts the target from all editions of a work and from what else holds it; `tags`: not of pieces. */
export async function destroyPassage(
  tx: Tx,
  work: LockedWork,
  target: Target,
): Promise<{ removed: Removed; tags: string[] }> {
  const articleIds = work.map(({ id }) => id)
  const isKnown = articleIds.length > 0
  const captures = await expungeCaptures(tx, target)
  const pictures = await expungePictures(tx, target)
  const acts = await expungeAudit(tx, ({ detail }) => tells(detail, target))
  const { texts, versions } = isKnown
    ? await expungeTexts(tx, work, target)
    : { texts: 0, versions: 0 }
  const notes = isKnown ? await expungeNotes(tx, articleIds, target) : 0
  await forgetOrders(tx, articleIds, target)
  const addresses = isKnown ? await forgetAddresses(tx, articleIds, target) : 0
  const { changed: bylines, tags } = await forgetBylines(tx, work, target)
  const { pages, site, tags: pageTags } = await expungePages(tx, target)
  const removed = {
    ...{ texts, versions, notes, addresses, bylines, pages },
    ...{ site, captures, pictures, acts },
  }
  return { removed, tags: [...tags, ...pageTags] }
}

async function expungeTexts(
  tx: Tx,
  work: LockedWork,
  target: Target,
): Promise<Pick<Removed, 'texts' | 'versions'>> {
  const articleIds = work.map(({ id }) => id)
  const stored = await listTexts(tx, articleIds)
  const cuts = stored.map(({ text }) => expungeText(text, target))
  const sources = new Set([
    ...cuts.flatMap((one, i) => changedBlockIds(stored[i]?.text.body ?? [], one.text.body)),
    ...(await changedInSaved(tx, articleIds, target)),
  ])
  const revisions = new Map<string, CutRevision>()
  let changed = 0
  for (const [i, old] of stored.entries()) {
    const expunged = cuts[i]
    if (!expunged) continue
    const text = withoutSourceDigests(expunged.text, sources)
    if (textDigest(text) === textDigest(old.text)) continue
    changed += 1
    await storeText(tx, { ...old, text })
    if (old.from === 'revisions') revisions.set(old.id, { body: text.body, cuts: expunged.cuts })
    await followPublic(tx, work, { old, text })
  }
  await adjustAnchors(tx, articleIds, { revisions, target })
  const versions = await expungeSavedTexts(tx, articleIds, { target, sources })
  return { texts: changed, versions }
}

/** What is derived from a public revision: the links in its text, the listings of its bylines. */
async function followPublic(
  tx: Tx,
  work: LockedWork,
  { old, text }: { old: StoredText; text: ArticleText },
): Promise<void> {
  const article = work.find(({ publicRevisionId }) => publicRevisionId === old.id)
  if (article?.publicState !== 'published') return
  await rewriteLinks(tx, { id: article.id, text })
  const kept = new Set(text.bylines.map(({ bylineId }) => bylineId))
  const gone = old.text.bylines.filter(({ bylineId }) => !kept.has(bylineId))
  if (gone.length === 0) return
  await tx
    .deleteFrom('listings')
    .where('article_id', '=', article.id)
    .where(
      'listing',
      'in',
      gone.map(({ bylineId }) => byline(bylineId)),
    )
    .execute()
}

async function expungeNotes(
  tx: Tx,
  articleIds: readonly string[],
  target: Target,
): Promise<number> {
  const telling = (await listNotes(tx, articleIds)).filter(({ words }) => holds(words, target))
  for (const note of telling) await storeNote(tx, { ...note, words: cut(note.words, target) })
  return telling.length
}
