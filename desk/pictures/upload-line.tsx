import { ActionIcon, Button, Group, Progress, Text } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { Upload } from './uploads/shown-uploads.ts'
import { uploads } from './uploads/uploads.ts'

/** One file on its way: how far it has come, and why it did not. */
export function UploadLine({ upload }: { upload: Upload }) {
  const { id, fileName, state, sent, bytes, problem } = upload
  const share = bytes === 0 ? 0 : Math.round((sent / bytes) * 100)
  return (
    <>
      <Group gap="xs" wrap="nowrap" justify="space-between">
        <Text size="sm" className="picture-name">
          {fileName} <Said upload={upload} />
        </Text>
        <Group gap={4} wrap="nowrap">
          {state === 'refused' && (
            <Button size="compact-xs" variant="default" onClick={() => uploads.retry(id)}>
              Try again
            </Button>
          )}
          {state !== 'done' && (
            <ActionIcon
              variant="subtle"
              size="sm"
              aria-label={state === 'refused' ? `Dismiss ${fileName}` : `Cancel ${fileName}`}
              onClick={() => uploads.cancel(id)}
            >
              <IconX size={16} aria-hidden />
            </ActionIcon>
          )}
        </Group>
      </Group>
      {state === 'refused' ? (
        <Text size="sm" className="picture-problem" role="alert">
          {problem}
        </Text>
      ) : (
        state !== 'done' && (
          <Progress
            value={state === 'taking' ? 100 : share}
            animated={state === 'taking'}
            aria-label={fileName}
          />
        )
      )}
    </>
  )
}

function Said({ upload: { state, sent, bytes, isNew } }: { upload: Upload }) {
  const words = {
    waiting: 'waits',
    sending: `${megabytes(sent)} of ${megabytes(bytes)} MB`,
    held: 'waits for the line and goes on by itself',
    taking: 'is looked at',
    done: isNew ? 'is in the library' : 'was in the library already',
    refused: '',
  }[state]
  return (
    <Text span size="sm" c="dimmed">
      {words}
    </Text>
  )
}

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1)
}
