import { Button, Group } from '@mantine/core'
import type { ReactNode } from 'react'
import { NotDone } from './not-done.tsx'

type Props = {
  /** why the act was refused */
  problem: string | null | undefined
  onCancel: () => void
  /** the button that does it */
  children: ReactNode
}

/** The foot of a dialog that asks for an act: what was refused, the way out, and the act. */
export function DialogEnd({ problem, onCancel, children }: Props) {
  return (
    <>
      <NotDone problem={problem} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
        {children}
      </Group>
    </>
  )
}
