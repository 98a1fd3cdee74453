import { Button, Checkbox, Group, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type DeskByline, newBylineSchema } from '#contract/desk-terms.ts'
import { slugOf } from '#contract/slug-of.ts'
import { ask } from '../api/ask.ts'
import { useMe } from '../api/use-me.ts'

type Props = { onMade: (byline: DeskByline) => void; onClose: () => void }

/** A name that pieces can be printed under. Which account stands behind it readers never see. */
export function NewBylineDialog({ onMade, onClose }: Props) {
  const [name, setName] = useState('')
  const [about, setAbout] = useState('')
  const [isPseudonym, setPseudonym] = useState(false)
  const [disclosure, setDisclosure] = useState('')
  const [isOwn, setOwn] = useState(true)
  const { permissions } = useMe()
  const queryClient = useQueryClient()
  const given = {
    ...{ name, about, isPseudonym, isOwn, slug: slugOf(name) },
    disclosure: isPseudonym ? disclosure : '',
  }
  const parsed = newBylineSchema.safeParse(given)
  const make = useMutation({
    mutationFn: () => ask<DeskByline>('POST', '/bylines', { body: given }),
    onSuccess: async (byline) => {
      onMade(byline)
      onClose()
      await queryClient.invalidateQueries({ queryKey: ['bylines'] })
    },
  })
  return (
    <Modal
      opened
      onClose={onClose}
      title="A new byline"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          event.stopPropagation()
          if (parsed.success) make.mutate()
        }}
      >
        <Stack gap="sm">
          <TextInput
            data-autofocus
            required
            label="Name, as it is printed"
            maxLength={120}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Textarea
            label="About"
            description="A line or two for readers, on the page of the byline"
            maxLength={2000}
            autosize
            value={about}
            onChange={(event) => setAbout(event.currentTarget.value)}
          />
          <Checkbox
            label="A pseudonym"
            checked={isPseudonym}
            onChange={(event) => setPseudonym(event.currentTarget.checked)}
          />
          {isPseudonym && (
            <Textarea
              required
              label="What readers of opinion are told"
              description="That the name is not the real one, and why"
              maxLength={500}
              autosize
              value={disclosure}
              onChange={(event) => setDisclosure(event.currentTarget.value)}
            />
          )}
          {permissions.includes('byline.add-for-others') && (
            <Checkbox
              label="It is mine"
              checked={isOwn}
              onChange={(event) => setOwn(event.currentTarget.checked)}
            />
          )}
          {make.error && (
            <Text role="alert" c="red">
              {make.error.message}
            </Text>
          )}
          <Group justify="flex-end">
            <Button type="submit" disabled={!parsed.success} loading={make.isPending}>
              Add the byline
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
