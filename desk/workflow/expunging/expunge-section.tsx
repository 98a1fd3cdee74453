import { Alert, Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import type { ExpungeOrder } from '#contract/desk-expunge.ts'
import { ask } from '../../api/ask.ts'
import { useMe } from '../../api/use-me.ts'
import { momentInWords } from '../../frame/moment.ts'
import { Notice } from '../notice.tsx'
import type { OfPiece } from '../use-act.ts'
import { ConfirmDialog } from './confirm-dialog.tsx'
import { reasonsInWords } from './expunge-words.ts'
import { OrderDialog } from './order-dialog.tsx'
import { useDoing, useExpungeStand } from './use-expunge.ts'

/** To order that something of the piece be destroyed, and to confirm what was ordered. */
export function ExpungeSection(props: OfPiece) {
  const { piece } = props
  const { data } = useExpungeStand(piece.articleId)
  const [isOpen, setOpen] = useState(false)
  const [isBehind, setBehind] = useState(false)
  if (!data) return null
  const { order, readersAreTold } = data
  const close = () => setOpen(false)
  return (
    <>
      {isBehind && (
        <Notice color="red" title="It is done, and the ledger does not have it yet">
          The ledger in the data directory, by which a restored backup is expunged again, could not
          be written. Tell who looks after the server: it is made complete at the next start.
        </Notice>
      )}
      {order && <Waiting piece={piece} order={order} onConfirm={() => setOpen(true)} />}
      {!order && piece.may.includes('order-expunge') && (
        <Group>
          <Button size="xs" variant="default" onClick={() => setOpen(true)}>
            Expunge …
          </Button>
        </Group>
      )}
      {isOpen && order && (
        <ConfirmDialog
          {...props}
          {...{ order, readersAreTold }}
          onClose={close}
          onBehind={() => setBehind(true)}
        />
      )}
      {isOpen && !order && <OrderDialog {...{ piece, readersAreTold }} onClose={close} />}
    </>
  )
}

type WaitingProps = Pick<OfPiece, 'piece'> & { order: ExpungeOrder; onConfirm: () => void }

function Waiting({ piece, order, onConfirm }: WaitingProps) {
  const { id, paper } = useMe()
  const { problem, isBusy, run, renew } = useDoing(piece.articleId)
  const isMine = order.by.id === id
  const cancel = async () => {
    const at = `/pieces/${piece.articleId}/expunge/cancel`
    await run(() => ask('POST', at, { body: { order: order.id } }))
    await renew()
  }
  return (
    <Notice color="red" title="Ordered: to be destroyed for good">
      <Text size="sm">
        {order.passage === null ? 'The whole piece' : <q>{order.passage}</q>}.{' '}
        {reasonsInWords[order.reasonClass]}. By {order.by.name},{' '}
        {momentInWords(order.at, paper.timeZone)}.{' '}
        {isMine && 'Somebody else, an editor, admin or owner, has to confirm it.'}
      </Text>
      <Group gap="xs" mt="xs">
        {!isMine && (
          <Button size="compact-sm" color="red.8" onClick={onConfirm}>
            Look, and confirm …
          </Button>
        )}
        <Button size="compact-sm" variant="default" loading={isBusy} onClick={() => void cancel()}>
          {isMine ? 'Take the order back' : 'Turn the order down'}
        </Button>
      </Group>
      {problem && (
        <Alert color="red" role="alert" mt="xs">
          {problem}
        </Alert>
      )}
    </Notice>
  )
}
