import { Anchor, List, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { PieceSignal } from '#contract/desk.ts'
import { pieceSignalNames } from '../words/signals.ts'

/** A piece by its headline, and what is to be said of it. */
export function PieceLine(props: {
  articleId: string
  headline: string
  lang?: string
  children?: ReactNode
}) {
  const { articleId, headline, lang, children } = props
  return (
    <List.Item>
      <Anchor
        {...(lang !== undefined && headline !== '' && { lang })}
        renderRoot={(given) => <Link to="/pieces/$articleId" params={{ articleId }} {...given} />}
      >
        {headline || 'No headline yet'}
      </Anchor>
      {children && (
        <Text size="sm" c="dimmed">
          {children}
        </Text>
      )}
    </List.Item>
  )
}

/** The items of one signal; where there are more than are told, the way to all of them. */
export function Items(props: { more: boolean; signal: PieceSignal; children: ReactNode }) {
  const { more, signal, children } = props
  return (
    <>
      <List listStyleType="none" spacing="xs">
        {children}
      </List>
      {more && (
        <Text size="sm" mt="xs">
          There are more:{' '}
          <Anchor renderRoot={(given) => <Link to="/pieces" search={{ signal }} {...given} />}>
            all pieces under “{pieceSignalNames[signal]}”
          </Anchor>
        </Text>
      )}
    </>
  )
}
