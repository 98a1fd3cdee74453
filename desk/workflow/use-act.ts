import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import type { Piece } from '#contract/desk.ts'
import { AskProblem, ask } from '../api/ask.ts'
import { useMe } from '../api/use-me.ts'
import { problemInWords } from '../words/problem-in-words.ts'
import { sentenceInZones } from '../words/zoned.ts'

export type OfPiece = {
  piece: Piece
  /** sends what was written; resolves with whether the server has everything */
  flush: () => Promise<boolean>
  /** asks for the piece anew */
  reload: () => Promise<void>
}

export const NOT_SAVED =
  'What was written last is not on the server yet. Wait until it is saved, and try again.'

/**
 * Does something to the piece, after everything that was written is on the server: with the version
 * that came of that. Resolves with what is the matter, or null where it is done.
 */
export function useAct({ piece, flush, reload }: OfPiece) {
  const latest = useRef(piece)
  latest.current = piece
  const queries = useQueryClient()
  const { timeZone } = useMe().paper
  return async (path: string, bodyFor: (version: number) => object): Promise<string | null> => {
    if (!(await flush())) return NOT_SAVED
    const { articleId, version } = latest.current
    try {
      await ask('POST', `/pieces/${articleId}/${path}`, { body: bodyFor(version) })
    } catch (error) {
      if (isConflict(error)) await reload()
      return sentenceInZones(inWords(error), timeZone)
    }
    await reload()
    await queries.invalidateQueries({ queryKey: ['workflow', articleId] })
    void queries.invalidateQueries({ queryKey: ['signals'] })
    return null
  }
}

function isConflict(error: unknown): boolean {
  return error instanceof AskProblem && error.code === 'conflict'
}

function inWords(error: unknown): string {
  if (isConflict(error)) {
    return 'Somebody has saved a newer version meanwhile. Look at it first, and then try again.'
  }
  return problemInWords(error)
}
