import { momentInWords, zoneInWords } from '../frame/moment.ts'
import { clocksDiffer, zoneOfViewer } from './zone-time.ts'

type Props = { moment: string; timeZone: string }

/** A moment by the newsroom's clock, and beside it by that of who looks, where the two differ. */
export function ZonedMoment({ moment, timeZone }: Props) {
  const own = zoneOfViewer()
  const isElsewhere = clocksDiffer(new Date(moment), timeZone, own)
  return (
    <time dateTime={moment}>
      {momentInWords(moment, timeZone)}, {zoneInWords(timeZone)}
      {isElsewhere && ` (where you are: ${momentInWords(moment, own)}, ${zoneInWords(own)})`}
    </time>
  )
}
