import { Alert } from '@mantine/core'
import type { ReactNode } from 'react'

/** Something that has to be known before anything is done. */
export function Notice(props: { title: string; color?: string; children: ReactNode }) {
  return <Alert p="xs" variant="light" {...props} />
}
