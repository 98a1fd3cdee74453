import type { ConvertModel } from '../page-models.ts'
import { convertedLines } from '../rates/converted-lines.ts'
import type { Wording } from '../wording/wording.ts'
import type { PageMatter } from './page-matter.ts'
import { textAddress } from './page-top.ts'

/** An amount at the rate of a day; the question stands in the address. */
export function convertMatter(
  { fault, found, swapHref }: ConvertModel,
  wording: Wording,
): PageMatter {
  const { messages } = wording
  const words = messages.rates.convert
  const about = [words.title, words.about]
  if (!found) return { about: [...about, fault], paging: '', pieces: [], end: [] }
  const { base, quote, source } = found.rate
  return {
    about: [...about, ...convertedLines(found, wording)],
    paging: '',
    pieces: [],
    end: [
      `${words.history(`${base}/${quote}`)}: ${textAddress(found.pairHref, wording)}`,
      `${words.swap}: ${textAddress(swapHref, wording)}`,
      `${source.attribution}. ${source.disclaimer || messages.rates.disclaimer}`,
    ],
  }
}
