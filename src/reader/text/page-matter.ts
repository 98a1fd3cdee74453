import type { Paging } from '../page-models.ts'
import type { Wording } from '../wording/wording.ts'
import { textAddress } from './page-top.ts'
import type { Piece } from './write-piece.ts'

/** What one page has to say; the lines of `about` and `end` are written in marked form. */
export type PageMatter = {
  about: string[]
  /** 'Viewing results 691–696 of 1,505'; '' where nothing is paged */
  paging: string
  pieces: Piece[]
  end: string[]
}

export function pagingLine(paging: Paging, { messages, count }: Wording): string {
  if (paging.total === 0) return ''
  return messages.listing.viewing(count(paging.from), count(paging.to), count(paging.total))
}

export function pagingLinks(paging: Paging, wording: Wording): string[] {
  const { previous, next } = wording.messages.listing
  return [
    paging.previous ? `${previous}: ${textAddress(paging.previous, wording)}` : '',
    paging.next ? `${next}: ${textAddress(paging.next, wording)}` : '',
  ]
}
