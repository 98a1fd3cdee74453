import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import type { OfPiece } from '../use-act.ts'
import { OrderDialog } from './order-dialog.tsx'
import { useExpungeStand } from './use-expunge.ts'

/** To order that something of the piece be destroyed; one order waits at a time. */
export function ExpungeSection({ piece }: Pick<OfPiece, 'piece'>) {
  const { data } = useExpungeStand(piece)
  const [isOpen, setOpen] = useState(false)
  if (!data || data.order || !piece.may.includes('order-expunge')) return null
  return (
    <>
      <Group>
        <Button size="xs" variant="default" onClick={() => setOpen(true)}>
          Expunge
        </Button>
      </Group>
      {isOpen && (
        <OrderDialog
          {...{ piece }}
          readersAreTold={data.readersAreTold}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
