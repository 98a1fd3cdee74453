import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { readToTheEnd } from './read-to-the-end.ts'

/** What axe finds on a page that was read to its end, as `rule: element`; the whole page, or `within`. */
export async function axeFindings(page: Page, within?: string): Promise<string[]> {
  await readToTheEnd(page)
  const builder = new AxeBuilder({ page })
  if (within) builder.include(within)
  const { violations } = await builder.withTags(TAGS).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe finds too faint to be read: all that another colour scheme can change. */
export async function faintWords(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withRules(['color-contrast']).analyze()
  return violations.flatMap(({ nodes }) => nodes.map(({ html }) => html))
}
