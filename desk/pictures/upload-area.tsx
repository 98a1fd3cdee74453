import { Button, FileButton, Group, Text } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { type DragEvent, useEffect, useEffectEvent, useState } from 'react'
import type { DeskPicture } from '#contract/desk-pictures.ts'
import { uploads } from './uploads/uploads.ts'

type Props = {
  /** hears of each picture that is in the library */
  onDone(picture: DeskPicture): void
  /** hears of it where it was brought alone: it is the one that is wanted */
  onOnly?: (picture: DeskPicture) => void
}

/** Where files come in: dropped, pasted or chosen, many at once. */
export function UploadArea({ onDone, onOnly }: Props) {
  const [isOver, setIsOver] = useState(false)
  const take = (given: Iterable<File>) => {
    const files = [...given]
    uploads.add(files, (picture) => {
      onDone(picture)
      if (files.length === 1) onOnly?.(picture)
    })
  }
  const paste = useEffectEvent((event: ClipboardEvent) => {
    const files = [...(event.clipboardData?.files ?? [])]
    if (files.length === 0 || isForField(event)) return
    event.preventDefault()
    take(files)
  })
  useEffect(() => {
    const hear = (event: ClipboardEvent) => paste(event)
    window.addEventListener('paste', hear)
    return () => window.removeEventListener('paste', hear)
  }, [])
  const over = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    setIsOver(true)
  }
  return (
    <section
      className="picture-drop"
      aria-label="Upload"
      data-over={isOver || undefined}
      onDragOver={over}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setIsOver(false)
        take(event.dataTransfer.files)
      }}
    >
      <Group justify="center" gap="sm">
        <FileButton multiple accept={KINDS} onChange={take}>
          {(props) => (
            <Button {...props} leftSection={<IconUpload size={16} aria-hidden />}>
              Choose pictures
            </Button>
          )}
        </FileButton>
        <Text size="sm">or drop or paste them here</Text>
      </Group>
      <Text size="xs" c="dimmed" mt="xs">
        JPEG, PNG, WebP, AVIF, GIF, TIFF or SVG, up to 50 MB and 100 megapixels. Place and camera
        are taken out of the file; credit, caption and terms in it are kept as suggestions.
      </Text>
    </section>
  )
}

/** Words that Word and Excel copy come with a picture of them: in a field they are meant as words. */
function isForField({ target, clipboardData }: ClipboardEvent): boolean {
  const isField = target instanceof Element && target.matches('input, textarea')
  return isField && clipboardData?.types.includes('text/plain') === true
}

/** Others are offered for choice nonetheless, and refused by the server with a sentence. */
const KINDS = 'image/*,.tif,.tiff,.avif,.svg'
