import { queryOptions } from '@tanstack/react-query'
import { termListSchema } from '#contract/desk-terms.ts'
import type { Edition } from '#contract/edition.ts'
import { ask } from './ask.ts'

/** Sections, countries and topics, in the words of an edition. */
export function termsQuery(edition: Edition) {
  return queryOptions({
    queryKey: ['terms', edition],
    queryFn: ({ signal }) =>
      ask('GET', `/terms?edition=${edition}`, { schema: termListSchema, signal }),
    staleTime: 60_000,
  })
}
