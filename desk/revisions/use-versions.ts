import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { printedTextSchema, savedTextSchema, versionListSchema } from '#contract/desk-revisions.ts'
import { ask } from '../api/ask.ts'
import { isPrinted, numberOf, type VersionName } from './version-name.ts'

/** The versions of a piece, newest first; older ones are asked for by `fetchNextPage`. */
export function useVersionList(articleId: string) {
  return useInfiniteQuery({
    queryKey: ['versions', articleId],
    queryFn: ({ pageParam, signal }) => {
      const before = pageParam === null ? '' : `?before=${pageParam}`
      const path = `/pieces/${articleId}/versions${before}`
      return ask('GET', path, { schema: versionListSchema, signal })
    },
    initialPageParam: null as number | null, // or it would be taken for null alone
    getNextPageParam: ({ next }) => next,
  })
}

/** One version, whole. It never changes, so it is asked for once. */
export function useVersionText(articleId: string, name: VersionName | null) {
  return useQuery({
    queryKey: ['version', articleId, name],
    enabled: name !== null,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => {
      if (name === null) throw new Error('no version was named')
      const at = (list: string) => `/pieces/${articleId}/${list}/${numberOf(name)}`
      const opened = isPrinted(name)
        ? await ask('GET', at('printed'), { schema: printedTextSchema, signal })
        : await ask('GET', at('versions'), { schema: savedTextSchema, signal })
      return opened.text
    },
  })
}
