import { queryOptions } from '@tanstack/react-query'
import { signalsSchema } from '#contract/desk-signals.ts'
import { ask } from '../api/ask.ts'

/** What needs a person; looked up each minute, and when somebody comes back to the window. */
export const signalsQuery = queryOptions({
  queryKey: ['signals'],
  queryFn: ({ signal }) => ask('GET', '/signals', { schema: signalsSchema, signal }),
  refetchInterval: 60_000,
  refetchOnWindowFocus: 'always',
})
