import type { Page } from 'playwright-core'

/**
 * Everything a page does that a reader should be spared: a request to another host, script or
 * style inside the page save the one sheet in its head, an error on the console. Call `faults` after the page has come to rest.
 */
export function watchPage(page: Page, origin: string) {
  const found: string[] = []
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith('data:') && new URL(url).origin !== origin) found.push(`request to ${url}`)
  })
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) found.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => found.push(`error: ${error.message}`))
  return {
    async faults(): Promise<string[]> {
      const inline = await page.evaluate(() => {
        const all = [...document.querySelectorAll('*')]
        return all.flatMap((el) => [
          ...(el.matches('script:not([src])') && el.getAttribute('type') !== 'application/ld+json'
            ? ['inline script']
            : []),
          ...(el.matches('style:not(head > style:only-of-type)') || el.hasAttribute('style')
            ? [`inline style: ${el.outerHTML.slice(0, 80)}`]
            : []),
          ...el
            .getAttributeNames()
            .flatMap((name) => (name.startsWith('on') ? [`handler ${name}`] : [])),
        ])
      })
      return [...found, ...inline]
    },
  }
}
