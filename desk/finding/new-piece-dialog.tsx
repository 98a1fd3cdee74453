import { Alert, Button, NativeSelect, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { type ArticleKind, articleKinds } from '#contract/article.ts'
import { AskOffline } from '../api/ask.ts'
import { useMe } from '../api/use-me.ts'
import { DialogEnd } from '../dialogs/dialog-end.tsx'
import { FormDialog } from '../dialogs/form-dialog.tsx'
import { kindOptions } from '../words/kinds.ts'
import { beginPiece } from './begin-piece.ts'

/** Asks for what a piece must have, begins it and opens it. */
export function NewPieceDialog({ onClose }: { onClose: () => void }) {
  const { editions } = useMe().paper
  const [edition, setEdition] = useState(editions[0]?.edition ?? 'en')
  const [kind, setKind] = useState<ArticleKind>('news')
  const [headline, setHeadline] = useState('')
  const beginning = useBeginning()
  const isOffline = beginning.error instanceof AskOffline
  return (
    <FormDialog
      title="New piece"
      onSubmit={() => beginning.mutate({ edition, kind, headline: headline.trim() })}
      onClose={onClose}
    >
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
      {isOffline && <Offline />}
      <DialogEnd problem={isOffline ? null : beginning.error?.message} onCancel={onClose}>
        <Button type="submit" loading={beginning.isPending}>
          Begin
        </Button>
      </DialogEnd>
    </FormDialog>
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

function Offline() {
  return (
    <Alert color="orange" role="alert" title="The server cannot be reached">
      A piece has its place on the server, so it can be begun once the network is back; what you
      typed stays here. If you see it twice in the list then, the first try had come through after
      all.
    </Alert>
  )
}
