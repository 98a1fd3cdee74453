import { Alert, type AlertProps } from '@mantine/core'

type Props = {
  /** why the act was refused; without it nothing is the matter, and nothing is shown */
  problem: string | null | undefined
} & Pick<AlertProps, 'mt'>

/** Says, also to those who hear the page, that what was asked for did not happen. */
export function NotDone({ problem, ...place }: Props) {
  if (!problem) return null
  return (
    <Alert color="red" role="alert" title="This was not done" {...place}>
      {problem}
    </Alert>
  )
}
