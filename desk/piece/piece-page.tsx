import { Group, Stack, Text, Textarea, TextInput, Title } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useTitle } from '../frame/use-title.ts'
import type { ReadyView } from '../saving/copy-view.ts'
import { MergeView } from '../saving/merge-view.tsx'
import { Presence } from '../saving/presence.tsx'
import { SaveStatus } from '../saving/save-status.tsx'
import { useWorkingCopy, type WorkingCopyActs } from '../saving/use-working-copy.ts'

/** One piece. */
export function PiecePage() {
  const { articleId } = useParams({ from: '/pieces/$articleId' })
  const copy = useWorkingCopy(articleId)
  if (copy.state === 'ready') return <PieceFields copy={copy} />
  return <Text role="status">{waiting[copy.state]}</Text>
}

const waiting = {
  loading: 'One moment…',
  missing: 'There is no such piece, or it is not yours to see.',
  unreachable:
    'The server cannot be reached, and this piece was not opened on this machine before.',
}

function PieceFields({ copy }: { copy: ReadyView & WorkingCopyActs }) {
  const { piece, draft, conflict, change } = copy
  const { headline, standfirst } = draft.text
  useTitle(headline || 'No headline yet')
  return (
    <Stack>
      <Title order={1} lang={piece.edition}>
        {headline || 'No headline yet'}
      </Title>
      <Group justify="space-between">
        <SaveStatus {...copy} />
        <Presence {...copy} />
      </Group>
      {conflict && <MergeView conflict={conflict} lang={piece.edition} onResolve={copy.resolve} />}
      <TextInput
        label="Headline"
        lang={piece.edition}
        value={headline}
        onChange={(event) => change({ text: { headline: event.currentTarget.value } })}
      />
      <Textarea
        label="Standfirst"
        lang={piece.edition}
        autosize
        value={standfirst}
        onChange={(event) => change({ text: { standfirst: event.currentTarget.value } })}
      />
    </Stack>
  )
}
