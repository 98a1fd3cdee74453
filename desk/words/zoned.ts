import { momentInWords, timeInWords, zoneInWords } from '../frame/moment.ts'
import { clocksDiffer, zoneOfViewer } from '../workflow/zone-time.ts'

/**
 * A moment by the newsroom's clock, and beside it by that of who looks, where the two differ.
 * `moment` is ISO 8601.
 */
export function zonedInWords(moment: string, timeZone: string, own = zoneOfViewer()): string {
  const told = `${momentInWords(moment, timeZone)}, ${zoneInWords(timeZone)}`
  if (!clocksDiffer(new Date(moment), timeZone, own)) return told
  return `${told} (where you are: ${momentInWords(moment, own)}, ${zoneInWords(own)})`
}

/** The time of day alone, of a moment that is not long ago; `moment` is ISO 8601. */
export function zonedTime(moment: string, timeZone: string, own = zoneOfViewer()): string {
  const time = timeInWords(moment, timeZone)
  if (!clocksDiffer(new Date(moment), timeZone, own)) return time
  return `${time}, ${zoneInWords(timeZone)} (where you are: ${timeInWords(moment, own)})`
}

/** A moment as the server's sentences have it, since it does not know the clock of who looks. */
const INSTANT = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g

/** A sentence of the server, with its moments as people read them. */
export function sentenceInZones(sentence: string, timeZone: string, own = zoneOfViewer()): string {
  return sentence.replace(INSTANT, (moment) => zonedInWords(moment, timeZone, own))
}
