import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { newTopicSchema, termMadeSchema } from '#contract/desk-terms.ts'
import type { Edition } from '#contract/edition.ts'
import { slugOf } from '#contract/slug-of.ts'
import { ask } from '../api/ask.ts'
import { useMe } from '../api/use-me.ts'
import { DialogEnd } from '../dialogs/dialog-end.tsx'
import { FormDialog } from '../dialogs/form-dialog.tsx'
import { AddressField } from './address-field.tsx'
import { renewTerms } from './topics-query.ts'
import { useNamesake } from './use-namesake.ts'

type Props = {
  /** in which it gets its first name; without it the person chooses */
  edition?: Edition
  onMade?: ((id: string) => void) | undefined
  onClose: () => void
}

/** Makes a topic with its name in one edition; names in others are added to it later. */
export function NewTopicDialog({ edition: given, onMade, onClose }: Props) {
  const { editions } = useMe().paper
  const [edition, setEdition] = useState(given ?? editions[0]?.edition ?? 'en')
  const [name, setName] = useState('')
  const [slug, setSlug] = useState<string | null>(null)
  const asked = { name, slug: slug ?? slugOf(name, edition), edition }
  const parsed = newTopicSchema.safeParse({ axis: 'topic', names: [asked] })
  const namesake = useNamesake(name, edition)
  const making = useMaking({ onMade, onClose })
  const make = () => {
    if (parsed.success && namesake === null) making.mutate(parsed.data)
  }
  return (
    <FormDialog title="New topic" onSubmit={make} onClose={onClose}>
      <TextInput
        data-autofocus
        required
        label="Name"
        maxLength={80}
        lang={edition}
        value={name}
        error={namesake}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {given === undefined && editions.length > 1 && (
        <NativeSelect
          label="Edition"
          value={edition}
          data={editions.map((one) => ({ value: one.edition, label: one.edition }))}
          onChange={({ currentTarget: { value } }) =>
            setEdition(editions.find((one) => one.edition === value)?.edition ?? edition)
          }
        />
      )}
      <AddressField slug={asked.slug} onSlug={setSlug} />
      <DialogEnd problem={making.error?.message} onCancel={onClose}>
        <Button
          type="submit"
          disabled={!parsed.success || namesake !== null}
          loading={making.isPending}
        >
          Make the topic
        </Button>
      </DialogEnd>
    </FormDialog>
  )
}

function useMaking({ onMade, onClose }: Pick<Props, 'onMade' | 'onClose'>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: object) => ask('POST', '/terms', { body, schema: termMadeSchema }),
    onSuccess: async ({ id }) => {
      await renewTerms(queries)
      onMade?.(id)
      onClose()
    },
  })
}
