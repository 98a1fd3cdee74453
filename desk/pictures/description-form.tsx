import { Alert, Button, NativeSelect, Stack, Text, Title } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { rightsSchema } from '#contract/article.ts'
import { type PictureDetail, pictureDetailSchema } from '#contract/desk-pictures.ts'
import { inOneLine } from './in-one-line.ts'
import { useChange } from './use-change.ts'
import { WordsFields } from './words-fields.tsx'

const rightsNames = [
  { value: 'own', label: 'Our own' },
  { value: 'licensed', label: 'Licensed to us' },
  { value: 'public-domain', label: 'Public domain' },
]

/** What the library says of the picture, and offers wherever it is used. */
export function DescriptionForm({ picture }: { picture: PictureDetail }) {
  const { alt, caption, credit, licence, source } = picture
  const [words, setWords] = useState({ alt, caption, credit, licence, source })
  const [rights, setRights] = useState(picture.rights)
  const { isBusy, problem, change } = useChange(picture.id)
  const isReadOnly = !picture.may.includes('describe')
  const save = (event: FormEvent) => {
    event.preventDefault()
    const body = { version: picture.version, ...inOneLine(words), rights }
    void change('PUT', '', { body, schema: pictureDetailSchema })
  }
  return (
    <Stack component="form" gap="sm" onSubmit={save}>
      <Title order={2} size="h3">
        What is said of it
      </Title>
      <Text size="sm" c="dimmed">
        Offered wherever the picture is used. Pieces that use it already keep their own words.
      </Text>
      <WordsFields {...{ words, onChange: setWords, isReadOnly }} />
      <NativeSelect
        label="Rights"
        value={rights}
        disabled={isReadOnly}
        onChange={({ currentTarget }) => setRights(rightsSchema.parse(currentTarget.value))}
        data={rightsNames}
      />
      {problem && (
        <Alert color="red" role="alert">
          {problem}
        </Alert>
      )}
      {!isReadOnly && (
        <Button type="submit" loading={isBusy} style={{ alignSelf: 'start' }}>
          Save the description
        </Button>
      )}
    </Stack>
  )
}
