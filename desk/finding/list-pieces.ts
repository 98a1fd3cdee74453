import { infiniteQueryOptions } from '@tanstack/react-query'
import { pieceListSchema } from '#contract/desk.ts'
import { ask } from '../api/ask.ts'
import type { PieceSearch } from './piece-search.ts'

/** The pieces that the filters let through, page by page. */
export function piecesQuery(search: PieceSearch) {
  return infiniteQueryOptions({
    queryKey: ['pieces', search],
    queryFn: ({ pageParam: after, signal }) => {
      const query = new URLSearchParams(after === '' ? {} : { after })
      for (const [name, value] of Object.entries(search)) if (value) query.set(name, value)
      return ask('GET', `/pieces?${query}`, { schema: pieceListSchema, signal })
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })
}
