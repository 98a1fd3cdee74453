import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { readToTheEnd } from './read-to-the-end.ts'

/** What axe finds on a page that was read to its end, as `rule: element`; the whole page, or `within`. */
export function axeFindings(page: Page, within?: string): Promise<string[]> {
  return findings(page, (builder) => (within ? builder.include(within) : builder))
}

/** The same but for contrast, which is the costliest to find out and does not change with the words. */
export function markupFindings(page: Page): Promise<string[]> {
  return findings(page, (builder) => builder.disableRules([CONTRAST]))
}

/** What axe finds too faint to be read: all that another colour scheme can change. */
export async function faintWords(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withRules([CONTRAST]).analyze()
  return violations.flatMap(({ nodes }) => nodes.map(({ html }) => html))
}

const CONTRAST = 'color-contrast'
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

async function findings(page: Page, limited: (all: AxeBuilder) => AxeBuilder): Promise<string[]> {
  await readToTheEnd(page)
  const { violations } = await limited(new AxeBuilder({ page }).withTags(TAGS)).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}
