import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/** What axe finds on a page that was read to its end, as `rule: element`; the whole page, or `within`. */
export async function axeFindings(page: Page, within?: string): Promise<string[]> {
  await readToTheEnd(page)
  const builder = new AxeBuilder({ page })
  if (within) builder.include(within)
  const { violations } = await builder.withTags(TAGS).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Parts of a page have their places only after they came near (`content-visibility`). */
async function readToTheEnd(page: Page) {
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
