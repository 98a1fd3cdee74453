import type { Page } from 'playwright-core'

/** Parts of a page have their places only after they came near (`content-visibility`). */
export async function readToTheEnd(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const drawn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))
    while (scrollY + innerHeight < document.documentElement.scrollHeight - 1) {
      const before = scrollY
      scrollBy(0, innerHeight)
      await drawn()
      if (scrollY === before) break
    }
    scrollTo(0, 0)
    await drawn()
  })
}
