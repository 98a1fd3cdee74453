import { Avatar, Group, Text, VisuallyHidden } from '@mantine/core'
import type { Piece } from '#contract/desk.ts'
import type { DeskAttendant } from '#contract/desk-presence.ts'
import { usePresence } from './use-presence.ts'
import type { LiveCopy } from './use-working-copy.ts'

type Props = { piece: Piece; live: LiveCopy; reload: () => Promise<void> }

/** Who else has the piece open now. It keeps nobody from writing. */
export function Presence(props: Props) {
  const { others, ownTabs } = usePresence(props)
  const names = others.map(({ name }) => name).join(', ')
  return (
    <>
      <VisuallyHidden role="status">{names && `Also here: ${names}`}</VisuallyHidden>
      {(others.length > 0 || ownTabs > 0) && (
        <Group
          gap="xs"
          component="ul"
          p={0}
          m={0}
          style={{ listStyle: 'none' }}
          aria-label="Also here"
        >
          {others.map((one) => (
            <Somebody key={one.id} {...one} />
          ))}
          {ownTabs > 0 && (
            <Text component="li" size="sm" c="dimmed">
              You have it open in another tab too
            </Text>
          )}
        </Group>
      )}
    </>
  )
}

function Somebody({ name, isTyping }: DeskAttendant) {
  return (
    <Group component="li" gap={6} wrap="nowrap">
      <Avatar
        name={name}
        size="sm"
        aria-hidden
        // Mantine's colours for initials are too pale on some of their grounds.
        styles={{ placeholder: { color: 'var(--mantine-color-text)' } }}
      />
      <Text size="sm">{isTyping ? `${name} is writing` : `${name} has it open`}</Text>
    </Group>
  )
}
