import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { useDemoSite } from '../support/demo-site.ts'
import { useReaders } from './readers.ts'

const site = useDemoSite()
const visit = useReaders(site)

const sum = (page: Page) => page.locator('.convert-sum').innerText()
const said = (page: Page, text: string | RegExp) =>
  page.locator('#result').getByText(text).first().waitFor()

describe('a reader without script', () => {
  // Lines in motion cannot be clicked by a machine.
  const noScript = { javaScriptEnabled: false, reducedMotion: 'reduce' } as const

  it('comes from the ticker to a pair, converts an amount of it, and turns it round', () =>
    visit(async (page) => {
      await page.goto('/')
      await page
        .locator('.ticker-lines')
        .first()
        .getByRole('link', { name: 'Tajik somoni' })
        .click()
      expect(new URL(page.url()).pathname).toBe('/rates/tjs-usd')
      await page.getByRole('link', { name: 'Convert an amount' }).click()
      expect(await sum(page)).toBe('100 TJS = 10.88 USD')
      await page.getByLabel('Amount').fill('1,500')
      await page.getByLabel('To').selectOption('KZT')
      await page.getByRole('button', { name: 'Convert' }).click()
      expect(await sum(page)).toMatch(/^1,500 TJS = [\d,]+\.\d\d KZT$/)
      await page.getByRole('link', { name: 'Swap the currencies' }).click()
      expect(await sum(page)).toMatch(/^1,500 KZT = \d+\.\d\d TJS$/)
      await page.getByRole('link', { name: 'KZT/TJS: history of the rate' }).click()
      expect(new URL(page.url()).pathname).toBe('/rates/kzt-tjs')
    }, noScript))

  it('is told what is wrong, and finds the form as it was', () =>
    visit(async (page) => {
      await page.goto('/ru/rates/convert')
      await page.getByLabel('Сумма').fill('сто')
      await page.getByRole('button', { name: 'Пересчитать' }).click()
      await said(page, '«сто» — не сумма')
      expect(await page.getByLabel('Сумма').inputValue()).toBe('сто')
    }, noScript))
})

describe('a reader with script', () => {
  it('sees the amount converted while typing, as the server rounds it, and asks nobody for it', () =>
    visit(async (page) => {
      await page.goto('/ru/rates/convert?amount=1&from=USD&to=KZT')
      const asked: string[] = []
      page.on('request', (request) => asked.push(request.url()))
      await page.getByLabel('Сумма').fill('')
      await page.getByLabel('Сумма').pressSequentially('1234567,895')
      const typed = await sum(page)
      expect(asked).toEqual([])
      await page.goto('/ru/rates/convert?amount=1234567,895&from=USD&to=KZT')
      expect(typed).toBe(await sum(page))
    }))

  it('changes currency and day without leaving the page, by the keyboard too', () =>
    visit(async (page) => {
      await page.goto('/rates/convert?amount=10&from=USD&to=KZT')
      await page.evaluate(() => Object.assign(document.body.dataset, { here: 'still' }))
      await page.getByLabel('To').selectOption('KGS')
      await said(page, /KGS/)
      await page.getByLabel('Day').fill('2026-10-01')
      await said(page, /1 October 2026/)
      await page.getByRole('link', { name: 'Swap the currencies' }).focus()
      await page.keyboard.press('Enter')
      await said(page, /10 KGS/)
      expect(await page.locator('body').getAttribute('data-here')).toBe('still')
      expect(new URL(page.url()).search).toBe('?amount=10&from=KGS&to=USD&date=2026-10-01')
      const inRussian = page.locator('.nav-editions').getByRole('link', { name: 'Русский' })
      expect(await inRussian.getAttribute('href')).toContain('from=KGS&to=USD&date=2026-10-01')
    }))

  it('is told when the site cannot be reached', () =>
    visit(async (page) => {
      await page.goto('/rates/convert')
      await page.context().setOffline(true)
      await page.getByLabel('To').selectOption('KGS')
      await said(page, 'The rate could not be fetched')
    }))
})
