import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Topic } from '#contract/desk-terms.ts'
import type { Edition } from '#contract/edition.ts'
import { slugOf } from '#contract/slug-of.ts'
import { ask } from '../api/ask.ts'
import { useMe } from '../api/use-me.ts'
import { NotDone } from '../dialogs/not-done.tsx'
import { useFocusBack } from '../dialogs/use-focus-back.ts'
import { AddressField } from './address-field.tsx'
import { renewTerms } from './topics-query.ts'
import { useNamesake } from './use-namesake.ts'

type Props = { topic: Topic; onClose: () => void }

/** What a topic is called in each edition: another name, or a first one. */
export function NamesDialog({ topic, onClose }: Props) {
  useFocusBack()
  const { editions } = useMe().paper
  return (
    <Modal
      opened
      onClose={onClose}
      title={`Names of ${topic.names[0]?.name ?? 'the topic'}`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Stack gap="lg">
        <Text size="sm">
          Pieces show the new name at once, those that were published too. An address stays.
        </Text>
        {editions.map(({ edition }) => (
          <NameForm key={edition} topic={topic} edition={edition} />
        ))}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Close
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

function NameForm({ topic, edition }: { topic: Topic; edition: Edition }) {
  const known = topic.names.find((one) => one.edition === edition)
  const [name, setName] = useState(known?.name ?? '')
  const [slug, setSlug] = useState<string | null>(null)
  const wanted = { edition, name: name.trim(), slug: slug ?? slugOf(name, edition) }
  const naming = useNaming(topic.id)
  const namesake = useNamesake(name, edition, topic.id)
  const isSame = wanted.name === '' || wanted.name === known?.name
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (namesake !== null) return
    const { slug: address, ...rest } = wanted
    naming.mutate(
      known
        ? { method: 'PUT', body: rest }
        : { method: 'POST', body: { names: [{ ...rest, slug: address }] } },
    )
  }
  return (
    <form onSubmit={submit} aria-label={`Name in the edition ${edition}`}>
      <Group align="end" gap="xs" wrap="nowrap">
        <TextInput
          flex={1}
          label={`Name, ${edition}`}
          description={
            known ? `/topic/${known.slug}` : 'None yet: readers of it do not see the topic'
          }
          maxLength={80}
          lang={edition}
          value={name}
          error={namesake}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button
          type="submit"
          variant="default"
          disabled={isSame || namesake !== null}
          loading={naming.isPending}
        >
          Save
        </Button>
      </Group>
      {!known && name !== '' && <AddressField slug={wanted.slug} onSlug={setSlug} />}
      <NotDone problem={naming.error?.message} mt="xs" />
      <Text role="status" size="sm">
        {naming.isSuccess && isSame && 'Saved.'}
      </Text>
    </form>
  )
}

function useNaming(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ method, body }: { method: 'POST' | 'PUT'; body: object }) =>
      ask(method, `/terms/${id}/names`, { body }),
    onSuccess: () => renewTerms(queries),
  })
}
