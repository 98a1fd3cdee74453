import { Anchor, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useMe } from '../api/use-me.ts'
import { useTitle } from '../frame/use-title.ts'

/** Where everybody comes in. */
export function FirstPage() {
  const { name } = useMe()
  useTitle('First page')
  return (
    <>
      <Title order={1}>First page</Title>
      <Text mt="md">
        Good day, {name}.{' '}
        <Anchor renderRoot={(props) => <Link to="/pieces" {...props} />}>All pieces</Anchor>
      </Text>
    </>
  )
}
