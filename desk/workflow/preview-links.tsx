import { Alert, Button, Group, NumberInput, Stack, Text, TextInput, Title } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  LONGEST_PREVIEW_DAYS,
  sharedPreviewSchema,
  type Workflow,
} from '#contract/desk-workflow.ts'
import { ask } from '../api/ask.ts'
import { momentInWords } from '../frame/moment.ts'
import { problemInWords } from '../words/problem-in-words.ts'
import { NOT_SAVED, type OfPiece } from './use-act.ts'

type Props = OfPiece & { links: Workflow['previewLinks']; timeZone: string }

/** Links under which somebody without an account sees the draft, for some days. */
export function PreviewLinks({ piece, flush, links, timeZone }: Props) {
  const { days, setDays, url, problem, share, revoke } = useSharing(piece.articleId, flush)
  return (
    <Stack component="section" aria-label="Links to the preview" gap="xs">
      <Title order={3} size="h5">
        Links to the preview
      </Title>
      <Text size="sm">Who has such a link sees the draft without an account.</Text>
      <Group align="end" gap="xs">
        <NumberInput
          label="Days"
          w={80}
          size="xs"
          min={1}
          max={LONGEST_PREVIEW_DAYS}
          value={days}
          onChange={(value) => setDays(typeof value === 'number' ? value : 1)}
        />
        <Button size="xs" variant="default" onClick={() => void share()}>
          Make a link
        </Button>
      </Group>
      {url && (
        <TextInput
          readOnly
          label="The link; it is shown this once"
          value={url}
          onFocus={(event) => event.currentTarget.select()}
        />
      )}
      {problem && (
        <Alert color="red" role="alert">
          {problem}
        </Alert>
      )}
      {links.map(({ id, createdBy, expiresAt }) => (
        <Group key={id} gap="xs" justify="space-between">
          <Text size="sm">
            By {createdBy?.name ?? 'a command'}, until {momentInWords(expiresAt, timeZone)}
          </Text>
          <Button size="compact-xs" variant="default" onClick={() => void revoke(id)}>
            End it
          </Button>
        </Group>
      ))}
    </Stack>
  )
}

function useSharing(articleId: string, flush: OfPiece['flush']) {
  const [days, setDays] = useState(3)
  const [url, setUrl] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const queries = useQueryClient()
  const at = `/pieces/${articleId}/preview-links`
  const tried = async (act: () => Promise<void>) => {
    try {
      await act()
      setProblem(null)
    } catch (error) {
      setProblem(problemInWords(error))
    }
    await queries.invalidateQueries({ queryKey: ['workflow', articleId] })
  }
  const share = () =>
    tried(async () => {
      if (!(await flush())) throw new Error(NOT_SAVED)
      const made = await ask('POST', at, { body: { days }, schema: sharedPreviewSchema })
      setUrl(made.url)
    })
  const revoke = (id: string) =>
    tried(async () => {
      await ask('POST', `${at}/${id}/revoke`, { body: {} })
      setUrl(null)
    })
  return { days, setDays, url, problem, share, revoke }
}
