import { Alert, Button, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { changeBylineSchema, type DeskByline } from '#contract/desk-terms.ts'
import { ask } from '../api/ask.ts'
import { DialogEnd } from '../dialogs/dialog-end.tsx'
import { FormDialog } from '../dialogs/form-dialog.tsx'
import { BylineFields, type BylineWords, sentWords } from './byline-fields.tsx'

type Props = { byline: DeskByline; onClose: () => void }

/** Another name, description or disclosure for a byline that is there. */
export function ChangeBylineDialog({ byline, onClose }: Props) {
  const [words, setWords] = useState<BylineWords>(byline)
  const { name, about, isPseudonym, disclosure } = sentWords(words)
  const parsed = changeBylineSchema.safeParse({ name, about, isPseudonym, disclosure })
  const changing = useChanging({ byline, onClose })
  const change = () => {
    if (parsed.success) changing.mutate(parsed.data)
  }
  return (
    <FormDialog title={`Change ${byline.name}`} onSubmit={change} onClose={onClose}>
      <Text size="sm">
        Readers see it at once at /author/{byline.slug}, an address that stays.
        {name.trim() !== byline.name &&
          ' What was printed under the name of before keeps it and leads there; a piece in work gets the new one where you choose it.'}
      </Text>
      {isPseudonym && !byline.isPseudonym && (
        <Alert color="orange" title="This does not hide who writes">
          Pieces that were printed under the real name lead to the same page. To write unknown, add
          a new byline.
        </Alert>
      )}
      <BylineFields words={words} onChange={(some) => setWords({ ...words, ...some })} />
      <DialogEnd problem={changing.error?.message} onCancel={onClose}>
        <Button type="submit" disabled={!parsed.success} loading={changing.isPending}>
          Save
        </Button>
      </DialogEnd>
    </FormDialog>
  )
}

function useChanging({ byline, onClose }: Props) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: object) => ask('PUT', `/bylines/${byline.bylineId}`, { body }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['bylines'] })
      onClose()
    },
  })
}
