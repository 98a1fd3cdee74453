import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { PictureDetail } from '#contract/desk-pictures.ts'
import { type AskOptions, ask, type Method } from '../api/ask.ts'
import { problemInWords } from '../words/problem-in-words.ts'
import { forgetPictures, pictureQuery } from './picture-queries.ts'

/** Changes a picture; what the server answers is shown everywhere. `problem` is for people. */
export function useChange(id: string) {
  const queryClient = useQueryClient()
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const change = async (
    method: Method,
    at: string,
    options: AskOptions<PictureDetail>,
  ): Promise<boolean> => {
    setIsBusy(true)
    setProblem('')
    try {
      const changed = await ask(method, `/pictures/${id}${at}`, options)
      queryClient.setQueryData(pictureQuery(id).queryKey, changed)
      await forgetPictures(queryClient)
      return true
    } catch (error) {
      setProblem(problemInWords(error))
      return false
    } finally {
      setIsBusy(false)
    }
  }
  return { isBusy, problem, change }
}
