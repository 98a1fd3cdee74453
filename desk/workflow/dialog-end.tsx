import { Alert, Button, Group } from '@mantine/core'
import type { ReactNode } from 'react'

type Props = {
  /** why the act was refused; null where nothing is the matter */
  problem: string | null
  onCancel: () => void
  /** the button that does it */
  children: ReactNode
}

/** The foot of a dialog that asks for an act: what was refused, the way out, and the act. */
export function DialogEnd({ problem, onCancel, children }: Props) {
  return (
    <>
      {problem && (
        <Alert color="red" role="alert" title="This was not done">
          {problem}
        </Alert>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
        {children}
      </Group>
    </>
  )
}
