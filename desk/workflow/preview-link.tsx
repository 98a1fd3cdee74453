import { Alert, Anchor } from '@mantine/core'
import { type MouseEvent, useState } from 'react'
import { NOT_SAVED, type OfPiece } from './use-act.ts'

type Props = { articleId: string; flush: OfPiece['flush'] }

/** To the real page of the draft, with the last words that were written. */
export function PreviewLink({ articleId, flush }: Props) {
  const [problem, setProblem] = useState('')
  const href = `/desk/pieces/${articleId}/preview`
  const show = async (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    // Opened before anything is waited for: later it would be a pop-up, which browsers refuse.
    const tab = window.open('', '_blank')
    if (!tab) return
    event.preventDefault()
    tab.opener = null
    const isSaved = await flush()
    setProblem(isSaved ? '' : NOT_SAVED)
    if (isSaved) tab.location.replace(href)
    else tab.close()
  }
  return (
    <>
      <Anchor href={href} target="_blank" onClick={(event) => void show(event)}>
        Preview
      </Anchor>
      {problem && (
        <Alert color="red" role="alert">
          {problem}
        </Alert>
      )}
    </>
  )
}
