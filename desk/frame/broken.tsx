import { Button, Group, Text, Title } from '@mantine/core'
import type { ErrorComponentProps } from '@tanstack/react-router'
import { AskOffline, AskProblem } from '../api/ask.ts'

/** In place of a view that could not be shown; what was typed elsewhere is not touched. */
export function Broken({ error, reset }: ErrorComponentProps) {
  return (
    <div role="alert">
      <Title order={1}>This cannot be shown now</Title>
      <Text mt="md">{inWords(error)}</Text>
      <Group mt="md">
        <Button onClick={reset}>Try again</Button>
        <Button variant="default" onClick={() => window.location.reload()}>
          Load the page anew
        </Button>
      </Group>
    </div>
  )
}

function inWords(error: unknown): string {
  if (error instanceof AskProblem) return error.detail
  if (error instanceof AskOffline) return 'The server cannot be reached from here.'
  return 'A part of the desk could not be loaded or has a fault. Loading the page anew mostly helps.'
}
