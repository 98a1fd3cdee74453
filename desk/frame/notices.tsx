import { Alert, Anchor, Button, Group, Stack } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { meSchema } from '#contract/desk.ts'
import { AskProblem, ask } from '../api/ask.ts'
import { isRenewed, isServerAway, noticeAnswer } from '../api/server-state.ts'
import { hearSignIn } from '../api/session-news.ts'
import { isSignedOut } from '../api/sign-in-state.ts'
import { useSignal } from '../api/signal.ts'
import { meQuery } from '../api/use-me.ts'

/** What the person must know about server and session; nothing of it stands in the way of typing. */
export function Notices() {
  const isAway = useSignal(isServerAway)
  const isOut = useSignal(isSignedOut)
  const isOld = useSignal(isRenewed)
  return (
    <Stack gap={0} className="desk-notices" aria-live="polite" role="region" aria-label="Notices">
      {isOut && <SignedOut />}
      {isAway && <Away />}
      {isOld && <Renewed />}
    </Stack>
  )
}

/** Looks each few seconds, so that the notice does not outlive its cause. */
function Away() {
  const queryClient = useQueryClient()
  useEffect(() => {
    const look = async () => {
      if (await isReachable()) await queryClient.invalidateQueries()
    }
    const timer = setInterval(() => void look(), 5_000)
    window.addEventListener('online', look)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', look)
    }
  }, [queryClient])
  return (
    <Alert
      radius={0}
      color="orange"
      title="The server cannot be reached"
      // Orange on orange is too pale to read.
      styles={{ title: { color: 'var(--mantine-color-text)' } }}
    >
      What you see may be old. The desk tries again by itself.
    </Alert>
  )
}

/** Asked past the service worker, which answers for the server in part. */
async function isReachable(): Promise<boolean> {
  try {
    await fetch('/healthz', { cache: 'no-store' })
    noticeAnswer({ build: null })
    return true
  } catch {
    return false
  }
}

function Renewed() {
  return (
    <Alert radius={0} title="The desk was renewed">
      <Group>
        This page is of the version before, and parts of it may not load any more.
        <Button size="compact-sm" onClick={() => window.location.reload()}>
          Load the page anew
        </Button>
      </Group>
    </Alert>
  )
}

function SignedOut() {
  const { problem, goOn } = useGoingOn()
  return (
    <Alert radius={0} color="red" title="You are signed out here" role="alert">
      <Group>
        Nothing on this page is lost.
        <Anchor href="/desk/sign-in" target="_blank">
          Sign in again in another tab
        </Anchor>
        <Button size="compact-sm" onClick={() => void goOn()}>
          Go on here
        </Button>
        {problem}
      </Group>
    </Alert>
  )
}

/** Asks who is signed in now; again when the desk opens in another tab, or the person is back here. */
function useGoingOn() {
  const [problem, setProblem] = useState('')
  const queryClient = useQueryClient()
  const goOn = async () =>
    setProblem(await tryToGoOn(queryClient.getQueryData(meQuery.queryKey)?.id))
  // biome-ignore lint/correctness/useExhaustiveDependencies: it looks and listens once, and asks for what it needs
  useEffect(() => {
    const look = () => void goOn()
    // Perhaps somebody else is signed in by now: then this page says so at once.
    look()
    window.addEventListener('focus', look)
    const stopHearing = hearSignIn(look)
    return () => {
      window.removeEventListener('focus', look)
      stopHearing()
    }
  }, [])
  return { problem, goOn }
}

async function tryToGoOn(known: string | undefined): Promise<string> {
  try {
    const { id, name } = await ask('GET', '/me', { schema: meSchema, whenSignedOut: 'throw' })
    if (known !== undefined && id !== known) {
      return `${name} is signed in now, and this page is somebody else’s: load it anew to go on.`
    }
    isSignedOut.set(false)
    return ''
  } catch (error) {
    return error instanceof AskProblem
      ? 'Nobody is signed in yet.'
      : 'The server cannot be reached.'
  }
}
