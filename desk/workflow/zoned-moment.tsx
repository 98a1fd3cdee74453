import { clocksDiffer, momentInWords, zoneInWords } from './zone-time.ts'

type Props = { moment: Date; timeZone: string; viewerZone: string }

/** A moment by the newsroom's clock, and beside it by that of who looks, where the two differ. */
export function ZonedMoment({ moment, timeZone, viewerZone }: Props) {
  const isElsewhere = clocksDiffer(moment, timeZone, viewerZone)
  return (
    <time dateTime={moment.toISOString()}>
      {momentInWords(moment, timeZone)}, {zoneInWords(timeZone)}
      {isElsewhere &&
        ` (where you are: ${momentInWords(moment, viewerZone)}, ${zoneInWords(viewerZone)})`}
    </time>
  )
}
