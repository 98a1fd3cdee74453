import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { runChapar } from '../support/chapar-process.ts'
import { useDemoSite } from '../support/demo-site.ts'
import { readXml, textsIn } from '../support/read-xml.ts'
import { axeFindings } from './axe-findings.ts'
import { useReaders } from './readers.ts'
import { watchPage } from './watch-page.ts'

const site = useDemoSite()
const visit = useReaders(site)

beforeAll(async () => {
  // The worker follows by itself; this waits for it, as an operator could.
  const reindexed = await runChapar(['reindex', '--json'], { DATA_DIR: site.dataDir })
  expect(reindexed).toMatchObject({ code: 0 })
}, 60_000)

const pathOf = (page: Page) => new URL(page.url()).pathname

describe('a reader who searches in Russian', () => {
  it('finds a piece by another form of its word, without a script', () =>
    visit(
      async (page) => {
        await page.goto('/ru')
        await page.getByRole('banner').getByRole('link', { name: 'Поиск' }).click()
        expect(pathOf(page)).toBe('/ru/search')
        await page.getByLabel('Что вы ищете?').fill('пешеходные мосты')
        await page.getByRole('button', { name: 'Найти' }).click()
        const hit = page.locator('.search-hit').first()
        expect(await hit.locator('mark').first().innerText()).toMatch(/мост|пешеход/i)
        await hit.getByRole('link').click()
        expect(pathOf(page)).toBe('/ru/2026/11/20/bishkek-footbridge')
      },
      { javaScriptEnabled: false },
    ))

  it('can look in all languages, and meets nothing to stop anyone', () =>
    visit(async (page) => {
      const watch = watchPage(page, site.url)
      await page.setViewportSize({ width: 320, height: 640 })
      await page.goto('/ru/search?q=%D0%BC%D0%BE%D1%81%D1%82+or+bridge')
      await page.getByLabel('На всех языках').check()
      await page.getByRole('button', { name: 'Найти' }).click()
      expect(await page.locator('.search-hit [lang="en"]').count()).toBeGreaterThan(0)
      expect(await axeFindings(page)).toEqual([])
      const { scrollWidth, clientWidth } = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement
        return { scrollWidth, clientWidth }
      })
      expect(scrollWidth).toBeLessThanOrEqual(clientWidth)
      expect(await watch.faults()).toEqual([])
    }))
})

describe('a program that follows a feed', () => {
  it('comes from a section to its feed, and from an item to its piece', () =>
    visit(async (page) => {
      await page.goto('/ru/section/politics')
      const href = await page
        .getByRole('contentinfo')
        .getByRole('link', { name: 'RSS' })
        .getAttribute('href')
      expect(href).toBe('/ru/section/politics/feed.xml')
      const answer = await fetch(new URL(href ?? '', site.url))
      expect(answer.headers.get('content-type')).toContain('application/rss+xml')
      const items = readXml(await answer.text())
      const [, link = ''] = textsIn(items, 'link')
      const [, title = ''] = textsIn(items, 'title')
      await page.goto(link)
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(title)
      expect(await page.locator('html').getAttribute('lang')).toBe('ru')
    }))

  it('finds the same piece in the sitemap, with its other languages', async () => {
    const index = readXml(await (await fetch(new URL('/sitemap.xml', site.url))).text())
    const part = textsIn(index, 'loc').find((url) => url.endsWith('/ru/sitemaps/2026-11.xml'))
    const urls = readXml(await (await fetch(part ?? '')).text())
    const links = urls.filter(({ name }) => name === 'xhtml:link')
    const of = (language: string) =>
      links
        .filter(({ attributes }) => attributes.hreflang === language)
        .map((one) => one.attributes.href)
    expect(of('ru')).toContain(`${site.url}/ru/2026/11/20/bishkek-footbridge`)
    expect(of('x-default')).toContain(`${site.url}/2026/11/20/bishkek-footbridge`)
  })
})
