import { Text, Title } from '@mantine/core'
import type { Piece } from '#contract/desk.ts'
import { momentInWords } from '../frame/moment.ts'

const acts: Record<Piece['notes'][number]['act'], string> = {
  submitted: 'submitted it',
  'sent-back': 'sent it back',
  approved: 'approved it',
}

/** What colleagues have said to each other about the piece, the newest first. */
export function ColleaguesNotes({ piece, timeZone }: { piece: Piece; timeZone: string }) {
  if (piece.notes.length === 0) return null
  return (
    <section aria-label="Notes">
      <Title order={3} size="h5">
        Notes
      </Title>
      {piece.notes.map(({ act, words, by, at }) => (
        <div key={at}>
          <Text size="sm" mt="xs">
            “{words}”
          </Text>
          <Text size="xs" c="dimmed">
            {by?.name ?? 'The system'} {acts[act]}, {momentInWords(at, timeZone)}
          </Text>
        </div>
      ))}
    </section>
  )
}
