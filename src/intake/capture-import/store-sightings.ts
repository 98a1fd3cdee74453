import { sql } from 'kysely'
import type { Tx } from '#platform/database.ts'
import type { PieceLine } from '../capture-report.ts'
import type { Completeness } from '../reading.ts'
import type { CopyDigests } from './piece-copy.ts'

/** A piece of a capture, and what was made of it. */
export type KeptPiece = {
  position: number
  digests: CopyDigests
  completeness: Completeness
  line: PieceLine
}

/**
 * Notes where pieces were seen, and what was made of them. Teasers and cut copies that came before
 * a whole piece, on this page or another, become sightings of it.
 */
export async function storeSightings(
  tx: Tx,
  sha256: string,
  kept: readonly KeptPiece[],
): Promise<void> {
  if (kept.length === 0) return
  await tx
    .insertInto('sightings')
    .values(
      kept.map(({ position, digests, completeness, line }) => ({
        ...{ capture_sha256: sha256, position, digest: digests.text, completeness },
        ...{ headline_digest: digests.headline, opening_digest: digests.opening },
        ...placeOf(line),
      })),
    )
    .execute()
  await adoptParts(
    tx,
    kept.filter(({ line }) => line.outcome === 'draft'),
  )
}

function placeOf({ outcome, articleId }: PieceLine) {
  const verdict = outcome === 'published' ? 'draft' : outcome
  const isCopy = outcome !== 'conflict'
  return {
    verdict,
    article_id: isCopy ? articleId : null,
    like_article_id: isCopy ? null : articleId,
  }
}

async function adoptParts(tx: Tx, drafts: readonly KeptPiece[]): Promise<void> {
  if (drafts.length === 0) return
  const ids = drafts.map(({ line }) => line.articleId)
  const headlines = drafts.map(({ digests }) => digests.headline)
  const openings = drafts.map(({ digests }) => digests.opening)
  await sql`
    update sightings s set article_id = draft.id, verdict = 'known'
    from unnest(${ids}::uuid[], ${headlines}::text[], ${openings}::text[])
      as draft (id, headline, opening)
    where s.article_id is null and s.completeness in ('cut', 'teaser')
      and s.verdict in ('cut', 'teaser')
      and (s.headline_digest = draft.headline or s.opening_digest = draft.opening)`.execute(tx)
}
