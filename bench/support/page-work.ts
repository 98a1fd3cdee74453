import type { Page } from 'playwright-core'

/** The processor time that the main thread of a page has used until it is asked, in ms. */
export async function watchPageWork(page: Page): Promise<() => Promise<number>> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
  return async () => {
    const { metrics } = await devtools.send('Performance.getMetrics')
    const found = metrics.find(({ name }) => name === 'TaskDuration')
    return (found?.value ?? Number.NaN) * 1000
  }
}
