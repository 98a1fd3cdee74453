import type { ArticleText } from '#contract/article.ts'
import { type Body, type Mark, textPlaces } from '#contract/body.ts'
import type { Tx } from '#platform/database.ts'

/** Files which other pieces this one's running text links to, for their later coverage. */
export async function rewriteLinks(
  tx: Tx,
  piece: { id: string; text: ArticleText },
): Promise<void> {
  await clearLinks(tx, piece.id)
  const paths = linkedPaths(piece.text.body)
  if (paths.length === 0) return
  await tx
    .insertInto('article_links')
    .columns(['from_article_id', 'to_article_id'])
    .expression((e) =>
      e
        .selectFrom('addresses as a')
        .leftJoin('addresses as onward', 'onward.path', 'a.redirect_to')
        .innerJoin('articles as target', (join) =>
          join.on((on) =>
            on('target.id', '=', on.fn.coalesce('a.article_id', 'onward.article_id')),
          ),
        )
        .select((row) => [
          row.cast<string>(row.val(piece.id), 'uuid').as('from_article_id'),
          'target.id as to_article_id',
        ])
        .distinct()
        .where('a.path', 'in', paths)
        .where('target.id', '<>', piece.id),
    )
    .execute()
}

/** Links to the piece stay filed: they count again when it is public again. */
export async function clearLinks(tx: Tx, articleId: string): Promise<void> {
  await tx.deleteFrom('article_links').where('from_article_id', '=', articleId).execute()
}

/** The paths of this site that a text links to, without query and fragment. */
function linkedPaths(body: Body): string[] {
  const paths = body
    .flatMap(marksOf)
    .flatMap((mark) => (mark.type === 'link' && mark.href.startsWith('/') ? [mark.href] : []))
    .map((href) => href.replace(/[?#].*$/, ''))
  return [...new Set(paths)]
}

function marksOf(block: Body[number]): readonly Mark[] {
  const places = block.type === 'table' ? block.rows.flat() : textPlaces([block])
  return places.flatMap((place) => place.marks)
}
