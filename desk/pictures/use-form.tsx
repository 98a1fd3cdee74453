import { Button, Group, Stack } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { PictureUse } from '#contract/body.ts'
import { inOneLine } from './in-one-line.ts'
import { WordsFields } from './words-fields.tsx'

type Props = {
  use: PictureUse
  onDone(use: PictureUse): void
  /** another picture is wanted */
  onOther(): void
  /** the picture */
  children: ReactNode
}

/** The words in which one piece uses a picture. It cannot be used without alt text. */
export function UseForm({ use, onDone, onOther, children }: Props) {
  const { mediaId, ...given } = use
  const [words, setWords] = useState(given)
  const [isTried, setIsTried] = useState(false)
  const isMissing = words.alt.trim() === ''
  const done = (event: FormEvent) => {
    event.preventDefault()
    // The form of the piece around it is not sent.
    event.stopPropagation()
    setIsTried(true)
    if (!isMissing) onDone({ mediaId, ...inOneLine(words) })
  }
  const altError =
    isTried && isMissing ? 'Say what the picture shows before it is used.' : undefined
  return (
    <form noValidate onSubmit={done}>
      <Stack gap="sm">
        {children}
        <WordsFields {...{ words, onChange: setWords, altError }} isAltRequired />
        <Group>
          <Button type="submit">Use this picture</Button>
          <Button variant="default" onClick={onOther}>
            Another picture
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
