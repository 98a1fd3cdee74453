import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { readToTheEnd } from './read-to-the-end.ts'

type Options = Parameters<AxeBuilder['options']>[0]

/** What axe finds on a page that was read to its end, as `rule: element`; the whole page, or `within`. */
export function axeFindings(page: Page, within?: string): Promise<string[]> {
  return findings(page, { runOnly: TAGS }, within)
}

/** The same but for contrast, which is the costliest to find out and does not change with the words. */
export function markupFindings(page: Page): Promise<string[]> {
  return findings(page, { runOnly: TAGS, rules: { [CONTRAST]: { enabled: false } } })
}

/** What axe finds too faint to be read: all that another colour scheme can change. */
export async function faintWords(page: Page): Promise<string[]> {
  const violations = await violationsOn(page, { runOnly: [CONTRAST] })
  return violations.flatMap(({ nodes }) => nodes.map(({ html }) => html))
}

const CONTRAST = 'color-contrast'
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

async function findings(page: Page, options: Options, within?: string): Promise<string[]> {
  await readToTheEnd(page)
  const violations = await violationsOn(page, options, within)
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}

async function violationsOn(page: Page, options: Options, within?: string) {
  // To describe all that is right takes longer than to find what is not.
  const builder = new AxeBuilder({ page }).options({ ...options, resultTypes: ['violations'] })
  // What lies in frames of other hosts is gathered over a page of its own, which costs as much again.
  builder.setLegacyMode(page.frames().length === 1)
  if (within) builder.include(within)
  return (await builder.analyze()).violations
}
