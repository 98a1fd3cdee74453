import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { type Me, meSchema } from '#contract/desk.ts'
import { AskProblem, ask } from './ask.ts'
import { tellSignIn } from './session-news.ts'
import { isSignedOut, openPageFor } from './sign-in-state.ts'

/** Who is signed in, what the role includes, and the paper; asked for once a page load. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: askWhoIsHere,
  staleTime: Number.POSITIVE_INFINITY,
})

/** Everything inside the frame has it: the frame waits for it. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery).data
}

/** A page stays whose it was: another who signed in meanwhile gets none of it. */
async function askWhoIsHere(): Promise<Me> {
  const me = await ask('GET', '/me', { schema: meSchema })
  tellSignIn()
  if (openPageFor(me.id)) return me
  isSignedOut.set(true)
  throw new AskProblem(403, 'other-account', `${me.name} is signed in at this browser now.`)
}
