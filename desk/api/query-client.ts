import { QueryClient } from '@tanstack/react-query'
import { AskProblem } from './ask.ts'

/** State of the server, kept in one place. What the server refuses is not asked again. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // A list is shown at once and looked up behind it.
        staleTime: 5_000,
        retry: (failures, error) =>
          !(error instanceof AskProblem && error.status < 500) && failures < 2,
        // The frame tells when the server is away; whether the browser thinks so is not asked.
        networkMode: 'always',
        refetchOnReconnect: true,
      },
      mutations: { networkMode: 'always' },
    },
  })
}
