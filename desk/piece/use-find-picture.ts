import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { pictureDetailSchema } from '#contract/desk-pictures.ts'
import { ask } from '../api/ask.ts'
import type { PictureSeen } from '../editor/views/card-view.ts'

/** Where a picture can be seen, whole and small; null where the library has it not, or is away. */
export function useFindPicture(): (mediaId: string) => Promise<PictureSeen | null> {
  const queries = useQueryClient()
  return useCallback(
    async (mediaId) => {
      try {
        const { renditions } = await queries.fetchQuery({
          queryKey: ['picture', mediaId],
          queryFn: ({ signal }) =>
            ask('GET', `/pictures/${mediaId}`, { schema: pictureDetailSchema, signal }),
          staleTime: 60_000,
        })
        return renditions.small
      } catch {
        // The card has its words.
        return null
      }
    },
    [queries],
  )
}
