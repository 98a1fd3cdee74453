import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { type PictureDetail, pictureDetailSchema } from '#contract/desk-pictures.ts'
import { FramingEditor } from './framing/framing-editor.tsx'
import { useChange } from './use-change.ts'

/** Sets what readers see of the picture, everywhere and at once. */
export function FramingForm({ picture }: { picture: PictureDetail }) {
  const [framing, setFraming] = useState(picture.framing)
  const { isBusy, problem, change } = useChange(picture.id)
  const isChanged = JSON.stringify(framing) !== JSON.stringify(picture.framing)
  const isPublic = picture.usedIn.some((use) => use.isPublic)
  if (!picture.may.includes('frame')) return <Whole picture={picture} />
  const save = () => {
    const body = { version: picture.version, framing }
    void change('PUT', '/framing', { body, schema: pictureDetailSchema })
  }
  return (
    <Stack gap="sm">
      <Title order={2} size="h3">
        What readers see
      </Title>
      <FramingEditor {...{ picture, framing, onChange: setFraming }} />
      {isChanged && isPublic && (
        <Text size="sm">The pages that show it change as soon as this is saved.</Text>
      )}
      {problem && (
        <Alert color="red" role="alert">
          {problem}
        </Alert>
      )}
      <Group>
        <Button onClick={save} disabled={!isChanged} loading={isBusy}>
          Save what is seen
        </Button>
        <Button variant="default" disabled={!isChanged} onClick={() => setFraming(picture.framing)}>
          As it was
        </Button>
      </Group>
    </Stack>
  )
}

function Whole({ picture }: { picture: PictureDetail }) {
  const { path, width, height } = picture.renditions.full
  return (
    <img
      className="picture-whole"
      src={path}
      width={width}
      height={height}
      alt={picture.alt || 'The whole picture'}
    />
  )
}
