import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { type Me, meSchema } from '#contract/desk.ts'
import { ask } from './ask.ts'

/** Who is signed in, what the role includes, and the paper; asked for once a page load. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: () => ask('GET', '/me', { schema: meSchema }),
  staleTime: Number.POSITIVE_INFINITY,
})

/** Everything inside the frame has it: the frame waits for it. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery).data
}
