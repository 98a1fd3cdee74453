import { Group, Text, VisuallyHidden } from '@mantine/core'
import {
  IconAlertTriangle,
  IconCheck,
  IconCloudOff,
  IconGitMerge,
  IconLock,
  IconPencil,
  IconRefresh,
} from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { zonedTime } from '../words/zoned.ts'
import type { ReadyView, SaveStatus as Status } from './copy-view.ts'

type Shown = Pick<
  ReadyView,
  'status' | 'detail' | 'lastSavedAt' | 'storeTrouble' | 'wasRestored' | 'isAtRisk'
> & { timeZone: string }

/** Where one's words are, in words: at the server, on this machine, or nowhere but on the screen. */
export function SaveStatus(shown: Shown) {
  const { icon: Icon, colour } = looks[shown.status]
  const words = statusInWords(shown)
  return (
    <Group gap={6} wrap="nowrap" data-save-status={shown.status} data-at-risk={shown.isAtRisk}>
      <Icon size={16} aria-hidden color={`var(--mantine-color-${colour})`} />
      <Text size="sm" {...(colour === 'dimmed' && { c: 'dimmed' })}>
        {words}
      </Text>
      {shown.wasRestored && (
        <Text size="sm" c="dimmed">
          Words kept on this machine were put back.
        </Text>
      )}
      <VisuallyHidden role="status">{useAnnounced(shown.status, words)}</VisuallyHidden>
    </Group>
  )
}

const looks: Record<Status, { icon: typeof IconCheck; colour: string }> = {
  saved: { icon: IconCheck, colour: 'dimmed' },
  saving: { icon: IconRefresh, colour: 'dimmed' },
  unsaved: { icon: IconPencil, colour: 'dimmed' },
  offline: { icon: IconCloudOff, colour: 'orange-text' },
  busy: { icon: IconCloudOff, colour: 'orange-text' },
  'signed-out': { icon: IconLock, colour: 'orange-text' },
  conflict: { icon: IconGitMerge, colour: 'orange-text' },
  refused: { icon: IconAlertTriangle, colour: 'red-text' },
}

function statusInWords(shown: Shown): string {
  const { status, detail, lastSavedAt, storeTrouble, timeZone } = shown
  const kept = storeTrouble ? noCopy[storeTrouble] : 'kept on this machine'
  switch (status) {
    case 'saved':
      if (lastSavedAt === null) return 'Saved'
      return `Saved at ${zonedTime(new Date(lastSavedAt).toISOString(), timeZone)}`
    case 'saving':
      return 'Saving…'
    case 'unsaved':
      return storeTrouble ? `Not saved yet: ${kept}` : 'Not saved yet'
    case 'offline':
      return `Offline: ${kept}`
    case 'busy':
      return `Not saved yet, since the server is busy: ${kept}`
    case 'signed-out':
      return `Not saved, since you are not signed in here any more: ${kept}`
    case 'conflict':
      return `Not saved, since there is a newer version: ${kept}`
    case 'refused':
      return `Not saved. ${detail ?? ''} (${kept})`
  }
}

/** Follows a colon. */
const noCopy = {
  full: 'this browser has no room for a copy, so keep this page open',
  forbidden: 'this browser keeps no copy, so keep this page open',
} as const

/** What a screen reader is told: troubles and their end, not each of the many saves. */
function useAnnounced(status: Status, words: string): string {
  const [announced, setAnnounced] = useState('')
  const inTrouble = useRef(false)
  useEffect(() => {
    const isTrouble = status !== 'saved' && status !== 'saving' && status !== 'unsaved'
    if (isTrouble || (inTrouble.current && status === 'saved')) setAnnounced(words)
    if (isTrouble || status === 'saved') inTrouble.current = isTrouble
  }, [status, words])
  return announced
}
