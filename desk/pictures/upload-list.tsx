import { ActionIcon, Button, Group, Progress, Text } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useSignal } from '../api/signal.ts'
import type { Upload } from './uploads/upload-queue.ts'
import { uploads } from './uploads/uploads.ts'

/** The files on their way, each with how far it has come. */
export function UploadList() {
  const list = useSignal(uploads.uploads)
  if (list.length === 0) return null
  const ended = list.filter(({ state }) => state === 'done' || state === 'refused').length
  return (
    <section aria-label="Files on their way">
      <Text size="sm" role="status" mb="xs">
        {tally(list)}
      </Text>
      <ul className="picture-uploads">
        {list.map((upload) => (
          <li key={upload.id}>
            <Line upload={upload} />
          </li>
        ))}
      </ul>
      {ended > 0 && (
        <Button mt="xs" size="compact-sm" variant="default" onClick={uploads.clear}>
          Clear what has ended
        </Button>
      )}
    </section>
  )
}

function Line({ upload }: { upload: Upload }) {
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

function tally(list: readonly Upload[]): string {
  const count = (state: Upload['state']) => list.filter((one) => one.state === state).length
  const refused = count('refused')
  const said = `${count('done')} of ${list.length} in the library`
  return refused > 0 ? `${said}, ${refused} refused` : said
}

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1)
}
