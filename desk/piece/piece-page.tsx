import { Text, Title } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { pieceSchema } from '#contract/desk.ts'
import { ask } from '../api/ask.ts'
import { useTitle } from '../frame/use-title.ts'

/** One piece. */
export function PiecePage() {
  const { articleId } = useParams({ from: '/pieces/$articleId' })
  const { data: piece } = useSuspenseQuery({
    queryKey: ['piece', articleId],
    queryFn: ({ signal }) => ask('GET', `/pieces/${articleId}`, { schema: pieceSchema, signal }),
  })
  const headline = piece.text.headline || 'No headline yet'
  useTitle(headline)
  return (
    <>
      <Title order={1} lang={piece.edition}>
        {headline}
      </Title>
      <Text mt="md">{piece.text.standfirst}</Text>
    </>
  )
}
