import { TextInput } from '@mantine/core'
import { zoneInWords } from '../frame/moment.ts'
import { momentInZone } from './zone-time.ts'
import { ZonedMoment } from './zoned-moment.tsx'

type Props = {
  label: string
  /** as the field has it: a time of the newsroom's clock */
  local: string
  timeZone: string
  onChange: (local: string) => void
}

/** A time of the newsroom, with what the clock of who looks at it shows then. */
export function MomentField({ label, local, timeZone, onChange }: Props) {
  const moment = momentInZone(local, timeZone)
  return (
    <TextInput
      type="datetime-local"
      required
      label={`${label} (${zoneInWords(timeZone)})`}
      value={local}
      onChange={(event) => onChange(event.currentTarget.value)}
      inputWrapperOrder={['label', 'input', 'description']}
      description={
        moment ? (
          <ZonedMoment moment={moment.toISOString()} timeZone={timeZone} />
        ) : (
          'Choose a day and a time.'
        )
      }
    />
  )
}
