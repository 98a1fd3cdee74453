import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { bylineListSchema, termListSchema } from '#contract/desk-terms.ts'
import type { Edition } from '#contract/edition.ts'
import { ask } from '../api/ask.ts'

const SELDOM_CHANGES = 10 * 60_000

/** Sections, countries and topics, in the words of an edition. */
export function termsQuery(edition: Edition) {
  return queryOptions({
    queryKey: ['terms', edition],
    queryFn: ({ signal }) =>
      ask('GET', `/terms?edition=${edition}`, { schema: termListSchema, signal }),
    staleTime: SELDOM_CHANGES,
  })
}

/** Names whose parts are all in `words`, at most twenty; one's own first. */
export function useBylines(words: string) {
  return useQuery({
    queryKey: ['bylines', words],
    queryFn: ({ signal }) => {
      const query = new URLSearchParams(words === '' ? {} : { words })
      return ask('GET', `/bylines?${query}`, { schema: bylineListSchema, signal })
    },
    staleTime: SELDOM_CHANGES,
    placeholderData: keepPreviousData,
  })
}
