import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { changeBylineSchema, type DeskByline } from '#contract/desk-terms.ts'
import { ask } from '../api/ask.ts'
import { BylineFields, type BylineWords, sentWords } from './byline-fields.tsx'

type Props = { byline: DeskByline; onClose: () => void }

/** Another name, description or disclosure for a byline that is there. */
export function ChangeBylineDialog({ byline, onClose }: Props) {
  const [words, setWords] = useState<BylineWords>(byline)
  const { name, about, isPseudonym, disclosure } = sentWords(words)
  const parsed = changeBylineSchema.safeParse({ name, about, isPseudonym, disclosure })
  const queries = useQueryClient()
  const changing = useMutation({
    mutationFn: (body: object) => ask('PUT', `/bylines/${byline.bylineId}`, { body }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['bylines'] })
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (parsed.success) changing.mutate(parsed.data)
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={`Change ${byline.name}`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Text size="sm">
            Readers see it at once at /author/{byline.slug}, an address that stays.
            {name.trim() !== byline.name &&
              ' What was printed under the name of before keeps it and leads there; a piece in work gets the new one where you choose it.'}
          </Text>
          {isPseudonym && !byline.isPseudonym && (
            <Alert color="orange" title="This does not hide who writes">
              Pieces that were printed under the real name lead to the same page. To write unknown,
              add a new byline.
            </Alert>
          )}
          <BylineFields words={words} onChange={(some) => setWords({ ...words, ...some })} />
          {changing.error && (
            <Alert color="red" role="alert" title="This was not done">
              {changing.error.message}
            </Alert>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={!parsed.success} loading={changing.isPending}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
