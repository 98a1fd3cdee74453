import type { Piece } from '#contract/desk.ts'
import { anArticleText } from '../../test/support/builders.ts'
import type { Draft } from './draft.ts'
import type { PieceServer, SaveAnswer } from './piece-server.ts'

export const ARTICLE = '01990000-0000-7000-8000-00000000000b'

/** A server that keeps its rules, behind a network and a clock that the test moves by hand. */
export function aNewsroom(first: Draft) {
  let piece = pieceOf(first, 1)
  const receipts = new Map<string, number>()
  let line: 'up' | 'down' | 'busy' | 'signed-out' | 'forbidden' | 'answers-lost' = 'up'
  const calls: string[] = []
  const save = (saveId: string, baseVersion: number, draft: Draft, by: string): SaveAnswer => {
    const known = receipts.get(saveId)
    const saved = (version: number) => ({ version, savedAt: piece.updatedAt })
    if (known !== undefined) return { kind: 'saved', saved: saved(known) }
    if (baseVersion !== piece.version) return { kind: 'newer', latest: structuredClone(piece) }
    piece = pieceOf(structuredClone(draft), piece.version + 1, by)
    receipts.set(saveId, piece.version)
    return { kind: 'saved', saved: saved(piece.version) }
  }
  const server: PieceServer = {
    async read() {
      if (line === 'forbidden') return { kind: 'refused', detail: 'Not for you.' }
      return line === 'up' ? { kind: 'found', piece: structuredClone(piece) } : { kind: 'lost' }
    },
    async save(_articleId, { saveId, baseVersion, draft }) {
      calls.push(saveId)
      if (line === 'down') return { kind: 'lost' }
      if (line === 'forbidden') return { kind: 'refused', detail: 'Not for you.' }
      if (line === 'busy' || line === 'signed-out') return { kind: line }
      const answer = save(saveId, baseVersion, draft, 'Me')
      return line === 'up' ? answer : { kind: 'lost' }
    },
  }
  return {
    server,
    calls,
    piece: () => piece,
    setLine: (next: typeof line) => {
      line = next
    },
    /** A colleague, whose saves always arrive. */
    colleagueSaves: (change: (draft: Draft) => Draft) => {
      const { text, slug } = piece
      save(`colleague-${piece.version}`, piece.version, change({ text, slug }), 'Aigerim')
    },
  }
}

export function aDraft(...texts: string[]): Draft {
  const body = texts.map((text, i) => ({
    ...{ type: 'paragraph' as const, id: `par-${i}`, text, marks: [] },
  }))
  return { slug: 'a-bridge', text: anArticleText({ headline: 'A bridge', body }) }
}

function pieceOf(draft: Draft, version: number, by = 'Aigerim'): Piece {
  return {
    ...draft,
    articleId: ARTICLE,
    version,
    edition: 'en',
    publicState: 'never',
    path: null,
    deskState: 'draft',
    begunBy: null,
    updatedBy: { id: ARTICLE, name: by },
    updatedAt: new Date(version * 1000).toISOString(),
    notes: [],
    may: ['write'],
  }
}
