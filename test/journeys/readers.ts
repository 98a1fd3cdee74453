import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import type { DemoSite } from '../support/demo-site.ts'

/**
 * Readers of a site, in one browser for the test file that asks: each visit is that of somebody who
 * was never there, on a page of their own.
 */
export function useReaders(site: DemoSite) {
  let browser: Browser | undefined
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())
  return async <T>(
    read: (page: Page) => Promise<T>,
    options: BrowserContextOptions = {},
  ): Promise<T> => {
    if (!browser) throw new Error('the browser starts before the first test')
    const context = await browser.newContext({ baseURL: site.url, ...options })
    try {
      return await read(await context.newPage())
    } finally {
      await context.close()
    }
  }
}
