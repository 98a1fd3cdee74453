import { listPieces } from '#articles/list-pieces.ts'
import type { DeskAnswer, Route, SignedAsk } from '../route.ts'
import { PiecesView } from '../views/pieces-view.tsx'

export const piecesRoutes: readonly Route[] = [
  { method: 'GET', path: '/desk', needs: 'desk.enter', answer: showPieces },
]

const SHOWN = 100

async function showPieces({ tools, timeZone }: SignedAsk): Promise<DeskAnswer> {
  const pieces = await listPieces(tools.db, { limit: SHOWN })
  return { page: { title: 'Pieces', body: <PiecesView {...{ pieces, timeZone }} /> } }
}
