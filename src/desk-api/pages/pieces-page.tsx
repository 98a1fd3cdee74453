import { listDeskPieces } from '#articles/list-desk-pieces.ts'
import { afterSchema } from '#contract/desk.ts'
import { readPlace, whosePieces, writePlace } from '../pieces-asked.ts'
import type { DeskAnswer, Route, SignedAsk } from '../route.ts'
import { PiecesView } from '../views/pieces-view.tsx'
import { message } from './message.tsx'

export const piecesRoutes: readonly Route[] = [
  { method: 'GET', path: '/desk', needs: 'desk.enter', answer: showPieces },
]

const SHOWN = 50

async function showPieces({ tools, present, query, timeZone }: SignedAsk): Promise<DeskAnswer> {
  const after = afterSchema.nullable().safeParse(query.get('after'))
  const whose = whosePieces(present.account, undefined)
  if (!after.success || whose === 'none') return message.notFound()
  const { pieces, next } = await listDeskPieces(tools.db, {
    filter: whose,
    after: after.data === null ? null : readPlace(after.data),
    limit: SHOWN,
  })
  const older = next && `/desk?after=${encodeURIComponent(writePlace(next))}`
  return { page: { title: 'Pieces', body: <PiecesView {...{ pieces, older, timeZone }} /> } }
}
