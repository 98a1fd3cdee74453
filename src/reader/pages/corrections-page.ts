import { listCorrections } from '#articles/list-corrections.ts'
import { correctionsTag } from '#articles/tags.ts'
import { messagesFor } from '../messages/catalogue.ts'
import type { Page } from '../page-models.ts'
import { formatCount } from '../wording/numbers.ts'
import { notFoundPage } from './message-page.ts'
import { type PageRequest, pageOf } from './page-request.ts'
import { offsetOf, PAGE_SIZE, pagePath, pagingOf, readPageNumber } from './paging.ts'

/** What was corrected, newest first. */
export async function loadCorrectionsPage({
  db,
  frame,
  path,
  query,
}: PageRequest): Promise<Page | null> {
  const { edition } = frame
  const page = readPageNumber(query)
  if (page === null) return null
  const offset = offsetOf(page)
  const { corrections, total } = await listCorrections(db, { edition, offset, limit: PAGE_SIZE })
  const paging = pagingOf({ path, page, total })
  if (!paging) return notFoundPage(frame, [correctionsTag(edition)])
  const { correction: words, listing } = messagesFor(edition)
  const title = words.listTitle
  return pageOf(frame, {
    model: { type: 'corrections', corrections, paging },
    title: page === 1 ? title : listing.pageOf(title, formatCount(edition, page)),
    description: words.listAbout,
    canonicalPath: pagePath(path, page),
    tags: [correctionsTag(edition)],
  })
}
