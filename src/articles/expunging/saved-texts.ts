import { sql } from 'kysely'
import type { ArticleText } from '#contract/article.ts'
import { changedBlockIds, expungeText, withoutSourceDigests } from '#expunctions/expunge-text.ts'
import type { Target } from '#expunctions/passage.ts'
import type { Db, Tx } from '#platform/database.ts'
import { textDigest } from '../reading/article-text.ts'
import { blockDigest, keepBlocks, toFields } from '../versions/keep-versions.ts'
import { textFromVersion } from '../versions/version-row.ts'

/** A version of a working copy as it was saved once. */
export type SavedText = { articleId: string; version: number; slug: string; text: ArticleText }

/** So many versions are in memory at once; their blocks are, each once. */
const BATCH = 200

/** Every version that was ever saved of the pieces. */
export async function* eachSavedText(
  db: Db,
  articleIds: readonly string[],
): AsyncGenerator<SavedText> {
  for (const articleId of articleIds) {
    const blockOf = await loadBlocks(db, articleId)
    for (let after = 0; ; ) {
      const rows = await db
        .selectFrom('saved_versions')
        .select(['version', 'fields', 'blocks'])
        .where('article_id', '=', articleId)
        .where('version', '>', after)
        .orderBy('version')
        .limit(BATCH)
        .execute()
      for (const row of rows) {
        yield { articleId, version: row.version, ...textFromVersion(row, blockOf) }
      }
      const last = rows.at(-1)
      if (!last) break
      after = last.version
    }
  }
}

/** The ids of the blocks from which the target is to be cut in some version. */
export async function changedInSaved(
  tx: Tx,
  articleIds: readonly string[],
  target: Target,
): Promise<string[]> {
  const changed = new Set<string>()
  for await (const { text } of eachSavedText(tx, articleIds)) {
    for (const id of changedBlockIds(text.body, expungeText(text, target).text.body)) {
      changed.add(id)
    }
  }
  return [...changed]
}

/**
 * Cuts the target from every saved version, and forgets the digests of `sources`; returns how many
 * versions changed. Blocks that no version shows any more are destroyed.
 */
export async function expungeSavedTexts(
  tx: Tx,
  articleIds: readonly string[],
  { target, sources }: { target: Target; sources: ReadonlySet<string> },
): Promise<number> {
  let changed = 0
  for (const articleId of articleIds) {
    const shown = new Set<string>()
    let changedHere = 0
    for await (const old of eachSavedText(tx, [articleId])) {
      const text = withoutSourceDigests(expungeText(old.text, target).text, sources)
      const slug = target.slug ? old.slug.replace(target.slug, 'expunged') : old.slug
      for (const block of text.body) shown.add(blockDigest(block))
      if (slug === old.slug && textDigest(text) === textDigest(old.text)) continue
      changedHere += 1
      await storeSaved(tx, { ...old, slug, text })
    }
    if (changedHere > 0) await destroyBlocks(tx, articleId, shown)
    changed += changedHere
  }
  return changed
}

/** Destroys every saved version of a piece. */
export async function destroySavedTexts(tx: Tx, articleId: string): Promise<void> {
  await tx.deleteFrom('saved_versions').where('article_id', '=', articleId).execute()
  await tx.deleteFrom('saved_blocks').where('article_id', '=', articleId).execute()
}

async function loadBlocks(db: Db, articleId: string): Promise<Map<string, unknown>> {
  const rows = await db
    .selectFrom('saved_blocks')
    .select(['digest', 'block'])
    .where('article_id', '=', articleId)
    .execute()
  return new Map(rows.map(({ digest, block }) => [digest, block]))
}

async function storeSaved(tx: Tx, { articleId, version, slug, text }: SavedText): Promise<void> {
  const blocks = text.body.map((block) => ({
    ...{ article_id: articleId, digest: blockDigest(block) },
    block,
  }))
  await keepBlocks(tx, blocks)
  await tx
    .updateTable('saved_versions')
    .set({
      fields: JSON.stringify(toFields(text, slug)),
      blocks: blocks.map(({ digest }) => digest),
    })
    .where('article_id', '=', articleId)
    .where('version', '=', version)
    .execute()
}

async function destroyBlocks(tx: Tx, articleId: string, shown: ReadonlySet<string>) {
  await tx
    .deleteFrom('saved_blocks')
    .where('article_id', '=', articleId)
    .where(sql<boolean>`digest <> all (${[...shown]}::text[])`)
    .execute()
}
