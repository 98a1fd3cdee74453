import { Button, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Piece } from '#contract/desk.ts'
import type { Workflow } from '#contract/desk-workflow.ts'
import { ask } from '../api/ask.ts'
import { useMe } from '../api/use-me.ts'
import { problemInWords } from '../words/problem-in-words.ts'
import { Notice } from './notice.tsx'

type Props = { piece: Piece; override: NonNullable<Workflow['override']> }

/** That an editor passed the piece without a second person, and whether a colleague has seen that. */
export function PassedAlone({ piece, override }: Props) {
  const { id, permissions } = useMe()
  const [problem, setProblem] = useState('')
  const queries = useQueryClient()
  const mayReview = permissions.includes('override.review') && override.by?.id !== id
  const review = async () => {
    try {
      await ask('POST', `/overrides/${override.id}/reviewed`, { body: {} })
    } catch (error) {
      setProblem(problemInWords(error))
    }
    await queries.invalidateQueries({ queryKey: ['workflow', piece.articleId] })
    void queries.invalidateQueries({ queryKey: ['signals'] })
  }
  return (
    <Notice color="orange" title={`Passed alone by ${override.by?.name ?? 'somebody'}`}>
      “{override.reason}”{' '}
      {override.reviewedBy
        ? `Looked at by ${override.reviewedBy.name}.`
        : 'A colleague has to look at this: it stays on the first page.'}
      {!override.reviewedBy && mayReview && (
        <Button size="compact-sm" mt="xs" variant="default" onClick={() => void review()}>
          I have looked at it
        </Button>
      )}
      {problem && <Text role="alert">{problem}</Text>}
    </Notice>
  )
}
