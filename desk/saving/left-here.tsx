import { Alert, Anchor, Button, List, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useMe } from '../api/use-me.ts'
import { blockInWords } from '../words/blocks.ts'
import type { KeptWords } from './kept-words.ts'
import { openTabLocks } from './tab-locks.ts'
import { wordsStore } from './words-store.ts'

/** Words that a tab left on this machine and the server has not: opening the piece takes them up. */
export function LeftHere() {
  const { id } = useMe()
  const [left, setLeft] = useState<readonly KeptWords[]>([])
  useEffect(() => {
    let isShown = true
    listLeft(id).then(
      (found) => isShown && setLeft(found),
      // A browser that keeps nothing has nothing left; the page of a piece says that it keeps none.
      () => {},
    )
    return () => {
      isShown = false
    }
  }, [id])
  if (left.length === 0) return null
  const throwAway = async (one: KeptWords) => {
    await wordsStore.remove(one.key)
    setLeft((before) => before.filter((other) => other !== one))
  }
  return (
    <Alert
      color="orange"
      mt="md"
      title="Words on this machine that the server has not"
      aria-live="polite"
      // Orange on orange is too pale to read.
      styles={{ title: { color: 'var(--mantine-color-text)' } }}
    >
      Open the piece, and they go on from here.
      <List mt="xs">
        {left.map((one) => (
          <List.Item key={one.key}>
            <LeftPiece left={one} onThrowAway={() => void throwAway(one)} />
          </List.Item>
        ))}
      </List>
    </Alert>
  )
}

/** The words can be read here too: the piece may be killed by now, or not one's own any more. */
function LeftPiece({ left, onThrowAway }: { left: KeptWords; onThrowAway: () => void }) {
  const { articleId, words } = left
  const [isAsked, setIsAsked] = useState(false)
  if (!words) return null
  const { headline, standfirst, body } = words.draft.text
  return (
    <>
      <Anchor
        renderRoot={(props) => <Link to="/pieces/$articleId" params={{ articleId }} {...props} />}
      >
        {headline || 'No headline yet'}
      </Anchor>
      <details>
        <summary>Read them here</summary>
        <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
          {[headline, standfirst, ...body.map(blockInWords)].filter(Boolean).join('\n\n')}
        </Text>
        <Button
          size="compact-sm"
          variant="default"
          mt="xs"
          onClick={isAsked ? onThrowAway : () => setIsAsked(true)}
        >
          {isAsked ? 'Yes, throw these words away for good' : 'Throw them away'}
        </Button>
      </details>
    </>
  )
}

/** One a piece, the newest; those of tabs that are open see to themselves. */
async function listLeft(account: string): Promise<KeptWords[]> {
  const locks = openTabLocks()
  const found = new Map<string, KeptWords>()
  for (const one of await wordsStore.list(account)) {
    if (one.words === null || found.has(one.articleId)) continue
    if (await locks.isGone(one.key)) found.set(one.articleId, one)
  }
  return [...found.values()]
}
