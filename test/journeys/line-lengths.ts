import type { Page } from 'playwright-core'

/** How many characters the lines of a piece's paragraphs have, short ones first; last lines not counted. */
export function lineLengths(page: Page): Promise<number[]> {
  return page.evaluate(() => {
    const lengths: number[] = []
    for (const paragraph of document.querySelectorAll('.piece-body > p')) {
      const texts = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
      let [below, length] = [0, 0]
      for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        for (let at = 0; at < (text.textContent ?? '').length; at += 1) {
          const range = new Range()
          range.setStart(text, at)
          range.setEnd(text, at + 1)
          const bottom = range.getBoundingClientRect().bottom || below
          if (length > 0 && bottom - below > 8) {
            lengths.push(length)
            length = 0
          }
          below = bottom
          length += 1
        }
      }
    }
    return lengths.sort((a, b) => a - b)
  })
}
