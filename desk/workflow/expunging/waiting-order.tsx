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
import { useDoing, useExpungeStand } from './use-expunge.ts'

/** What an owner wants destroyed, for the second person to look at, and for either of the two to end. */
export function WaitingOrder(props: OfPiece) {
  const { piece } = props
  const { data } = useExpungeStand(piece)
  const [isOpen, setOpen] = useState(false)
  const order = data?.order
  return (
    <>
      {order && <Waiting piece={piece} order={order} onConfirm={() => setOpen(true)} />}
      {isOpen && order && (
        <ConfirmDialog
          {...props}
          order={order}
          readersAreTold={data.readersAreTold}
          onClose={() => setOpen(false)}
        />
      )}
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
