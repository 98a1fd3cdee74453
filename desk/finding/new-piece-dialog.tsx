import { Alert, Button, Group, Modal, NativeSelect, Stack, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { type ArticleKind, articleKinds } from '#contract/article.ts'
import { AskOffline } from '../api/ask.ts'
import { useMe } from '../api/use-me.ts'
import { kindOptions } from '../words/kinds.ts'
import { beginPiece } from './begin-piece.ts'

/** Asks for what a piece must have, begins it and opens it. */
export function NewPieceDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title="New piece"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <NewPieceForm />
    </Modal>
  )
}

function NewPieceForm() {
  const { editions } = useMe().paper
  const [edition, setEdition] = useState(editions[0]?.edition ?? 'en')
  const [kind, setKind] = useState<ArticleKind>('news')
  const [headline, setHeadline] = useState('')
  const beginning = useBeginning()
  const begin = (event: FormEvent) => {
    event.preventDefault()
    beginning.mutate({ edition, kind, headline: headline.trim() })
  }
  return (
    <form onSubmit={begin}>
      <Stack gap="sm">
        <TextInput
          label="Working headline"
          description="It can be changed at any time."
          data-autofocus
          maxLength={300}
          lang={edition}
          value={headline}
          onChange={({ currentTarget: { value } }) => setHeadline(value)}
        />
        <NativeSelect
          label="Kind"
          value={kind}
          data={kindOptions}
          onChange={({ currentTarget: { value } }) =>
            setKind(articleKinds.find((one) => one === value) ?? kind)
          }
        />
        {editions.length > 1 && (
          <NativeSelect
            label="Edition"
            value={edition}
            data={editions.map((one) => ({
              value: one.edition,
              label: `${one.edition} · ${one.name}`,
            }))}
            onChange={({ currentTarget: { value } }) =>
              setEdition(editions.find((one) => one.edition === value)?.edition ?? edition)
            }
          />
        )}
        {beginning.error && <Unbegun error={beginning.error} />}
        <Group justify="end">
          <Button type="submit" loading={beginning.isPending}>
            Begin
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function useBeginning() {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: beginPiece,
    onSuccess: ({ articleId }) => {
      void queryClient.invalidateQueries({ queryKey: ['pieces'] })
      return navigate({ to: '/pieces/$articleId', params: { articleId } })
    },
  })
}

function Unbegun({ error }: { error: Error }) {
  if (!(error instanceof AskOffline)) return <Alert color="red">{error.message}</Alert>
  return (
    <Alert color="orange" title="The server cannot be reached">
      A piece has its place on the server, so it can be begun once the network is back; what you
      typed stays here. If you see it twice in the list then, the first try had come through after
      all.
    </Alert>
  )
}
