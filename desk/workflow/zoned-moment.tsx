import { zonedInWords } from '../words/zoned.ts'

type Props = { moment: string; timeZone: string }

/** A moment by the newsroom's clock, and beside it by that of who looks, where the two differ. */
export function ZonedMoment({ moment, timeZone }: Props) {
  return <time dateTime={moment}>{zonedInWords(moment, timeZone)}</time>
}
