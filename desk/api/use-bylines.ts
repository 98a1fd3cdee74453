import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { bylineListSchema } from '#contract/desk-terms.ts'
import { ask } from './ask.ts'

/** Names whose parts are all in `words`, at most twenty; one's own first. */
export function useBylines(words: string) {
  return useQuery({
    queryKey: ['bylines', words],
    queryFn: ({ signal }) => {
      const query = new URLSearchParams(words === '' ? {} : { words: words.slice(0, 100) })
      return ask('GET', `/bylines?${query}`, { schema: bylineListSchema, signal })
    },
    placeholderData: keepPreviousData,
  })
}

/** What is known of the bylines with these ids; nothing is asked where there are none. */
export function useBylinesById(ids: readonly string[]) {
  return useQuery({
    queryKey: ['bylines', 'by id', ...ids],
    queryFn: ({ signal }) =>
      ask('GET', `/bylines?ids=${ids.join(',')}`, { schema: bylineListSchema, signal }),
    enabled: ids.length > 0,
    placeholderData: keepPreviousData,
  })
}
