import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { printedTextSchema, savedTextSchema, versionListSchema } from '#contract/desk-revisions.ts'
import { ask } from '../api/ask.ts'
import type { VersionText } from './parts-of.ts'
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

/** A version, with who saved or published it when; `by` is null for a command and the system. */
export type OpenedVersion = VersionText & { by: string | null; at: string }

/** One version, whole. It never changes, so it is asked for once. */
export function useVersionText(articleId: string, name: VersionName | null) {
  return useQuery({
    queryKey: ['version', articleId, name],
    enabled: name !== null,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }): Promise<OpenedVersion> => {
      if (name === null) throw new Error('no version was named')
      const at = (list: string) => `/pieces/${articleId}/${list}/${numberOf(name)}`
      if (isPrinted(name)) {
        const printed = await ask('GET', at('printed'), { schema: printedTextSchema, signal })
        const { text, slug, printedBy, printedAt } = printed
        return { text, slug, by: printedBy?.name ?? null, at: printedAt }
      }
      const saved = await ask('GET', at('versions'), { schema: savedTextSchema, signal })
      const { text, slug, savedBy, savedAt } = saved
      return { text, slug, by: savedBy?.name ?? null, at: savedAt }
    },
  })
}
