import { Button, Text } from '@mantine/core'
import { useSignal } from '../api/signal.ts'
import { UploadLine } from './upload-line.tsx'
import type { Upload } from './uploads/shown-uploads.ts'
import { uploads } from './uploads/uploads.ts'

/** The files on their way, each with how far it has come. */
export function UploadList() {
  const list = useSignal(uploads.uploads)
  if (list.length === 0) return null
  const ended = list.filter(({ state }) => state === 'done' || state === 'refused').length
  return (
    <section aria-label="Files on their way">
      <Text size="sm" role="status" mb="xs">
        {tally(list)}
      </Text>
      <ul className="picture-uploads">
        {list.map((upload) => (
          <li key={upload.id}>
            <UploadLine upload={upload} />
          </li>
        ))}
      </ul>
      {ended > 0 && (
        <Button mt="xs" size="compact-sm" variant="default" onClick={uploads.clear}>
          Clear what has ended
        </Button>
      )}
    </section>
  )
}

function tally(list: readonly Upload[]): string {
  const count = (state: Upload['state']) => list.filter((one) => one.state === state).length
  const refused = count('refused')
  const said = `${count('done')} of ${list.length} in the library`
  return refused > 0 ? `${said}, ${refused} refused` : said
}
