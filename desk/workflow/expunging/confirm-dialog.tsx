import { Alert, Button, Group, Loader, Modal, Stack, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useEffect, useState } from 'react'
import { type ExpungeOrder, type ExpungeStand, expungedSchema } from '#contract/desk-expunge.ts'
import { ask } from '../../api/ask.ts'
import { DialogEnd } from '../../dialogs/dialog-end.tsx'
import { useFocusBack } from '../../dialogs/use-focus-back.ts'
import type { OfPiece } from '../use-act.ts'
import { reasonsInWords } from './expunge-words.ts'
import { ForeseenList } from './foreseen-list.tsx'
import { TypedSlug } from './typed-slug.tsx'
import { useForeseen } from './use-expunge.ts'

type Props = OfPiece &
  Pick<ExpungeStand, 'readersAreTold'> & {
    order: ExpungeOrder
    onClose: () => void
  }

/** The second person sees what was ordered and what it takes, and has it done. */
export function ConfirmDialog({ piece, reload, readersAreTold, order, onClose }: Props) {
  useFocusBack()
  const [typed, setTyped] = useState('')
  const [done, setDone] = useState<{ isInLedger: boolean } | null>(null)
  const { foreseen, look, problem, isBusy, run, renew } = useForeseen(piece.articleId)
  const afterwards = useAfterwards(piece.articleId)
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked up once, when it is opened
  useEffect(() => void look(order.passage), [])
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    await run(async () => {
      const body = { order: order.id, slug: typed }
      const at = `/pieces/${piece.articleId}/expunge/confirm`
      setDone(await ask('POST', at, { body, schema: expungedSchema }))
    })
  }
  const close = async () => {
    if (!done) return onClose()
    if (order.passage === null) return afterwards.leave()
    await Promise.all([reload(), afterwards.forget()])
    onClose()
    await renew()
  }
  return (
    <Modal
      opened
      onClose={() => void close()}
      title="Destroy for good"
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {done && <Done isInLedger={done.isInLedger} onClose={() => void close()} />}
      <form hidden={done !== null} onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          <Ordered order={order} />
          {!foreseen && !problem && <Loader aria-label="Looking what would go" />}
          {foreseen && (
            <>
              <ForeseenList
                {...{ piece, readersAreTold }}
                passage={order.passage}
                reasonClass={order.reasonClass}
                foreseen={foreseen.found}
              />
              <TypedSlug slug={piece.slug} typed={typed} onTyped={setTyped} />
            </>
          )}
          <DialogEnd problem={problem} onCancel={onClose}>
            <Button
              type="submit"
              color="red.8"
              loading={isBusy}
              disabled={!foreseen || typed !== piece.slug}
            >
              Destroy for good
            </Button>
          </DialogEnd>
        </Stack>
      </form>
    </Modal>
  )
}

function Done({ isInLedger, onClose }: { isInLedger: boolean; onClose: () => void }) {
  return (
    <Stack gap="md">
      <Text role="status">It is destroyed, and readers do not see it any more.</Text>
      {!isInLedger && (
        <Alert color="red" role="alert" title="The ledger does not have it yet">
          The ledger in the data directory, by which a restored backup is expunged again, could not
          be written. Tell who looks after the server: it is made complete at the next start.
        </Alert>
      )}
      <Group justify="flex-end">
        <Button data-autofocus autoFocus onClick={onClose}>
          Go on
        </Button>
      </Group>
    </Stack>
  )
}

function Ordered({ order: { by, passage, reasonClass } }: Pick<Props, 'order'>) {
  return (
    <Text>
      {by.name} wants {passage === null ? 'the whole piece' : <q>{passage}</q>} destroyed in
      everything that was ever saved or printed ({reasonsInWords[reasonClass].toLowerCase()}). You
      are the second person. It cannot be undone.
    </Text>
  )
}

/** What this browser still shows of the words, in lists and versions, is asked for anew. */
function useAfterwards(articleId: string) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const forget = async () => {
    queries.removeQueries({ queryKey: ['versions', articleId] })
    await Promise.all([
      queries.invalidateQueries({ queryKey: ['workflow', articleId] }),
      queries.invalidateQueries({ queryKey: ['pieces'] }),
      queries.invalidateQueries({ queryKey: ['bylines'] }),
    ])
  }
  const leave = async () => {
    void queries.invalidateQueries({ queryKey: ['signals'] })
    void queries.invalidateQueries({ queryKey: ['pieces'] })
    await navigate({ to: '/pieces' })
  }
  return { forget, leave }
}
