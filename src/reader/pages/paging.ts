import type { Paging } from '../page-models.ts'

export const PAGE_SIZE = 12

/** Pages are counted from 1; null where `?page=` holds anything but a plain number. */
export function readPageNumber(query: Pick<URLSearchParams, 'get'>): number | null {
  const text = query.get('page')
  if (text === null) return 1
  return /^[1-9]\d{0,6}$/.test(text) ? Number(text) : null
}

export function offsetOf(page: number): number {
  return (page - 1) * PAGE_SIZE
}

/** The first page's address carries no number; the number stands last in a query. */
export function pagePath(path: string, page: number): string {
  return page === 1 ? path : `${path}${path.includes('?') ? '&' : '?'}page=${page}`
}

/** Null where there is no such page; an empty listing has one, which is empty. */
export function pagingOf({
  path,
  page,
  total,
}: {
  path: string
  page: number
  total: number
}): Paging | null {
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE))
  if (page > pages) return null
  return {
    page,
    pages,
    from: total === 0 ? 0 : offsetOf(page) + 1,
    to: Math.min(page * PAGE_SIZE, total),
    total,
    previous: page > 1 ? pagePath(path, page - 1) : null,
    next: page < pages ? pagePath(path, page + 1) : null,
  }
}
