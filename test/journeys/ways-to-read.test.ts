import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { useDemoSite } from '../support/demo-site.ts'
import { focusFaults } from './focus-faults.ts'
import { lineLengths } from './line-lengths.ts'
import { useReaders } from './readers.ts'

const site = useDemoSite()
const visit = useReaders(site)

const ARTICLE = '/2026/11/19/osh-late-buses'
const WIDE = { viewport: { width: 1280, height: 800 } }
const PHONE = { viewport: { width: 360, height: 640 } }

describe('with the keyboard alone', () => {
  it.each([
    ['front page', '/', WIDE],
    ['front page on a phone', '/', PHONE],
    ['article', ARTICLE, WIDE],
    ['article on a phone', '/kk/2026/11/20/district-library-reopens', PHONE],
    ['search', '/search?q=bridge', PHONE],
    ['listing', '/ru/section/economy', WIDE],
    ['converter', '/rates/convert', PHONE],
  ])('each stop on the %s (%s) is seen, framed, and under nothing', (_what, path, options) =>
    visit(async (page) => {
      await page.goto(path)
      const { stops, faults } = await focusFaults(page)
      expect(faults).toEqual([])
      expect(stops).toBeGreaterThan(15)
    }, options),
  )

  it('a reader holds the ticker, changes the edition and searches', () =>
    visit(async (page) => {
      await page.goto('/')
      await tabTo(page, 'Hold the rates still')
      await page.keyboard.press('Space')
      expect(await page.getByLabel('Hold the rates still').isChecked()).toBe(true)

      await page.goto(ARTICLE)
      await tabTo(page, 'Русский')
      await page.keyboard.press('Enter')
      await page.waitForURL('**/ru/2026/11/20/osh-late-buses')

      await tabTo(page, 'Поиск')
      await page.keyboard.press('Enter')
      await page.waitForURL('**/ru/search')
      await tabTo(page, 'Что вы ищете?')
      await page.keyboard.type('автобус')
      await page.keyboard.press('Enter')
      await page.waitForURL('**/ru/search?q=*')
      await page.locator('.search-form').waitFor()
    }, WIDE))
})

it.each([
  '/2025/08/18/kazakhstan-ai-rollout',
  '/ru/2026/11/18/winter-water',
  '/kk/2025/08/18/kazakhstan-ai-rollout',
])('a line of %s has 60 to 75 characters', (path) =>
  visit(async (page) => {
    await page.goto(path, { waitUntil: 'networkidle' })
    const lengths = await lineLengths(page)
    const middle = lengths[Math.floor(lengths.length / 2)]
    expect(lengths.length).toBeGreaterThan(20)
    expect(middle).toBeGreaterThanOrEqual(60)
    expect(middle).toBeLessThanOrEqual(75)
  }, WIDE),
)

describe('in colours that the reader chose', () => {
  const edges = (page: Page, selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => {
        const { borderBottomWidth, borderLeftWidth, outlineWidth, outlineStyle } =
          getComputedStyle(element)
        return {
          below: Number.parseFloat(borderBottomWidth),
          left: Number.parseFloat(borderLeftWidth),
          around: outlineStyle === 'none' ? 0 : Number.parseFloat(outlineWidth),
        }
      })

  it('what grounds and shadows say is said by edges', () =>
    visit(
      async (page) => {
        await page.goto('/section/economy')
        expect((await edges(page, '.nav-sections [aria-current]')).below).toBeGreaterThan(1)
        expect((await edges(page, '.paging [aria-current]')).around).toBeGreaterThan(1)
        await page.goto(ARTICLE)
        expect((await edges(page, '.notice')).left).toBeGreaterThan(0)
        expect((await edges(page, '.correction')).below).toBeGreaterThan(0)
        await page.goto('/2026/11/12/questions-to-this-desk')
        await page.keyboard.press('Tab')
        expect((await edges(page, ':focus')).around).toBeGreaterThan(1)
      },
      { ...WIDE, forcedColors: 'active' },
    ))
})

describe('on paper', () => {
  it('a piece says its address and its date, and nothing that only screens have', () =>
    visit(async (page) => {
      await page.goto(ARTICLE)
      await page.emulateMedia({ media: 'print' })
      const text = await page.locator('body').innerText()
      expect(text).toContain(`${site.url}${ARTICLE}`)
      expect(text).toContain('Published 19 November 2026')
      expect(text).toContain('The Sample Courier')
      expect(text).not.toMatch(/Telegram|RSS|Plain text|Русский|Politics|KZT\/USD/)
      const inks = await page.evaluate(() =>
        [...document.querySelectorAll('body, body *')]
          .filter((element) => element.checkVisibility())
          .map((element) => getComputedStyle(element).backgroundColor)
          .filter((colour) => !/rgba\(0, 0, 0, 0\)|rgb\(255, 255, 255\)/.test(colour)),
      )
      // The picture's own tone stands behind it until it has come.
      expect(inks.length).toBeLessThanOrEqual(1)
      const pages = (await page.pdf({ format: 'A4' })).toString('latin1')
      expect(pages.match(/\/Type\s*\/Page\b/g)?.length).toBeLessThanOrEqual(3)
    }, WIDE))

  it('also where the screen is dark', () =>
    visit(
      async (page) => {
        await page.goto(ARTICLE)
        await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
        const ink = await page.locator('h1').evaluate((h1) => getComputedStyle(h1).color)
        expect(ink).toBe('rgb(0, 0, 0)')
      },
      { ...WIDE, colorScheme: 'dark' },
    ))
})

describe('with fewer bytes', () => {
  const asked = async (page: Page, path: string) => {
    const types: string[] = []
    page.on('request', (request) => types.push(request.resourceType()))
    await page.goto(path, { waitUntil: 'networkidle' })
    await page.mouse.wheel(0, 4000)
    await page.waitForLoadState('networkidle')
    const count = (type: string) => types.filter((other) => other === type).length
    return { fonts: count('font'), pictures: count('image') }
  }

  it.each(['/', ARTICLE, '/ru', '/section/economy'])(
    '%s comes without fonts and pictures',
    (path) =>
      visit((page) => asked(page, path), {
        ...PHONE,
        extraHTTPHeaders: { 'Save-Data': 'on' },
      }).then((saved) => expect(saved).toEqual({ fonts: 0, pictures: 0 })),
  )

  it('and with both for who did not ask', async () => {
    const whole = await visit((page) => asked(page, '/'), PHONE)
    expect(whole.fonts).toBeGreaterThan(0)
    expect(whole.pictures).toBeGreaterThan(0)
  })

  it('also for who asked the browser for fewer', async () => {
    const own = await launchBrowser(['--enable-blink-features=PrefersReducedData'])
    const context = await own.newContext({ baseURL: site.url, ...PHONE })
    const page = await context.newPage()
    const devtools = await context.newCDPSession(page)
    const features = [{ name: 'prefers-reduced-data', value: 'reduce' }]
    await devtools.send('Emulation.setEmulatedMedia', { features })
    const urls: string[] = []
    page.on('request', (request) => urls.push(request.url()))
    for (const path of ['/', ARTICLE, '/2025/08/18/kazakhstan-ai-rollout']) {
      await page.goto(path, { waitUntil: 'networkidle' })
    }
    await own.close()
    expect(urls.length).toBeGreaterThan(2)
    expect(urls.filter((url) => /woff2|\/media\/|\/pattern\//.test(url))).toEqual([])
  })

  it('a picture that was left out is still described, and one tap away', () =>
    visit(
      async (page) => {
        await page.goto(ARTICLE)
        await page.locator('.picture-description a').click()
        expect(page.url()).toMatch(/\/media\/.*-480\.jpg$/)
      },
      { ...PHONE, extraHTTPHeaders: { 'Save-Data': 'on' } },
    ))
})

/** Presses Tab until what has the focus is called so. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let stop = 0; stop < 80; stop += 1) {
    await page.keyboard.press('Tab')
    const called = await page.evaluate(() => {
      const at = document.activeElement
      return (at instanceof HTMLInputElement ? at.labels?.[0] : at)?.textContent?.trim()
    })
    if (called === name) return
  }
  throw new Error(`no stop is called ${name}`)
}
