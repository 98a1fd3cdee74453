import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Piece } from '#contract/desk.ts'
import { workflowSchema } from '#contract/desk-workflow.ts'
import { ask } from '../api/ask.ts'

/** What changes by time alone, such as an embargo that ends, is seen within half a minute. */
const AGAIN_MS = 30_000

/** How the piece stands on its way to the readers; anew with each version and state. */
export function useWorkflow({ articleId, version, deskState, publicState }: Piece) {
  return useQuery({
    queryKey: ['workflow', articleId, version, deskState, publicState],
    queryFn: ({ signal }) =>
      ask('GET', `/pieces/${articleId}/workflow`, { schema: workflowSchema, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: AGAIN_MS,
  })
}
