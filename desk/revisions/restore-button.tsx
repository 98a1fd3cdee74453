import { Button, Modal, Stack, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Piece } from '#contract/desk.ts'
import { ask } from '../api/ask.ts'
import { DialogEnd } from '../dialogs/dialog-end.tsx'
import { problemInWords } from '../words/problem-in-words.ts'
import { isPrinted, nameInWords, numberOf, type VersionName } from './version-name.ts'

type Props = { piece: Piece; name: VersionName }

/** Makes an old text the newest version: nothing that came after it is lost. */
export function RestoreButton({ piece, name }: Props) {
  const [isAsked, setAsked] = useState(false)
  const { problem, isBusy, restore } = useRestoring(piece, name)
  return (
    <>
      <Button variant="default" onClick={() => setAsked(true)}>
        Restore this version
      </Button>
      <Modal
        opened={isAsked}
        onClose={() => setAsked(false)}
        title={`Restore: ${nameInWords(name)}`}
        centered
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <Stack>
          <Text>
            Its text is saved as the newest version. All versions stay, and readers see what they
            saw.
          </Text>
          <DialogEnd problem={problem} onCancel={() => setAsked(false)}>
            <Button loading={isBusy} onClick={() => void restore()}>
              Restore
            </Button>
          </DialogEnd>
        </Stack>
      </Modal>
    </>
  )
}

function useRestoring(piece: Piece, name: VersionName) {
  const { articleId, version } = piece
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const queries = useQueryClient()
  const navigate = useNavigate()
  const restore = async () => {
    setBusy(true)
    const number = numberOf(name)
    const from = isPrinted(name) ? { publishedNumber: number } : { version: number }
    try {
      await ask('POST', `/pieces/${articleId}/restore`, { body: { baseVersion: version, from } })
      queries.removeQueries({ queryKey: ['piece', articleId] })
      queries.removeQueries({ queryKey: ['versions', articleId] })
      await navigate({ to: '/pieces/$articleId', params: { articleId } })
    } catch (error) {
      setProblem(problemInWords(error))
      setBusy(false)
    }
  }
  return { problem, isBusy, restore }
}
