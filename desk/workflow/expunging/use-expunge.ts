import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Piece } from '#contract/desk.ts'
import { expungeStandSchema, type Foreseen, foreseenSchema } from '#contract/desk-expunge.ts'
import { ask } from '../../api/ask.ts'
import { problemInWords } from '../../words/problem-in-words.ts'

/** Whether something of the piece waits to be destroyed, and what readers would be told. */
export function useExpungeStand({ articleId, may }: Piece) {
  return useQuery({
    queryKey: ['expunge', articleId],
    queryFn: ({ signal }) =>
      ask('GET', `/pieces/${articleId}/expunge`, { schema: expungeStandSchema, signal }),
    enabled: may.includes('confirm-expunge'),
  })
}

/** What would go, looked up when it is asked for: reading everything that was ever saved takes a while. */
export function useForeseen(articleId: string) {
  const [foreseen, setForeseen] = useState<{ passage: string | null; found: Foreseen } | null>(null)
  const doing = useDoing(articleId)
  const look = (passage: string | null) =>
    doing.run(async () => {
      const at = `/pieces/${articleId}/expunge/foresee`
      // Not in the address, which servers write down.
      const found = await ask('POST', at, { body: { passage }, schema: foreseenSchema })
      setForeseen({ passage, found })
    })
  return { ...doing, foreseen, look }
}

/** Runs one act at a time, and tells what is the matter. */
export function useDoing(articleId: string) {
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const queries = useQueryClient()
  const run = async (act: () => Promise<void>): Promise<boolean> => {
    setProblem(null)
    setBusy(true)
    try {
      await act()
      return true
    } catch (error) {
      setProblem(problemInWords(error))
      return false
    } finally {
      setBusy(false)
    }
  }
  /** An order was placed, ended or done. */
  const renew = async () => {
    void queries.invalidateQueries({ queryKey: ['signals'] })
    await queries.invalidateQueries({ queryKey: ['expunge', articleId] })
  }
  return { problem, isBusy, run, renew }
}
