import type { Page } from 'playwright-core'
import { readToTheEnd } from './read-to-the-end.ts'

/**
 * What of a page lies beside it or is cut off, after it was read to its end: what has to be drawn
 * sideways to be read, save tables and the ticker, which are made for that.
 */
export async function layoutFaults(page: Page): Promise<string[]> {
  await readToTheEnd(page)
  return page.evaluate((scrollers) => {
    const wide = document.documentElement.clientWidth
    const faults: string[] = []
    if (document.documentElement.scrollWidth > wide) faults.push('the page scrolls sideways')
    for (const element of document.body.querySelectorAll('*')) {
      if (element.closest(scrollers)) continue
      const { left, right, width } = element.getBoundingClientRect()
      const name = `${element.localName}.${element.className} ${element.textContent?.slice(0, 40)}`
      if (width > 0 && (right > wide + 1 || left < -1)) faults.push(`beside the page: ${name}`)
      const cuts = getComputedStyle(element).overflowX !== 'visible'
      if (cuts && element.scrollWidth > element.clientWidth + 1) faults.push(`cut off: ${name}`)
    }
    return faults
  }, MADE_TO_BE_DRAWN)
}

const MADE_TO_BE_DRAWN = '.table-box, .ticker-band, .unseen, .skip, svg, input, select'
