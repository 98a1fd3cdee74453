import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { axeFindings } from './axe-findings.ts'

/**
 * What no view of the desk's application may do: ask another host, break the policy, complain on the
 * console. Call `faults` after the view has come to rest.
 */
export function watchDesk(page: Page, origin: string) {
  const found: string[] = []
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith('blob:') && new URL(url).origin !== origin) found.push(`request to ${url}`)
  })
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) found.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => found.push(`error: ${error.message}`))
  return { faults: () => found }
}

/** axe finds nothing on the page, or `within` a part, and nothing is wider than the window. */
export async function expectSoundView(page: Page, within?: string): Promise<void> {
  expect(await axeFindings(page, within), page.url()).toEqual([])
  const room = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
  expect(room[0], page.url()).toBeLessThanOrEqual(room[1] ?? 0)
}

/** The same on a telephone in the dark and on a wide window in the light; the wide one stays. */
export async function expectSoundInBothLooks(page: Page, within?: string): Promise<void> {
  for (const [width, colorScheme] of looks) {
    await page.setViewportSize({ width, height: 800 })
    await page.emulateMedia({ colorScheme })
    await expectSoundView(page, within)
  }
}

const looks = [
  [390, 'dark'],
  [1280, 'light'],
] as const
