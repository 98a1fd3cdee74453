import { Alert, Button, Group, Text, Title } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { PictureDetail } from '#contract/desk-pictures.ts'
import { ask } from '../api/ask.ts'
import { problemInWords } from '../words/problem-in-words.ts'
import { forgetPictures } from './picture-queries.ts'

/** Takes a picture that nothing shows out of the library, after a second question. */
export function PictureRemoval({ picture: { id, uses } }: { picture: PictureDetail }) {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const [isSure, setIsSure] = useState(false)
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const remove = async () => {
    setIsBusy(true)
    setProblem('')
    try {
      await ask('POST', `/pictures/${id}/remove`)
      await navigate({ to: '/pictures' })
      await forgetPictures(queryClient)
    } catch (error) {
      setProblem(problemInWords(error))
    } finally {
      setIsBusy(false)
    }
  }
  return (
    <section>
      <Title order={2} size="h3">
        Removal
      </Title>
      {uses > 0 ? (
        <Text mt="xs">
          A picture can be removed when no piece shows it, in its working copy or in anything that
          was printed. Where the law or somebody’s rights ask for more, the piece is expunged.
        </Text>
      ) : (
        <Group mt="xs">
          {isSure ? (
            <>
              <Text>The picture and its file go for good.</Text>
              <Button color="red" loading={isBusy} onClick={() => void remove()}>
                Remove it
              </Button>
              <Button variant="default" onClick={() => setIsSure(false)}>
                Keep it
              </Button>
            </>
          ) : (
            <Button variant="default" onClick={() => setIsSure(true)}>
              Remove the picture …
            </Button>
          )}
        </Group>
      )}
      {problem && (
        <Alert color="red" role="alert" mt="xs">
          {problem}
        </Alert>
      )}
    </section>
  )
}
