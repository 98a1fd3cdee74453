import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { ArticleText } from '#contract/article.ts'
import { type Block, BODY_SCHEMA } from '#contract/body.ts'
import { canonicalJson } from '#platform/canonical-json.ts'
import type { Tx } from '#platform/database.ts'

export type VersionToKeep = {
  articleId: string
  version: number
  savedBy: string | null
  slug: string
  text: ArticleText
}

/**
 * Keeps versions of working copies, none of which is kept yet. Of the blocks only those are stored
 * that no version of the piece had before. Two queries, however many versions.
 */
export async function keepVersions(tx: Tx, versions: readonly VersionToKeep[]): Promise<void> {
  if (versions.length === 0) return
  const kept = versions.map(({ articleId, text, ...version }) => {
    const blocks = text.body.map((block) => ({ digest: blockDigest(block), block }))
    return { ...version, articleId, fields: toFields(text, version.slug), blocks }
  })
  await keepBlocks(
    tx,
    kept.flatMap(({ articleId, blocks }) =>
      blocks.map((block) => ({ article_id: articleId, ...block })),
    ),
  )
  const rows = kept.map(({ articleId, version, savedBy, fields, blocks }) => ({
    article_id: articleId,
    version,
    saved_by: savedBy,
    fields,
    blocks: blocks.map(({ digest }) => digest),
  }))
  await sql`
    insert into saved_versions (article_id, version, saved_at, saved_by, fields, blocks, body_schema)
    select article_id, version, clock_timestamp(), saved_by, fields, blocks, ${BODY_SCHEMA}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as row (article_id uuid, version int, saved_by uuid, fields jsonb, blocks text[])`.execute(tx)
}

export type BlockToKeep = { article_id: string; digest: string; block: Block }

/** In one order everywhere, so that no two acts wait for each other. */
export async function keepBlocks(tx: Tx, blocks: readonly BlockToKeep[]): Promise<void> {
  if (blocks.length === 0) return
  await sql`
    insert into saved_blocks (article_id, digest, block)
    select article_id, digest, block
    from jsonb_to_recordset(${JSON.stringify(blocks)}::jsonb)
      as row (article_id uuid, digest text, block jsonb)
    order by article_id, digest
    on conflict do nothing`.execute(tx)
}

/** 128 bits of sha256 over the block in canonical JSON: it has to tell one piece's blocks apart. */
export function blockDigest(block: Block): string {
  const digest = createHash('sha256').update(canonicalJson(block)).digest()
  return digest.subarray(0, 16).toString('base64url')
}

/** What a version has beside its blocks. */
export function toFields({ body: _, ...fields }: ArticleText, slug: string) {
  return { ...fields, slug }
}
