import { Box, Button, List, Modal, Stack, Text } from '@mantine/core'
import { IconLogout } from '@tabler/icons-react'
import { type FormEvent, useRef, useState } from 'react'
import { tellSignOut } from '../api/session-news.ts'
import { useMe } from '../api/use-me.ts'
import type { UnsentPiece } from '../saving/leave-machine.ts'

/** The server's own form. What it has leaves this machine; of what it has not the person is asked. */
export function SignOut() {
  const { form, unsent, ask, leave, stay } = useLeaving()
  return (
    <>
      <Box component="form" method="post" action="/desk/sign-out" mt="xs" ref={form} onSubmit={ask}>
        <Button
          type="submit"
          variant="subtle"
          fullWidth
          justify="flex-start"
          leftSection={<IconLogout size={18} aria-hidden />}
        >
          Sign out
        </Button>
      </Box>
      <Modal
        opened={unsent.length > 0}
        onClose={stay}
        title="Words on this machine that the server has not"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <Unsent unsent={unsent} onLeave={leave} onStay={stay} />
      </Modal>
    </>
  )
}

type UnsentProps = {
  unsent: readonly UnsentPiece[]
  onLeave: (isThrowingAway: boolean) => void
  onStay: () => void
}

function Unsent({ unsent, onLeave, onStay }: UnsentProps) {
  const [isAsked, setIsAsked] = useState(false)
  return (
    <Stack>
      <Text>
        They could not be sent yet. Kept here, they are offered to you when you sign in at this
        browser again; whoever uses it meanwhile might find them.
      </Text>
      <List>
        {unsent.map(({ articleId, headline }) => (
          <List.Item key={articleId}>{headline || 'No headline yet'}</List.Item>
        ))}
      </List>
      <Button onClick={onStay} data-autofocus>
        Stay signed in
      </Button>
      <Button variant="default" onClick={() => onLeave(false)}>
        Sign out and keep them here
      </Button>
      <Button variant="default" onClick={() => (isAsked ? onLeave(true) : setIsAsked(true))}>
        {isAsked ? 'Yes, throw these words away for good' : 'Sign out and throw them away'}
      </Button>
    </Stack>
  )
}

function useLeaving() {
  const { id } = useMe()
  const form = useRef<HTMLFormElement>(null)
  const [unsent, setUnsent] = useState<readonly UnsentPiece[]>([])
  const leave = async (isThrowingAway: boolean) => {
    // A browser that keeps nothing, or a part that cannot be loaded: signing out goes before.
    await import('../saving/leave-machine.ts')
      .then(({ leaveMachine }) => leaveMachine(id, { isThrowingAway }))
      .catch(() => {})
    tellSignOut()
    form.current?.submit()
  }
  const ask = async (event: FormEvent) => {
    event.preventDefault()
    const found = await import('../saving/leave-machine.ts')
      .then(({ listUnsent }) => listUnsent(id))
      .catch(() => [])
    if (found.length > 0) setUnsent(found)
    else await leave(false)
  }
  return {
    ...{ form, unsent },
    ask: (event: FormEvent) => void ask(event),
    leave: (isThrowingAway: boolean) => void leave(isThrowingAway),
    stay: () => setUnsent([]),
  }
}
