import { Anchor, List, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

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

/** The items of one signal; there may be more than are told. */
export function Items({ more, children }: { more: boolean; children: ReactNode }) {
  return (
    <>
      <List listStyleType="none" spacing="xs">
        {children}
      </List>
      {more && (
        <Text size="sm" c="dimmed" mt="xs">
          There are more.
        </Text>
      )}
    </>
  )
}
