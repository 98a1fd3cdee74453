import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { useDemoSite } from '../support/demo-site.ts'
import { useReaders } from './readers.ts'

const site = useDemoSite()
const visit = useReaders(site)

/** Front page → the corrected piece → its history → the first revision → back → the archive. */
async function readThrough(page: Page) {
  await page.goto('/')
  await page.getByRole('heading', { level: 2 }).getByRole('link').first().click()
  expect(await page.getByRole('heading', { level: 1 }).innerText()).not.toBe('')

  await page.goto('/corrections')
  await page.getByRole('link', { name: 'Osh adds late buses' }).first().click()
  const main = page.getByRole('main')
  expect(await main.innerText()).toContain('The bus leaves at 21:20')
  expect(await main.getByRole('table').innerText()).toContain('21:20')

  await page.getByRole('link', { name: 'History of this piece' }).click()
  expect(new URL(page.url()).pathname).toMatch(/\/history$/)
  await page.getByRole('main').getByRole('link').filter({ hasText: 'Version 1' }).click()
  expect(new URL(page.url()).search).toBe('?rev=1')
  expect(await page.getByRole('main').getByRole('table').innerText()).toContain('21:30')
  await page.getByRole('link', { name: 'Read the current version' }).click()
  expect(new URL(page.url()).search).toBe('')

  await page.getByRole('contentinfo').getByRole('link', { name: 'Archive' }).click()
  await page.getByRole('main').getByRole('link', { name: '2026' }).first().click()
  expect(await page.getByRole('main').innerText()).toContain('Viewing results 1–12 of 47')
  await page.getByRole('link', { name: 'Next page' }).click()
  expect(await page.getByRole('main').innerText()).toContain('Viewing results 13–24 of 47')
  expect(new URL(page.url()).search).toBe('?page=2')
}

/** What of the ticker's lines stands beside the paper, where a reader who sees no motion has no way to it. */
const cutInTicker = (page: Page) =>
  page.locator('.ticker-band').evaluate((band) => {
    const { left, right } = band.getBoundingClientRect()
    const lines = [...band.querySelectorAll('.ticker-lines:not([hidden]) .ticker-line')]
    if (lines.length === 0) return ['no line at all']
    const edge = Math.min(right, document.documentElement.clientWidth) + 0.5
    return lines
      .filter((line) => {
        const box = line.getBoundingClientRect()
        return box.right > edge || box.left < left - 0.5
      })
      .map((line) => line.textContent)
  })

describe('a reader', () => {
  it('goes from the front page to a piece, its history, an old revision and through the archive', () =>
    visit(readThrough))

  it('does the same with script switched off', () =>
    visit(readThrough, { javaScriptEnabled: false }))

  it('holds the ticker still with its switch, without script', () =>
    visit(
      async (page) => {
        await page.goto('/')
        const band = page.locator('.ticker-lines').first()
        const state = () => band.evaluate((el) => getComputedStyle(el).animationPlayState)
        expect(await state()).toBe('running')
        await page.getByLabel('Hold the rates still').press('Space')
        expect(await state()).toBe('paused')
      },
      { viewport: { width: 1280, height: 800 } },
    ))

  it('sees no motion at all after asking the system for less of it', () =>
    visit(
      async (page) => {
        await page.goto('/')
        const moving = await page.evaluate(() => document.getAnimations().length)
        expect(moving).toBe(0)
        expect(await page.locator('.ticker').innerText()).toContain('TJS/USD = 0.10879 -0.18%')
        for (const width of [320, 390, 800, 1280]) {
          await page.setViewportSize({ width, height: 800 })
          expect(await cutInTicker(page), `at ${width}`).toEqual([])
        }
      },
      { reducedMotion: 'reduce' },
    ))

  it('reads with the keyboard alone: skip link, ticker switch, first piece, back to the top', () =>
    visit(async (page) => {
      await page.goto('/')
      await page.keyboard.press('Tab')
      expect(await focused(page)).toBe('Skip to the content')
      await page.keyboard.press('Enter')
      await page.keyboard.press('Tab')
      expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true)
      const headline = await focused(page)
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { level: 1, name: headline }).waitFor()

      await page.goto('/')
      const stops = await tabStops(page, 'Hold the rates still')
      expect(stops).toContain('The Sample Courier')
      expect(stops).toContain('Economy')
    }))

  it('finds every page usable at 320 pixels, without scrolling sideways', () =>
    visit(
      async (page) => {
        for (const path of ['/', '/archive/2026', '/corrections', '/about', '/nothing-here']) {
          await page.goto(path)
          const wide = await page.evaluate(
            () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
          )
          expect(wide, path).toBe(false)
        }
      },
      { viewport: { width: 320, height: 640 } },
    ))
})

function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const at = document.activeElement
    const label = at instanceof HTMLInputElement ? at.labels?.[0]?.textContent : at?.textContent
    return (label ?? '').trim()
  })
}

/** What the Tab key comes by until it reaches `last`. */
async function tabStops(page: Page, last: string): Promise<string[]> {
  const stops: string[] = []
  for (let i = 0; i < 60 && stops.at(-1) !== last; i++) {
    await page.keyboard.press('Tab')
    stops.push(await focused(page))
  }
  expect(stops.at(-1)).toBe(last)
  return stops
}
