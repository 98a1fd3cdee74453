import { infiniteQueryOptions } from '@tanstack/react-query'
import { pieceListSchema } from '#contract/desk.ts'
import { ask } from '../api/ask.ts'
import { writeSearch } from '../frame/search-text.ts'
import type { PieceSearch } from './piece-search.ts'

/** The pieces that the filters let through, page by page, those touched last first. */
export function piecesQuery(search: PieceSearch) {
  return infiniteQueryOptions({
    queryKey: ['pieces', search],
    queryFn: ({ pageParam: after, signal }) => {
      const query = writeSearch({ ...search, after })
      return ask('GET', `/pieces${query}`, { schema: pieceListSchema, signal })
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })
}
