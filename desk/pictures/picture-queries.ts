import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import { pictureDetailSchema, pictureListSchema } from '#contract/desk-pictures.ts'
import { ask } from '../api/ask.ts'

export type PictureFilter = {
  words?: string | undefined
  unused?: 'yes' | undefined
  mine?: 'yes' | undefined
}

/** Pictures of the library that the filter lets through, newest first, page by page. */
export function picturesQuery(filter: PictureFilter) {
  return infiniteQueryOptions({
    queryKey: ['pictures', filter],
    queryFn: ({ pageParam: after, signal }) => {
      const query = new URLSearchParams(after === '' ? {} : { after })
      for (const [name, value] of Object.entries(filter)) if (value) query.set(name, value)
      return ask('GET', `/pictures?${query}`, { schema: pictureListSchema, signal })
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })
}

/** One picture with all that shows it. */
export function pictureQuery(id: string) {
  return queryOptions({
    queryKey: ['picture', id],
    queryFn: ({ signal }) => ask('GET', `/pictures/${id}`, { schema: pictureDetailSchema, signal }),
  })
}

/** What was known of the library is looked up anew. */
export async function forgetPictures(queryClient: QueryClient): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: ['pictures'] })
}
