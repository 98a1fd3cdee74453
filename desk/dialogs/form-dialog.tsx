import { Modal, Stack } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'
import { useFocusBack } from './use-focus-back.ts'

type Props = { title: string; onSubmit: () => void; onClose: () => void; children: ReactNode }

/** A dialog that is one form. It is there while it is asked for: who closes it takes it away. */
export function FormDialog({ title, onSubmit, onClose, children }: Props) {
  useFocusBack()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    // It may have been opened from a field of another form, to which React tells it too.
    event.stopPropagation()
    onSubmit()
  }
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': 'Close' }}>
      <form onSubmit={submit}>
        <Stack gap="sm">{children}</Stack>
      </form>
    </Modal>
  )
}
