import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { topicListSchema } from '#contract/desk-terms.ts'
import { ask } from '../api/ask.ts'

export const topicsQuery = queryOptions({
  queryKey: ['topics'],
  queryFn: ({ signal }) => ask('GET', '/topics', { schema: topicListSchema, signal }),
})

/** After a topic was made or named: wherever terms are chosen they are asked for anew. */
export async function renewTerms(queries: QueryClient): Promise<void> {
  await Promise.all([
    queries.invalidateQueries({ queryKey: ['topics'] }),
    queries.invalidateQueries({ queryKey: ['terms'] }),
  ])
}
