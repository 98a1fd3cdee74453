import { useMe } from '../api/use-me.ts'
import { momentInWords } from '../frame/moment.ts'

/** By the newsroom's clock, which the page names once. */
export function Moment({ at }: { at: string }) {
  const { paper } = useMe()
  return <time dateTime={at}>{momentInWords(at, paper.timeZone)}</time>
}
