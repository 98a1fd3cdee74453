import { Alert } from '@mantine/core'
import type { ReactNode } from 'react'
import './notice.css'

/** Something that has to be known before anything is done. */
export function Notice(props: { title: string; color?: string; children: ReactNode }) {
  return <Alert className="workflow-notice" p="xs" variant="light" {...props} />
}
