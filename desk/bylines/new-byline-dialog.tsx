import { Button, Checkbox, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type DeskByline, newBylineSchema } from '#contract/desk-terms.ts'
import { slugOf } from '#contract/slug-of.ts'
import { ask } from '../api/ask.ts'
import { useMe } from '../api/use-me.ts'
import { DialogEnd } from '../dialogs/dialog-end.tsx'
import { FormDialog } from '../dialogs/form-dialog.tsx'
import { BylineFields, type BylineWords, sentWords } from './byline-fields.tsx'

type Props = { onMade: (byline: DeskByline) => void; onClose: () => void }

/** A name that pieces can be printed under. Which account stands behind it readers never see. */
export function NewBylineDialog({ onMade, onClose }: Props) {
  const [words, setWords] = useState<BylineWords>(BLANK)
  const [slug, setSlug] = useState<string | null>(null)
  const [isOwn, setOwn] = useState(true)
  const { permissions } = useMe()
  const given = { ...sentWords(words), isOwn, slug: slug ?? slugOf(words.name) }
  const parsed = newBylineSchema.safeParse(given)
  const make = useMaking({ onMade, onClose })
  const add = () => {
    if (parsed.success) make.mutate(given)
  }
  return (
    <FormDialog title="A new byline" onSubmit={add} onClose={onClose}>
      <BylineFields words={words} onChange={(some) => setWords({ ...words, ...some })} />
      <TextInput
        required
        label="Address"
        description={`/author/${given.slug || '…'}; two people of the same name need two addresses`}
        maxLength={120}
        spellCheck={false}
        value={given.slug}
        onChange={(event) => setSlug(event.currentTarget.value)}
      />
      {permissions.includes('byline.add-for-others') && (
        <Checkbox
          label="It is mine"
          checked={isOwn}
          onChange={(event) => setOwn(event.currentTarget.checked)}
        />
      )}
      <DialogEnd problem={make.error?.message} onCancel={onClose}>
        <Button type="submit" disabled={!parsed.success} loading={make.isPending}>
          Add the byline
        </Button>
      </DialogEnd>
    </FormDialog>
  )
}

const BLANK: BylineWords = { name: '', about: '', isPseudonym: false, disclosure: '' }

function useMaking({ onMade, onClose }: Props) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (given: object) => ask<DeskByline>('POST', '/bylines', { body: given }),
    onSuccess: async (byline) => {
      onMade(byline)
      onClose()
      await queries.invalidateQueries({ queryKey: ['bylines'] })
    },
  })
}
