import type { Db } from '#platform/database.ts'
import { isPassed } from './approving/second-person.ts'
import type { DeskPiece } from './find-working-copy.ts'
import { holdsExpunged } from './holds-expunged.ts'
import { textDigest } from './reading/article-text.ts'

/** A code that a program can act on, and a sentence for a person. */
export type Hindrance = { code: string; sentence: string }

/** What would refuse the publication of the piece as it stands, besides that it is not approved yet. */
export async function listHindrances(db: Db, piece: DeskPiece, now: Date): Promise<Hindrance[]> {
  const { articleId, text, embargoUntil, deskState } = piece
  const article = await db
    .selectFrom('articles as a')
    .leftJoin('revisions as r', 'r.id', 'a.public_revision_id')
    .select(['a.rights', 'r.digest'])
    .where('a.id', '=', articleId)
    .executeTakeFirstOrThrow()
  const isApproved = deskState === 'approved' || deskState === 'scheduled'
  const found: (Hindrance | null)[] = [
    text.headline === '' ? hindrance('headline-missing', 'It has no headline yet.') : null,
    article.rights === null
      ? hindrance('rights-unknown', 'By what right it may be printed is not written down.')
      : null,
    embargoUntil && embargoUntil > now
      ? hindrance('embargo', `It is under embargo until ${embargoUntil.toISOString()}.`)
      : null,
    isApproved && !(await isPassed(db, articleId))
      ? hindrance(
          'second-person-needed',
          'Somebody has to approve it who has not written it: send it back and ask a colleague.',
        )
      : null,
    isUnchanged(piece, article.digest)
      ? hindrance('nothing-changed', 'The text is the same as the one that is public.')
      : null,
    (await holdsExpunged(db, piece))
      ? hindrance('words-expunged', 'It holds words that were expunged: take them out.')
      : null,
  ]
  return found.filter((one) => one !== null)
}

function hindrance(code: string, sentence: string): Hindrance {
  return { code, sentence }
}

/** A clarification or a reply may leave the text as it is. */
function isUnchanged({ publicState, text, correction }: DeskPiece, digest: string | null): boolean {
  if (publicState !== 'published' || digest !== textDigest(text)) return false
  return correction?.kind !== 'clarification' && correction?.kind !== 'reply'
}
