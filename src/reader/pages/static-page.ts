import { staticPageTag } from '#site/site-tag.ts'
import { findPage } from '#site/static-pages.ts'
import type { Page } from '../page-models.ts'
import { firstWords } from './first-words.ts'
import { type PageRequest, pageOf } from './page-request.ts'

/** About, contact, imprint and the like. */
export async function loadStaticPage(
  { db, frame, path }: PageRequest,
  { slug = '' }: Record<string, string>,
): Promise<Page | null> {
  const page = await findPage(db, { slug, edition: frame.edition })
  if (!page) return null
  return pageOf(frame, {
    model: { type: 'static-page', ...page },
    title: page.title,
    description: firstWords(page.body),
    canonicalPath: path,
    tags: [staticPageTag(slug)],
  })
}
