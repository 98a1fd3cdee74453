import { Button, Group, Input, Stack, Text } from '@mantine/core'
import { memo, useEffect, useRef } from 'react'
import type { PictureUse } from '#contract/body.ts'
import { holdsWords } from '../editor/fields/word-field.ts'
import { offerPictureWords } from './offer-picture-words.ts'
import type { PickPicture } from './use-picture-picker.tsx'
import { UsedPicture } from './used-picture.tsx'

type Props = {
  use: PictureUse | null
  readOnly: boolean
  pick: PickPicture
  onUse: (use: PictureUse | null) => void
}

/** The picture over the text and on cards, with its words. */
export const LeadPicture = memo(function LeadPicture({ use, readOnly, pick, onUse }: Props) {
  const choose = async () => {
    const chosen = await pick(use)
    if (chosen) onUse(chosen)
  }
  const frame = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (frame.current) offerPictureWords(frame.current, use, readOnly ? null : onUse)
  }, [use, readOnly, onUse])
  return (
    <Stack gap="xs" component="section" aria-label="Lead picture" ref={frame} {...holdsWords}>
      <Input.Label component="p" m={0}>
        Lead picture
      </Input.Label>
      {use ? (
        <Words use={use} />
      ) : (
        <Text size="sm">None. Readers see a pattern that is made for this piece.</Text>
      )}
      {!readOnly && (
        <Group gap="xs">
          <Button size="compact-sm" variant="default" onClick={() => void choose()}>
            {use ? 'Change the picture or its words' : 'Choose a picture'}
          </Button>
          {use && (
            <Button size="compact-sm" variant="subtle" onClick={() => onUse(null)}>
              Take it away
            </Button>
          )}
        </Group>
      )}
    </Stack>
  )
})

function Words({ use }: { use: PictureUse }) {
  const { caption, credit, licence } = use
  return (
    <>
      <UsedPicture use={use} />
      <Text size="sm">{[caption, credit, licence].filter(Boolean).join(' · ')}</Text>
    </>
  )
}
