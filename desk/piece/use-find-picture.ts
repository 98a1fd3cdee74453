import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { PictureSeen } from '../editor/views/card-view.ts'
import { pictureQuery } from '../pictures/picture-queries.ts'

/** Where a picture can be seen, whole and small; null where the library has it not, or is away. */
export function useFindPicture(): (mediaId: string) => Promise<PictureSeen | null> {
  const queries = useQueryClient()
  return useCallback(
    async (mediaId) => {
      try {
        const asked = { ...pictureQuery(mediaId), staleTime: 60_000 }
        const { renditions } = await queries.fetchQuery(asked)
        return renditions.small
      } catch {
        // The card has its words.
        return null
      }
    },
    [queries],
  )
}
