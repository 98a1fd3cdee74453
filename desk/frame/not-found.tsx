import { Anchor, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'

export function NotFound() {
  return (
    <>
      <Title order={1}>Not found</Title>
      <Text mt="md">
        There is no such page at the desk.{' '}
        <Anchor renderRoot={(props) => <Link to="/" {...props} />}>To the first page</Anchor>
      </Text>
    </>
  )
}
