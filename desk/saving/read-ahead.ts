import { whosePage } from '../api/sign-in-state.ts'
import { type PieceServer, pieceServer, type ReadAnswer } from './piece-server.ts'

/** After so long the piece may be another one: it is read anew. */
const FRESH_MS = 5000

let ahead: { articleId: string; answer: Promise<ReadAnswer>; at: number } | null = null

/** Asks for a piece that is about to be opened, while its page is still to be drawn. */
export function readAhead(articleId: string): void {
  // Before it is known who is here, nothing is asked in their name.
  if (whosePage() === null || freshAnswer(articleId)) return
  ahead = { articleId, answer: pieceServer.read(articleId), at: Date.now() }
}

/** The server as a page sees it that opens a piece: its first reading may be on its way already. */
export function serverAhead(): PieceServer {
  let isFirst = true
  return {
    ...pieceServer,
    read: (articleId) => {
      const known = isFirst ? freshAnswer(articleId) : null
      isFirst = false
      ahead = null
      return known ?? pieceServer.read(articleId)
    },
  }
}

function freshAnswer(articleId: string): Promise<ReadAnswer> | null {
  if (ahead?.articleId !== articleId || Date.now() - ahead.at > FRESH_MS) return null
  return ahead.answer
}
