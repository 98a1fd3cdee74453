import type { Paging } from '../page-models.ts'
import { pagePath } from '../pages/paging.ts'
import type { View } from './view.ts'

/** 'Viewing results 691–696 of 1,505' */
export function PagingCount({ paging, view }: { paging: Paging; view: View }) {
  if (paging.total === 0) return null
  const { from, to, total } = paging
  return (
    <p class="paging-count">
      {view.messages.listing.viewing(view.count(from), view.count(to), view.count(total))}
    </p>
  )
}

/** Previous and next, and the pages near this one with the first and the last. */
export function PagingNav({ paging, view }: { paging: Paging; view: View }) {
  if (paging.pages < 2) return null
  const words = view.messages.listing
  const base = view.page.canonicalPath?.replace(/[?&]page=\d+$/, '') ?? ''
  return (
    <nav class="paging" aria-label={words.pages}>
      {paging.previous && (
        <a class="paging-step" rel="prev" href={paging.previous}>
          {words.previous}
        </a>
      )}
      <ul>
        {pagesAround(paging).map((number) =>
          number === null ? (
            <li aria-hidden="true">…</li>
          ) : (
            <li>
              <a
                href={pagePath(base, number)}
                aria-current={number === paging.page ? 'page' : undefined}
                aria-label={words.page(view.count(number))}
              >
                {view.count(number)}
              </a>
            </li>
          ),
        )}
      </ul>
      {paging.next && (
        <a class="paging-step" rel="next" href={paging.next}>
          {words.next}
        </a>
      )}
    </nav>
  )
}

/** First, last and two on either side; null stands for a gap of more than one page. */
function pagesAround({ page, pages }: Paging): (number | null)[] {
  const near = [1, pages, page - 2, page - 1, page, page + 1, page + 2]
  const shown = [...new Set(near)].filter((n) => n >= 1 && n <= pages).sort((a, b) => a - b)
  const withGaps: (number | null)[] = []
  for (const number of shown) {
    const last = withGaps.at(-1)
    if (last && number - last === 2) withGaps.push(last + 1)
    else if (last && number - last > 2) withGaps.push(null)
    withGaps.push(number)
  }
  return withGaps
}
